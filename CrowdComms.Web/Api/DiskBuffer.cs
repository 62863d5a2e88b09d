namespace CrowdComms.Web.Api;

/// <summary>Temporary files that are deleted when they are closed. Large responses go to one first, because
/// many of them together do not fit into memory.</summary>
internal static class DiskBuffer
{
    /// <summary>Creates an empty temporary file for reading and writing.</summary>
    internal static FileStream Open() => new(
        Path.Combine(Path.GetTempPath(), Path.GetRandomFileName()),
        new FileStreamOptions
        {
            Mode = FileMode.CreateNew,
            Access = FileAccess.ReadWrite,
            Share = FileShare.None,
            Options = FileOptions.DeleteOnClose | FileOptions.Asynchronous
        });
}
