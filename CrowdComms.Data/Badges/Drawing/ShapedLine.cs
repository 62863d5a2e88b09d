using SkiaSharp;

namespace CrowdComms.Data.Badges.Drawing;

/// <summary>Glyphs of one font and where they stand, at <see cref="ShapedLine.UnitSize"/>.</summary>
internal sealed record ShapedRun(SKTypeface Face, ushort[] Glyphs, SKPoint[] At);

/// <summary>One line of text as glyphs, at one size that every other is scaled from. The baseline is 0,
/// up is negative.</summary>
/// <param name="Runs">As they are seen, from the left.</param>
/// <param name="Ink">All that is drawn, the pen's way included.</param>
internal sealed record ShapedLine(IReadOnlyList<ShapedRun> Runs, SKRect Ink)
{
    /// <summary>The size that a line is shaped at.</summary>
    internal const float UnitSize = 100;

    // Capitals and descenders of the family: lines keep their distance whether they have accents or not.
    private const float Ascent = 74, Descent = 22;

    /// <summary>Measures shaped runs.</summary>
    internal static ShapedLine Of(IReadOnlyList<ShapedRun> runs, float width)
    {
        var ink = new SKRect(0, -Ascent, width, Descent);
        foreach (var run in runs)
        {
            using var font = FontOf(run.Face, UnitSize);
            font.GetGlyphWidths(run.Glyphs, out var bounds);
            for (var i = 0; i < bounds.Length; i++)
            {
                if (!bounds[i].IsEmpty)
                {
                    bounds[i].Offset(run.At[i]);
                    ink.Union(bounds[i]);
                }
            }
        }

        return new ShapedLine(runs, ink);
    }

    /// <summary>A font for exact outlines: badges are printed and scaled, not hinted for one screen.</summary>
    internal static SKFont FontOf(SKTypeface face, float size) => new(face, size)
    {
        Subpixel = true,
        LinearMetrics = true,
        Hinting = SKFontHinting.None,
        Edging = SKFontEdging.Antialias,
    };

    /// <summary>Draws the line with its ink's left edge at <paramref name="left"/>.</summary>
    internal void Draw(SKCanvas canvas, SKPoint left, float size, SKPaint paint)
    {
        var scale = size / UnitSize;
        foreach (var run in Runs.Where(r => r.Glyphs.Length > 0))
        {
            using var font = FontOf(run.Face, size);
            using var builder = new SKTextBlobBuilder();
            var at = Array.ConvertAll(run.At, p => new SKPoint((p.X - Ink.Left) * scale, p.Y * scale));
            builder.AddPositionedRun(run.Glyphs, font, at);
            using var blob = builder.Build();
            canvas.DrawText(blob, left.X, left.Y, paint);
        }
    }
}
