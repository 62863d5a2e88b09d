using SkiaSharp;

namespace CrowdComms.Data.Badges.Drawing;

/// <summary>How a text may be set. Sizes in points.</summary>
/// <param name="Fonts">The weight.</param>
/// <param name="Largest">The size it has where it fits.</param>
/// <param name="Smallest">The floor; below it the text is cut.</param>
/// <param name="MostLines">Lines at most.</param>
internal sealed record TextStyle(IReadOnlyList<BadgeFont> Fonts, float Largest, float Smallest, int MostLines = 1);

/// <summary>A text that fits its box: shrunk, then wrapped, in the end cut with an ellipsis.</summary>
internal sealed class FittedText
{
    // One line is left for two when it would have to shrink below this share of the largest size.
    private const float Comfortable = 0.66f;
    private const float Leading = 0.16f;

    private readonly IReadOnlyList<ShapedLine> _lines;

    private FittedText(IReadOnlyList<ShapedLine> lines, float size, bool rightToLeft) =>
        (_lines, Size, RightToLeft) = (lines, size, rightToLeft);

    /// <summary>The size it is set at, in points.</summary>
    internal float Size { get; }

    /// <summary>Lines it takes.</summary>
    internal int Lines => _lines.Count;

    /// <summary>Whether it begins at the right.</summary>
    internal bool RightToLeft { get; }

    /// <summary>From the top of the first line to the bottom of the last, in points.</summary>
    internal float Height => HeightOf(_lines) * Size / ShapedLine.UnitSize;

    /// <summary>The widest line, in points.</summary>
    internal float Width => WidthOf(_lines) * Size / ShapedLine.UnitSize;

    /// <summary>Fits a text into a box of that size; null when there is nothing to show.</summary>
    internal static FittedText? Fit(string? text, SKSize box, TextStyle style)
    {
        var clean = LineShaper.Clean(text ?? "", style.Fonts);
        if (clean.Length == 0)
        {
            return null;
        }

        var level = ReadingOrder.BaseLevel(clean);
        FittedText? best = null;
        for (var count = 1; count <= style.MostLines; count++)
        {
            var lines = LineBreaks.Balanced(clean, count, Measure).ConvertAll(Shaped);
            var fitted = new FittedText(lines, SizeFor(lines, box, style), level == 1);
            best = best is null || fitted.Size > best.Size * 1.05f ? fitted : best;
            if (best.Size >= style.Largest * Comfortable)
            {
                break;
            }
        }

        return best!.Size >= style.Smallest ? best : Cut(clean, box, style);

        ShapedLine Shaped(string line) => LineShaper.Shape(line, level, style.Fonts);
        float Measure(string line) => Shaped(line).Ink.Width;
    }

    /// <summary>Draws it from the top of a box, centred or from where its language begins.</summary>
    internal void Draw(SKCanvas canvas, SKRect box, bool centred, SKPaint paint)
    {
        var scale = Size / ShapedLine.UnitSize;
        var top = box.Top;
        foreach (var line in _lines)
        {
            var free = box.Width - line.Ink.Width * scale;
            var left = box.Left + (centred ? free / 2 : RightToLeft ? free : 0);
            line.Draw(canvas, new SKPoint(left, top - line.Ink.Top * scale), Size, paint);
            top += (line.Ink.Height + Leading * ShapedLine.UnitSize) * scale;
        }
    }

    // As much as fits at the smallest size; the end is said by an ellipsis.
    private static FittedText Cut(string text, SKSize box, TextStyle style)
    {
        var level = ReadingOrder.BaseLevel(text);
        var width = box.Width / style.Smallest * ShapedLine.UnitSize;
        for (var count = style.MostLines; ; count--)
        {
            var lines =
                LineBreaks.Filled(text, count, line => LineShaper.Shape(line, level, style.Fonts).Ink.Width <= width)
                    .ConvertAll(line => LineShaper.Shape(line, level, style.Fonts));
            var size = SizeFor(lines, box, style);
            if (count == 1 || size >= style.Smallest * 0.98f)
            {
                return new FittedText(lines, size, level == 1);
            }
        }
    }

    private static float SizeFor(IReadOnlyList<ShapedLine> lines, SKSize box, TextStyle style) =>
        Math.Min(style.Largest,
            ShapedLine.UnitSize * Math.Min(box.Width / WidthOf(lines), box.Height / HeightOf(lines)));

    private static float WidthOf(IReadOnlyList<ShapedLine> lines) => lines.Max(l => l.Ink.Width);

    private static float HeightOf(IReadOnlyList<ShapedLine> lines) =>
        lines.Sum(l => l.Ink.Height) + (lines.Count - 1) * Leading * ShapedLine.UnitSize;
}
