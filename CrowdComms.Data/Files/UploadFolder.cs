using CrowdComms.Data.Common;

namespace CrowdComms.Data.Files;

/// <summary>Stores uploaded files on disk while they are imported, and as long as the import can be undone.</summary>
/// <param name="folder">The application's storage folder.</param>
/// <param name="clock">The clock that decides which files were left behind.</param>
public sealed class UploadFolder(string folder, TimeProvider clock)
{
    /// <summary>The greatest size of a file, in bytes.</summary>
    public const long Most = 50L * 1024 * 1024;

    /// <summary>How long the file of an import is stored after the import began.</summary>
    internal static readonly TimeSpan KeptFor = TimeSpan.FromDays(7);

    internal static readonly TimeSpan LeftBehind = TimeSpan.FromDays(1);

    /// <summary>The path of the folder that holds the uploaded files.</summary>
    public string Place { get; } = Path.Combine(folder, "uploads");

    /// <summary>Writes an upload to a file of its own.</summary>
    /// <returns>The file's path; <c>import.too_large</c>.</returns>
    internal async Task<Result<string>> KeepAsync(Stream content, CancellationToken cancellationToken)
    {
        var uploads = Directory.CreateDirectory(Place);
        DeleteLeftBehind(uploads);
        var path = Path.Combine(uploads.FullName, $"{RisingId.Next():N}.upload");
        try
        {
            if (await CopyAsync(content, path, cancellationToken))
            {
                File.SetLastWriteTimeUtc(path, clock.GetUtcNow().UtcDateTime);
                return path;
            }
        }
        catch
        {
            File.Delete(path);
            throw;
        }

        File.Delete(path);
        return UploadErrors.TooLarge(Most);
    }

    /// <summary>Returns whether the file is stored on this node, and not on another one.</summary>
    internal bool Has(KeptUpload upload) => File.Exists(PathOf(upload));

    /// <summary>Returns the path of a stored file.</summary>
    internal string PathOf(KeptUpload upload) => Path.Combine(Place, $"{upload.Hash}-{upload.Id:N}.import");

    /// <summary>Deletes the files of imports that began before <paramref name="over"/>.</summary>
    internal void Forget(DateTimeOffset over)
    {
        var uploads = new DirectoryInfo(Place);
        foreach (var file in uploads.Exists ? uploads.EnumerateFiles("*.import")
            .Where(f => f.LastWriteTimeUtc < over.UtcDateTime) : [])
        {
            file.Delete();
        }
    }

    /// <summary>Deletes a stored file early: a person in it is to be forgotten, or its event is deleted.</summary>
    internal void Forget(KeptUpload upload) => File.Delete(PathOf(upload));

    private static async Task<bool> CopyAsync(Stream content, string path, CancellationToken cancellationToken)
    {
        await using var file = new FileStream(path, FileMode.CreateNew, FileAccess.Write);
        var buffer = new byte[64 * 1024];
        int read;
        while ((read = await content.ReadAsync(buffer, cancellationToken)) > 0)
        {
            if (file.Position + read > Most)
            {
                return false;
            }

            await file.WriteAsync(buffer.AsMemory(0, read), cancellationToken);
        }

        return true;
    }

    // A process that ended during an import could not delete its file, so old files are deleted here.
    private void DeleteLeftBehind(DirectoryInfo uploads)
    {
        foreach (var file in uploads.EnumerateFiles("*.upload")
            .Where(f => clock.GetUtcNow().UtcDateTime - f.LastWriteTimeUtc > LeftBehind))
        {
            file.Delete();
        }

        Forget(clock.GetUtcNow() - KeptFor);
    }
}
