using CrowdComms.Data.Common;

namespace CrowdComms.Web.Shared;

/// <summary>The sentence that pages show while the database cannot be reached.</summary>
public static class Offline
{
    /// <summary>The error for a form: what the user typed stays in the fields.</summary>
    public static Error Error { get; } = new(
        ErrorKind.Conflict, "database.unreachable", "The database does not answer, so nothing was saved. What you typed is still here; try again in a moment.");
}
