namespace CrowdComms.Data.Files;

/// <summary>A file as somebody sends it.</summary>
/// <param name="Name">Its name, shown and audited.</param>
/// <param name="Content">Read once, never held whole in memory.</param>
public sealed record Upload(string Name, Stream Content);

/// <summary>An upload that is kept for the import of an id.</summary>
/// <param name="Hash">The hash of its content.</param>
/// <param name="Id">The import's id: the same file imported twice is kept twice, and each
/// import deletes its own.</param>
public sealed record KeptUpload(string Hash, Guid Id);
