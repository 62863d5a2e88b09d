using SkiaSharp;

namespace CrowdComms.Data.Reports.Drawing;

/// <summary>Draws the figures of the report as tiles, four in a row.</summary>
internal static class ReportTiles
{
    private const int Across = 4;
    private const float TileHeight = 62, Gap = 8;

    /// <summary>Adds the tiles to the pages.</summary>
    internal static void Add(ReportPages pages, IReadOnlyList<ReportFigure> figures)
    {
        foreach (var row in figures.Chunk(Across))
        {
            pages.Add(TileHeight + Gap, (canvas, top) =>
            {
                var width = (ReportPages.Right - ReportPages.Left + Gap) / Across;
                for (var i = 0; i < row.Length; i++)
                {
                    Draw(canvas, row[i], SKRect.Create(ReportPages.Left + (i * width), top, width - Gap, TileHeight));
                }
            });
        }
    }

    private static void Draw(SKCanvas canvas, ReportFigure figure, SKRect box)
    {
        using var pale = new SKPaint { Color = ReportInk.Pale, IsAntialias = true };
        canvas.DrawRoundRect(box, 6, 6, pale);
        ReportInk.Heading.Write(canvas, figure.Name, new(box.Left + 9, box.Right - 9, box.Top + 15));
        ReportInk.Number.Write(canvas, $"{figure.Value:N0}", new(box.Left + 9, box.Right - 9, box.Top + 38));
        ReportInk.Small.Write(canvas, figure.Hint, new(box.Left + 9, box.Right - 5, box.Top + 53));
    }
}
