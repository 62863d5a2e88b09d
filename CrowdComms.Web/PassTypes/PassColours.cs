using System.Globalization;

namespace CrowdComms.Web.PassTypes;

/// <summary>The colours that organisers can choose for pass types, and a check whether another colour is visible.</summary>
public static class PassColours
{
    // The background colours of the light and the dark theme.
    private const string Paper = "#ffffff", Night = "#1a1d25";

    // WCAG 2.2, 1.4.11: the contrast of a graphical object to its surroundings must be at least 3:1.
    private const double Enough = 3;

    /// <summary>The suggested colours. Each has a contrast of at least 3:1 to the light and to the dark background.</summary>
    public static IReadOnlyList<(string Name, string Colour)> Palette { get; } =
    [
        ("Blue", "#3b6ea5"), ("Cobalt", "#5069dd"), ("Violet", "#8a5bd6"), ("Purple", "#a04bb5"), ("Pink", "#c94a86"), ("Red", "#cf4a42"),
        ("Orange", "#c2571a"), ("Amber", "#a8790c"), ("Olive", "#7a8425"), ("Green", "#3a8a4d"), ("Teal", "#148a81"), ("Slate", "#6b7686"),
    ];

    /// <summary>A sentence of warning if the colour is hard to see on the light or the dark background; null if it is
    /// not, or is not <c>#rrggbb</c> yet.</summary>
    public static string? Hint(string? colour)
    {
        if (Luminance(colour) is not { } own)
        {
            return null;
        }

        return Contrast(own, Luminance(Paper)!.Value) < Enough ? "This colour is hard to see on a light page."
            : Contrast(own, Luminance(Night)!.Value) < Enough ? "This colour is hard to see on a dark page."
            : null;
    }

    private static double Contrast(double one, double other) => (Math.Max(one, other) + 0.05) / (Math.Min(one, other) + 0.05);

    // The relative luminance from 0 to 1: https://www.w3.org/TR/WCAG22/#dfn-relative-luminance
    private static double? Luminance(string? colour) =>
        colour is ['#', _, _, _, _, _, _]
            && int.TryParse(colour.AsSpan(1), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var rgb)
            ? 0.2126 * Linear(rgb >> 16) + 0.7152 * Linear((rgb >> 8) & 255) + 0.0722 * Linear(rgb & 255)
            : null;

    private static double Linear(int channel)
    {
        var value = channel / 255.0;
        return value <= 0.04045 ? value / 12.92 : Math.Pow((value + 0.055) / 1.055, 2.4);
    }
}
