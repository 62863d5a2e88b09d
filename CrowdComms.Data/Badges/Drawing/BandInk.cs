using SkiaSharp;

namespace CrowdComms.Data.Badges.Drawing;

/// <summary>Chooses the colour of the letters on a band.</summary>
internal static class BandInk
{
    // WCAG 2.2, 1.4.3 asks for a contrast of 3:1 for bold letters from 14 points and 4.5:1 for others. Where white
    // letters do not reach it on a colour, black ones do.
    private const float LargeBold = 14;

    /// <summary>Returns white when its contrast suffices at that size, otherwise black.</summary>
    internal static SKColor On(SKColor band, float points) =>
        Contrast(band, SKColors.White) >= (points >= LargeBold ? 3 : 4.5) ? SKColors.White : SKColors.Black;

    /// <summary>Computes the contrast ratio of WCAG 2.2.</summary>
    internal static double Contrast(SKColor one, SKColor other)
    {
        var (a, b) = (Luminance(one), Luminance(other));
        return (Math.Max(a, b) + 0.05) / (Math.Min(a, b) + 0.05);
    }

    // Computes the relative luminance: https://www.w3.org/TR/WCAG22/#dfn-relative-luminance
    private static double Luminance(SKColor colour) =>
        0.2126 * Linear(colour.Red) + 0.7152 * Linear(colour.Green) + 0.0722 * Linear(colour.Blue);

    private static double Linear(byte channel)
    {
        var value = channel / 255.0;
        return value <= 0.04045 ? value / 12.92 : Math.Pow((value + 0.055) / 1.055, 2.4);
    }
}
