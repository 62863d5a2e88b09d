namespace CrowdComms.Data.Files;

/// <summary>A file that a member uploads.</summary>
/// <param name="Name">The file's name, which pages and the audit show.</param>
/// <param name="Content">The file's content, which is read once and never held in memory as a whole.</param>
public sealed record Upload(string Name, Stream Content);

/// <summary>An uploaded file that is stored for an import.</summary>
/// <param name="Hash">The hash of the file's content.</param>
/// <param name="Id">The import's id. A file that is imported twice is stored twice, and each import deletes its own
/// copy.</param>
public sealed record KeptUpload(string Hash, Guid Id);
