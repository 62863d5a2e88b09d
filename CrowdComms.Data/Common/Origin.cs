namespace CrowdComms.Data.Common;

/// <summary>The way by which an actor's request came, as the audit shows it.</summary>
/// <param name="Via">The way: <c>Page</c>, <c>API</c>, <c>API key</c>, <c>Device</c>, <c>Import</c>, <c>Public page</c>
/// or <c>System</c>.</param>
/// <param name="Address">The network address of a member, key or device; null for visitors and for background
/// work.</param>
public sealed record Origin(string Via, string? Address = null)
{
    /// <summary>Background work of the application itself.</summary>
    public static Origin System { get; } = new("System");

    /// <summary>A file of registrants that a member uploaded.</summary>
    public static Origin Import { get; } = new("Import");

    /// <summary>A page that visitors use without an account. Their network address is personal data, so it is not
    /// stored.</summary>
    public static Origin PublicPage { get; } = new("Public page");
}
