using CrowdComms.Data.Common;

namespace CrowdComms.Data.Imports;

/// <summary>A file as somebody sends it.</summary>
/// <param name="Name">Its name, shown and audited.</param>
/// <param name="Content">Read once, never held whole in memory.</param>
public sealed record Upload(string Name, Stream Content);

/// <summary>Where uploads lie while they are imported.</summary>
/// <param name="folder">The storage folder.</param>
/// <param name="clock">Tells which files were left behind.</param>
public sealed class UploadFolder(string folder, TimeProvider clock)
{
    /// <summary>Bytes of the largest file that is taken.</summary>
    public const long Most = 50L * 1024 * 1024;

    internal static readonly TimeSpan LeftBehind = TimeSpan.FromDays(1);

    /// <summary>The folder.</summary>
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
        return ImportErrors.TooLarge(Most);
    }

    /// <summary>Whether the file of an import is here, and not on another node.</summary>
    internal bool Has(Import import) => File.Exists(Kept(import));

    /// <summary>Keeps a checked upload for its import until that can no longer be undone.</summary>
    internal void Keep(ImportFile file, Import import) => file.MoveTo(Kept(import));

    /// <summary>The file of an import.</summary>
    /// <returns>The file; <c>import.gone</c>, <c>import.unreadable</c>.</returns>
    internal Result<ImportFile> Open(Import import)
    {
        if (!Has(import))
        {
            return ImportErrors.Gone;
        }

        var file = ImportFile.Open(import.FileName, Kept(import));
        return file.IsOk && import.Choices.Encoding is { } encoding && encoding != file.Value.Encoding ? file.Value.ReadAs(encoding) : file;
    }

    /// <summary>Deletes the files of imports that began before <paramref name="over"/>.</summary>
    internal void Forget(DateTimeOffset over)
    {
        var uploads = new DirectoryInfo(Place);
        foreach (var file in uploads.Exists ? uploads.EnumerateFiles("*.import").Where(f => f.LastWriteTimeUtc < over.UtcDateTime) : [])
        {
            file.Delete();
        }
    }

    /// <summary>Deletes the file of an import that is over, before its time: somebody in it is to be forgotten.</summary>
    internal void Forget(Import import) => File.Delete(Kept(import));

    // The same file imported twice is two imports, and each forgets its own.
    private string Kept(Import import) => Path.Combine(Place, $"{import.FileHash}-{import.Id:N}.import");

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

    // A process that died in the middle of an import could not delete its file.
    private void DeleteLeftBehind(DirectoryInfo uploads)
    {
        foreach (var file in uploads.EnumerateFiles("*.upload").Where(f => clock.GetUtcNow().UtcDateTime - f.LastWriteTimeUtc > LeftBehind))
        {
            file.Delete();
        }

        Forget(clock.GetUtcNow() - Import.UndoWindow);
    }
}
