namespace CrowdComms.Data.Engines;

/// <summary>Why the database or the storage folder cannot be used now. Each of them may pass.</summary>
public enum OutageKind
{
    /// <summary>The database does not answer.</summary>
    Unreachable,
    /// <summary>There is no space left on the disk, or in the quota.</summary>
    DiskFull,
    /// <summary>The disk, or the file of the database, can only be read.</summary>
    DiskReadOnly,
    /// <summary>The disk reports errors, or what it returns is damaged.</summary>
    DiskBroken,
}
