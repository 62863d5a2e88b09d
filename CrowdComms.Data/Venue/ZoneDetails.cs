using CrowdComms.Data.Common;

namespace CrowdComms.Data.Venue;

/// <summary>The properties of a zone as an organiser enters them.</summary>
/// <param name="Name">The name, 1 to 60 characters; unique in the event apart from case and accents.</param>
/// <param name="Capacity">The greatest number of people inside at the same time; null for no limit.</param>
public sealed record ZoneDetails(string Name, int? Capacity = null);

/// <summary>Validates the properties of a zone.</summary>
public static class ZoneRules
{
    private const int MostPeople = 10_000_000;

    /// <summary>Maps the name of each wrong field (camelCase) to its sentence; empty when all fields are
    /// acceptable.</summary>
    public static IReadOnlyDictionary<string, string[]> Check(ZoneDetails details) => TextRules.Problems(
        ("name", TextRules.Required("Name", details.Name, 60)), ("capacity", Capacity(details.Capacity)));

    internal static string? Capacity(int? capacity) =>
        capacity is null or (>= 1 and <= MostPeople) ? null
            : $"Capacity must be between 1 and {MostPeople:N0}, or empty for no limit.";
}
