using SkiaSharp;

namespace CrowdComms.Data.Badges.Drawing;

/// <summary>The glyphs of one font and their positions, at <see cref="ShapedLine.UnitSize"/>.</summary>
internal sealed record ShapedRun(SKTypeface Face, ushort[] Glyphs, SKPoint[] At);

/// <summary>One line of text as glyphs, at one size from which every other size is scaled. The baseline is at 0, and up
/// is negative.</summary>
/// <param name="Runs">The runs in the order in which they are seen, from the left.</param>
/// <param name="Ink">The rectangle around everything that is drawn, including the advance of the last glyph.</param>
internal sealed record ShapedLine(IReadOnlyList<ShapedRun> Runs, SKRect Ink)
{
    /// <summary>The size at which lines are shaped.</summary>
    internal const float UnitSize = 100;

    // The heights of capitals and descenders of the font family. Fixed values keep lines at the same distance whether
    // they have accents or not.
    private const float Ascent = 74, Descent = 22;

    /// <summary>Measures shaped runs and returns them as a line.</summary>
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

    /// <summary>Creates a font for exact outlines: badges are scaled and printed, so the font is not hinted for a
    /// screen.</summary>
    internal static SKFont FontOf(SKTypeface face, float size) => new(face, size)
    {
        Subpixel = true,
        LinearMetrics = true,
        Hinting = SKFontHinting.None,
        Edging = SKFontEdging.Antialias,
    };

    /// <summary>Draws the line so that the left edge of its ink is at <paramref name="left"/>.</summary>
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
