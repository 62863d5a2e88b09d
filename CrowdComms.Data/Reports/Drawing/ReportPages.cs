using SkiaSharp;

namespace CrowdComms.Data.Reports.Drawing;

/// <summary>Pages of A4 that are filled from the top: each piece goes where there is room for it. Drawn at the end,
/// when their number is known.</summary>
internal sealed class ReportPages
{
    /// <summary>A4, in points.</summary>
    internal const float Width = 595.28f, Height = 841.89f;

    /// <summary>Left and right edge of what is drawn.</summary>
    internal const float Left = 42, Right = Width - 42;

    private const float Top = 42, Bottom = Height - 54;

    private readonly List<List<Action<SKCanvas>>> _pages = [[]];
    private float _y = Top;

    /// <summary>Puts a piece below the last one, on the next page when it does not fit.</summary>
    /// <param name="height">Its height, in points.</param>
    /// <param name="draw">Draws it from its top.</param>
    /// <returns>Whether it began a page.</returns>
    internal bool Add(float height, Action<SKCanvas, float> draw)
    {
        var begins = !Fits(height);
        if (begins)
        {
            _pages.Add([]);
            _y = Top;
        }

        var top = _y;
        _pages[^1].Add(canvas => draw(canvas, top));
        _y += height;
        return begins;
    }

    /// <summary>Whether so much still fits on this page.</summary>
    internal bool Fits(float height) => _y + height <= Bottom;

    /// <summary>Leaves a gap, but not at the top of a page.</summary>
    internal void Skip(float height) => _y += _y > Top ? height : 0;

    /// <summary>Makes the next piece begin a page, unless so much still fits on this one.</summary>
    internal void Keep(float height)
    {
        if (!Fits(height))
        {
            _pages.Add([]);
            _y = Top;
        }
    }

    /// <summary>Draws all pages, with a foot on each.</summary>
    internal void Write(SKDocument pdf, string foot)
    {
        for (var i = 0; i < _pages.Count; i++)
        {
            var canvas = pdf.BeginPage(Width, Height);
            _pages[i].ForEach(draw => draw(canvas));
            ReportInk.Small.Write(canvas, foot, (Left, Right - 60, Height - 30));
            ReportInk.Small.Write(canvas, $"{i + 1} of {_pages.Count}", (Right - 60, Right, Height - 30), Side.End);
            pdf.EndPage();
        }
    }
}
