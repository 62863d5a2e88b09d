using CrowdComms.Data.Common;

namespace CrowdComms.Data.Badges;

/// <summary>The errors of designing and printing badges.</summary>
public static class BadgeErrors
{
    /// <summary>The greatest number of badges in one PDF.</summary>
    public const int MostInOneFile = 2000;

    /// <summary>Another change of the design was saved after the editor loaded it.</summary>
    public static Error Stale { get; } = new(
        ErrorKind.Stale, "badge.version_stale",
        "Someone else changed the badges while you were editing. Reload, then make your change again.");

    /// <summary>No registrant matches the print.</summary>
    public static Error NoMatch { get; } =
        new(ErrorKind.Conflict, "badge.nobody", "No one matches, so there is no badge to print.");

    /// <summary>The registrant is cancelled, so they get no badge.</summary>
    public static Error Cancelled { get; } = new(
        ErrorKind.Conflict, "badge.cancelled",
        "This registration is cancelled, so it has no badge. Ask an organiser to reinstate it first.");

    /// <summary>A badge that was printed before is printed again only with a reason.</summary>
    public static Error ReasonMissing(int printed, int all) => new(
        ErrorKind.Conflict, "badge.reason_missing",
        all == 1 ? "This badge was printed before. Give a reason for the reprint."
        : printed == 1 ? $"1 of these {all:N0} badges was printed before. Give a reason, or choose those not printed yet."
        : $"{printed:N0} of these {all:N0} badges were printed before. Give a reason, or choose those not printed yet.");

    /// <summary>The print has more badges than one PDF may have.</summary>
    public static Error TooMany(int people) => new(
        ErrorKind.Conflict, "badge.too_many",
        $"{people:N0} badges are too many for one file; at most {MostInOneFile:N0} fit. Print one pass type at a time, "
            + "or those not printed yet.");

    /// <summary>The reason is too long or holds control characters.</summary>
    public static Error Reason(string sentence) => Field("reason", sentence);

    /// <summary>The logo is too large, or no PNG or JPEG that can be printed.</summary>
    public static Error Logo(string sentence) => Field("logo", sentence);

    private static Error Field(string name, string sentence) =>
        Error.Validation(new Dictionary<string, string[]>(StringComparer.Ordinal) { [name] = [sentence] });
}
