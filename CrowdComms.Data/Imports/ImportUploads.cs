using CrowdComms.Data.Common;
using CrowdComms.Data.Files;

namespace CrowdComms.Data.Imports;

/// <summary>Stores, finds and deletes the files of imports on this node.</summary>
internal static class ImportUploads
{
    /// <summary>Whether the file of an import is on this node.</summary>
    internal static bool Has(this UploadFolder uploads, Import import) => uploads.Has(import.Upload);

    /// <summary>Keeps a checked upload for its import, as long as that can be undone.</summary>
    internal static void Keep(this UploadFolder uploads, ImportFile file, Import import) => file.MoveTo(uploads.PathOf(import.Upload));

    /// <summary>Deletes the file of an import immediately, because a person in it is to be forgotten.</summary>
    internal static void Forget(this UploadFolder uploads, Import import) => uploads.Forget(import.Upload);

    /// <summary>Opens the kept file of an import, in the encoding that was chosen.</summary>
    /// <returns>The file; <c>import.gone</c>, <c>import.unreadable</c>.</returns>
    internal static Result<ImportFile> Open(this UploadFolder uploads, Import import) =>
        uploads.Has(import) ? ImportFile.Reopen(import.FileName, uploads.PathOf(import.Upload), import.Choices.Reading)
            : ImportErrors.Gone;
}
