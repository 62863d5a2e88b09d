using CrowdComms.Data.Common;

namespace CrowdComms.Web.Shared;

/// <summary>What pages say while the database does not answer.</summary>
public static class Offline
{
    /// <summary>For a form: what was typed stays where it is.</summary>
    public static Error Error { get; } = new(
        ErrorKind.Conflict, "database.unreachable", "The database does not answer, so nothing was saved. What you typed is still here; try again in a moment.");
}
