namespace CrowdComms.Web.Api;

/// <summary>A file that is gone once it is closed: what a response is written to first, where many at once are more than belongs into memory.</summary>
internal static class DiskBuffer
{
    /// <summary>A new one, for reading and writing.</summary>
    internal static FileStream Open() => new(
        Path.Combine(Path.GetTempPath(), Path.GetRandomFileName()),
        new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.ReadWrite, Share = FileShare.None, Options = FileOptions.DeleteOnClose | FileOptions.Asynchronous });
}
