namespace CrowdComms.Data.Common;

/// <summary>From where somebody acts.</summary>
/// <param name="Via">The way in: <c>Page</c>, <c>API</c>, <c>API key</c>, <c>Device</c>, <c>Import</c>, <c>Public
/// page</c> or <c>System</c>.</param>
/// <param name="Address">The network's address of whoever works for the organiser; null where nobody
/// of them was at it.</param>
public sealed record Origin(string Via, string? Address = null)
{
    /// <summary>Background work.</summary>
    public static Origin System { get; } = new("System");

    /// <summary>A file that somebody uploaded.</summary>
    public static Origin Import { get; } = new("Import");

    /// <summary>The public themselves. Their address is not kept: it would be one more thing to forget.</summary>
    public static Origin PublicPage { get; } = new("Public page");
}
