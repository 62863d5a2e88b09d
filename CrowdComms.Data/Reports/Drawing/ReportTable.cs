using SkiaSharp;

namespace CrowdComms.Data.Reports.Drawing;

/// <summary>A column of a table. <paramref name="Share"/> is its part of the table's width; the shares of all columns
/// add up to one.</summary>
internal sealed record ReportColumn(string Name, float Share, Side Side = Side.Start);

/// <summary>A table that continues over several pages and repeats its headings on each.</summary>
internal sealed class ReportTable(ReportPages pages, IReadOnlyList<ReportColumn> columns)
{
    private const float RowHeight = 17, Padding = 6;

    /// <summary>Adds the table to the pages; the text of the first column is the strongest.</summary>
    internal void Add(IReadOnlyList<IReadOnlyList<string?>> rows)
    {
        pages.Keep(3 * RowHeight);
        AddHeadings();
        foreach (var row in rows)
        {
            if (!pages.Fits(RowHeight))
            {
                pages.Keep(RowHeight);
                AddHeadings();
            }

            pages.Add(RowHeight, (canvas, top) => DrawRow(canvas, top, row));
        }
    }

    private void AddHeadings() => pages.Add(RowHeight, (canvas, top) =>
    {
        using var pale = new SKPaint { Color = ReportInk.Pale };
        canvas.DrawRect(new SKRect(ReportPages.Left, top, ReportPages.Right, top + RowHeight), pale);
        Draw(canvas, top, i => (ReportInk.Heading, columns[i].Name));
    });

    private void DrawRow(SKCanvas canvas, float top, IReadOnlyList<string?> row)
    {
        using var rule = new SKPaint { Color = ReportInk.Rule, StrokeWidth = 0.5f };
        canvas.DrawLine(ReportPages.Left, top + RowHeight, ReportPages.Right, top + RowHeight, rule);
        Draw(canvas, top, i => (i == 0 ? ReportInk.Strong : ReportInk.Text, row[i]));
    }

    private void Draw(SKCanvas canvas, float top, Func<int, (ReportInk Ink, string? Text)> cell)
    {
        var left = ReportPages.Left;
        for (var i = 0; i < columns.Count; i++)
        {
            var right = left + (columns[i].Share * (ReportPages.Right - ReportPages.Left));
            var (ink, text) = cell(i);
            ink.Write(canvas, text, new(left + Padding, right - Padding, top + 11.8f), columns[i].Side);
            left = right;
        }
    }
}
