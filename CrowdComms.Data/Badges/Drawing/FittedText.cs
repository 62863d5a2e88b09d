using SkiaSharp;

namespace CrowdComms.Data.Badges.Drawing;

/// <summary>How a text may be set. Sizes are in points.</summary>
/// <param name="Fonts">The fonts of one weight, in the order in which they are tried.</param>
/// <param name="Largest">The size that the text has when it fits.</param>
/// <param name="Smallest">The smallest size; a text that does not fit at this size is cut.</param>
/// <param name="MostLines">The greatest number of lines.</param>
internal sealed record TextStyle(IReadOnlyList<BadgeFont> Fonts, float Largest, float Smallest, int MostLines = 1);

/// <summary>A text that fits its box: it is set smaller first, then broken into lines, and at last cut with an
/// ellipsis.</summary>
internal sealed class FittedText
{
    // A text that would have to shrink below this share of its largest size on one line is set on two lines instead.
    private const float Comfortable = 0.66f;
    private const float Leading = 0.16f;

    private readonly IReadOnlyList<ShapedLine> _lines;

    private FittedText(IReadOnlyList<ShapedLine> lines, float size, bool rightToLeft) =>
        (_lines, Size, RightToLeft) = (lines, size, rightToLeft);

    /// <summary>The size at which the text is set, in points.</summary>
    internal float Size { get; }

    /// <summary>The number of lines that the text takes.</summary>
    internal int Lines => _lines.Count;

    /// <summary>Whether the text begins at the right side.</summary>
    internal bool RightToLeft { get; }

    /// <summary>The distance from the top of the first line to the bottom of the last one, in points.</summary>
    internal float Height => HeightOf(_lines) * Size / ShapedLine.UnitSize;

    /// <summary>The width of the widest line, in points.</summary>
    internal float Width => WidthOf(_lines) * Size / ShapedLine.UnitSize;

    /// <summary>Fits a text into a box of the given size; returns null when there is nothing to show.</summary>
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

    /// <summary>Draws the text from the top of a box, centred or from the side where its language begins.</summary>
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

    // Takes as much text as fits at the smallest size, and adds an ellipsis.
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
