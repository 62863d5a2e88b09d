namespace CrowdComms.Data.Accounts;

/// <summary>One key of the web tier's key ring, kept here so that every node reads the same cookies.</summary>
public sealed class ProtectionKey
{
    /// <summary>Made by the database.</summary>
    public int Id { get; set; }

    /// <summary>The key's name.</summary>
    public string? FriendlyName { get; set; }

    /// <summary>The key, as the web tier wrote it.</summary>
    public string? Xml { get; set; }
}
