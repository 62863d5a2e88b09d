using System.Runtime.InteropServices;
using CrowdComms.Data.Badges.Drawing;
using SkiaSharp;

namespace CrowdComms.Data.Reports.Drawing;

/// <summary>The fonts, the size in points and the colour of a text in the report.</summary>
internal sealed record ReportInk(IReadOnlyList<BadgeFont> Fonts, float Size, SKColor Colour)
{
    private static readonly SKColor Black = new(0x16, 0x1a, 0x22), Grey = new(0x55, 0x5c, 0x6b);

    /// <summary>The colour of bars in charts.</summary>
    internal static SKColor Accent { get; } = new(0x1f, 0x6f, 0xeb);

    /// <summary>The background of tiles and of headings in tables.</summary>
    internal static SKColor Pale { get; } = new(0xf3, 0xf5, 0xf9);

    /// <summary>The colour of lines between rows.</summary>
    internal static SKColor Rule { get; } = new(0xdd, 0xe1, 0xe8);

    internal static ReportInk Part { get; } = new(BadgeFonts.Bold, 13, Black);

    internal static ReportInk Number { get; } = new(BadgeFonts.Bold, 20, Black);

    internal static ReportInk Strong { get; } = new(BadgeFonts.Bold, 9, Black);

    internal static ReportInk Text { get; } = new(BadgeFonts.Regular, 9, Black);

    internal static ReportInk Quiet { get; } = new(BadgeFonts.Regular, 9, Grey);

    internal static ReportInk Heading { get; } = new(BadgeFonts.Bold, 8, Grey);

    internal static ReportInk Small { get; } = new(BadgeFonts.Regular, 7.5f, Grey);

    /// <summary>Writes one line of text on the baseline of <paramref name="at"/>, between its ends; a text that is too
    /// long ends in an ellipsis.</summary>
    internal void Write(SKCanvas canvas, string? text, InkLine at, Side side = Side.Start)
    {
        var clean = LineShaper.Clean(text ?? "", Fonts);
        if (clean.Length == 0)
        {
            return;
        }

        var level = ReadingOrder.BaseLevel(clean);
        var most = (at.Right - at.Left) / Size * ShapedLine.UnitSize;
        var line = Shape(clean);
        if (line.Ink.Width > most)
        {
            line = Shape(LineBreaks.Filled(clean, 1, t => Shape(t).Ink.Width <= most)[0]);
        }

        var free = at.Right - at.Left - (line.Ink.Width * Size / ShapedLine.UnitSize);
        var left = at.Left + (side switch { Side.Start => 0, Side.Middle => free / 2, Side.End => free });
        using var paint = new SKPaint { Color = Colour, IsAntialias = true };
        line.Draw(canvas, new SKPoint(left, at.Baseline), Size, paint);

        ShapedLine Shape(string shown) => LineShaper.Shape(shown, level, Fonts);
    }
}

/// <summary>The alignment of a text in its box.</summary>
internal enum Side
{
    /// <summary>At the left edge of the box.</summary>
    Start,
    /// <summary>In the middle of the box.</summary>
    Middle,
    /// <summary>At the right edge, where the digits of numbers line up.</summary>
    End,
}

/// <summary>A line on a page that text is written on, in points.</summary>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct InkLine(float Left, float Right, float Baseline);
