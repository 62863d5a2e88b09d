using SkiaSharp;

namespace CrowdComms.Data.Reports.Drawing;

/// <summary>A4 pages that are filled from the top; a piece that does not fit goes to the next page. They are drawn at
/// the end, when the number of pages is known for their feet.</summary>
internal sealed class ReportPages
{
    /// <summary>The size of an A4 page, in points.</summary>
    internal const float Width = 595.28f, Height = 841.89f;

    /// <summary>The left and right edge of the content, in points from the left of the page.</summary>
    internal const float Left = 42, Right = Width - 42;

    private const float Top = 42, Bottom = Height - 54;

    private readonly List<List<Action<SKCanvas>>> _pages = [[]];
    private float _y = Top;

    /// <summary>Adds a piece below the last one, or on the next page when it does not fit.</summary>
    /// <param name="height">The height of the piece, in points.</param>
    /// <param name="draw">Draws the piece; it gets the canvas and the top of the piece.</param>
    /// <returns>Whether the piece began a new page.</returns>
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

    /// <summary>Whether a piece of this height still fits on the page.</summary>
    internal bool Fits(float height) => _y + height <= Bottom;

    /// <summary>Leaves a gap of this height, except at the top of a page.</summary>
    internal void Skip(float height) => _y += _y > Top ? height : 0;

    /// <summary>Starts a new page for the next piece, unless this height still fits on the present one.</summary>
    internal void Keep(float height)
    {
        if (!Fits(height))
        {
            _pages.Add([]);
            _y = Top;
        }
    }

    /// <summary>Draws all pages into the document, each with the foot and its number.</summary>
    internal void Write(SKDocument pdf, string foot)
    {
        for (var i = 0; i < _pages.Count; i++)
        {
            var canvas = pdf.BeginPage(Width, Height);
            _pages[i].ForEach(draw => draw(canvas));
            ReportInk.Small.Write(canvas, foot, new(Left, Right - 60, Height - 30));
            ReportInk.Small.Write(canvas, $"{i + 1} of {_pages.Count}", new(Right - 60, Right, Height - 30), Side.End);
            pdf.EndPage();
        }
    }
}
