using System.Text.RegularExpressions;
using CrowdComms.Data.Registrants;

namespace CrowdComms.Data.PassTypes;

/// <summary>What is acceptable as the details of a pass type or a zone.</summary>
public static partial class PassTypeRules
{
    private const int MostPeople = 10_000_000;

    /// <summary>Every field of a pass type that is not acceptable: field name (camelCase) to a sentence. Empty when all is well.</summary>
    public static IReadOnlyDictionary<string, string[]> Check(PassTypeDetails details) => Problems(
        ("name", RegistrantRules.Required("Name", details.Name, 60)),
        ("code", CodeShape().IsMatch(details.Code) ? null : "Code needs 1 to 12 characters: A to Z, 0 to 9 and hyphens."),
        ("colour", ColourShape().IsMatch(details.Colour) ? null : "Colour must be a # and six digits from 0 to 9 and a to f, such as #2c47cf."),
        ("capacity", Capacity(details.Capacity)),
        ("validUntil", details.ValidFrom is { } from && details.ValidUntil is { } until && until <= from ? "The pass must end after it starts to be valid." : null));

    /// <summary>Every field of a zone that is not acceptable: field name (camelCase) to a sentence. Empty when all is well.</summary>
    public static IReadOnlyDictionary<string, string[]> Check(ZoneDetails details) => Problems(
        ("name", RegistrantRules.Required("Name", details.Name, 60)), ("capacity", Capacity(details.Capacity)));

    private static Dictionary<string, string[]> Problems(params ReadOnlySpan<(string Field, string? Sentence)> fields)
    {
        var problems = new Dictionary<string, string[]>(StringComparer.Ordinal);
        foreach (var (field, sentence) in fields)
        {
            if (sentence is not null)
            {
                problems[field] = [sentence];
            }
        }

        return problems;
    }

    private static string? Capacity(int? capacity) =>
        capacity is null or (>= 1 and <= MostPeople) ? null : $"Capacity must be between 1 and {MostPeople:N0}, or empty for no limit.";

    [GeneratedRegex("^[A-Z0-9-]{1,12}$", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex CodeShape();

    [GeneratedRegex("^#[0-9a-fA-F]{6}$", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex ColourShape();
}
