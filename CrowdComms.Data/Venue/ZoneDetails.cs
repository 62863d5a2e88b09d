using CrowdComms.Data.Common;

namespace CrowdComms.Data.Venue;

/// <summary>What organisers write about a zone.</summary>
/// <param name="Name">1 to 60 characters; no two zones of an event have the same but for case and accents.</param>
/// <param name="Capacity">At most so many people inside; null for no limit.</param>
public sealed record ZoneDetails(string Name, int? Capacity = null);

/// <summary>What is acceptable as the details of a zone.</summary>
public static class ZoneRules
{
    private const int MostPeople = 10_000_000;

    /// <summary>Every field of a zone that is not acceptable: field name (camelCase) to a sentence. Empty
    /// when all is well.</summary>
    public static IReadOnlyDictionary<string, string[]> Check(ZoneDetails details) => TextRules.Problems(
        ("name", TextRules.Required("Name", details.Name, 60)), ("capacity", Capacity(details.Capacity)));

    internal static string? Capacity(int? capacity) =>
        capacity is null or (>= 1 and <= MostPeople) ? null
            : $"Capacity must be between 1 and {MostPeople:N0}, or empty for no limit.";
}
