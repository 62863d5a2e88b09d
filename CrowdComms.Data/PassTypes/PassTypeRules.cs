using System.Text.RegularExpressions;
using CrowdComms.Data.Common;
using CrowdComms.Data.Venue;

namespace CrowdComms.Data.PassTypes;

/// <summary>Validates the properties of a pass type.</summary>
public static partial class PassTypeRules
{
    /// <summary>Maps the name of each wrong field (camelCase) to its sentence; empty when all fields are
    /// acceptable.</summary>
    public static IReadOnlyDictionary<string, string[]> Check(PassTypeDetails details) => TextRules.Problems(
        ("name", TextRules.Required("Name", details.Name, 60)),
        ("code", CodeShape().IsMatch(details.Code) ? null
            : "Code must have 1 to 12 characters: A–Z, 0–9 and hyphens."),
        ("colour", ColourShape().IsMatch(details.Colour) ? null
            : "Colour must be # and six digits 0–9 or a–f, such as #2c47cf."),
        ("capacity", ZoneRules.Capacity(details.Capacity)),
        ("validUntil", details.ValidFrom is { } from && details.ValidUntil is { } until && until <= from
            ? "“Valid until” must be after “Valid from”." : null));

    [GeneratedRegex("^[A-Z0-9-]{1,12}$", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex CodeShape();

    [GeneratedRegex("^#[0-9a-fA-F]{6}$", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex ColourShape();
}
