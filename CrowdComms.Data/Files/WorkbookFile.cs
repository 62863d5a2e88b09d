using SpreadCheetah;
using SpreadCheetah.Styling;
using SpreadCheetah.Worksheets;

namespace CrowdComms.Data.Files;

/// <summary>A sheet of a workbook, whose rows are read while they are written.</summary>
/// <param name="Name">The name on its tab, at most 31 characters.</param>
/// <param name="Columns">The columns with their headings.</param>
/// <param name="Rows">The rows, with one cell for each column: a text, a whole or decimal number, a time of the venue's clock,
/// or null.</param>
internal sealed record WorkbookSheet(string Name, IReadOnlyList<WorkbookColumn> Columns, IAsyncEnumerable<object?[]> Rows);

/// <summary>A column of a sheet. <paramref name="Width"/> is the number of characters that it shows.</summary>
internal sealed record WorkbookColumn(string Heading, double Width);

/// <summary>Writes tables as an Excel workbook. Texts are written as text cells, which Excel never reads as formulas, so
/// they stay as they were typed.</summary>
internal static class WorkbookFile
{
    /// <summary>The number of rows of a sheet below its headings:
    /// https://support.microsoft.com/office/excel-specifications-and-limits-1672b34d-7043-467e-8e27-269d656771c3</summary>
    internal const int MostRows = 1_048_575;

    /// <summary>The least width of a column in which a time is shown and not replaced by number signs.</summary>
    internal const double TimeWidth = 20;

    // Not every program finds a cell that does not name its address.
    private static readonly SpreadCheetahOptions Look = new()
    {
        DefaultDateTimeFormat = NumberFormat.Custom("yyyy-mm-dd hh:mm:ss"),
        WriteCellReferenceAttributes = true,
        PreserveStringWhitespace = true,
    };

    /// <summary>Writes the sheets one after another, row by row; <paramref name="to"/> stays open.</summary>
    /// <returns>The number of rows of all sheets, below the headings.</returns>
    internal static async Task<int> WriteAsync(Stream to, IEnumerable<WorkbookSheet> sheets, CancellationToken cancellationToken)
    {
        var rows = 0;
        await using var book = await Spreadsheet.CreateNewAsync(to, Look, cancellationToken);
        var bold = book.AddStyle(new Style { Font = new Font { Bold = true } });
        foreach (var sheet in sheets)
        {
            await book.StartWorksheetAsync(sheet.Name, Options(sheet), cancellationToken);
            await book.AddHeaderRowAsync([.. sheet.Columns.Select(c => SheetText.Of(c.Heading))], bold, cancellationToken);
            rows += await WriteRowsAsync(book, sheet, cancellationToken);
        }

        await book.FinishAsync(cancellationToken);
        return rows;
    }

    private static async Task<int> WriteRowsAsync(Spreadsheet book, WorkbookSheet sheet, CancellationToken cancellationToken)
    {
        var (rows, cells) = (0, new DataCell[sheet.Columns.Count]);
        await foreach (var row in sheet.Rows.WithCancellation(cancellationToken))
        {
            for (var i = 0; i < cells.Length; i++)
            {
                cells[i] = Cell(row[i]);
            }

            await book.AddRowAsync(cells, cancellationToken);
            rows++;
        }

        return rows;
    }

    private static WorksheetOptions Options(WorkbookSheet sheet)
    {
        var options = new WorksheetOptions { FrozenRows = 1 };
        for (var i = 0; i < sheet.Columns.Count; i++)
        {
            options.Column(i + 1).Width = sheet.Columns[i].Width;
        }

        return options;
    }

    private static DataCell Cell(object? value) => value switch
    {
        null => default,
        int number => new DataCell(number),
        decimal number => new DataCell(number),
        DateTime at => new DataCell(at.AddTicks(-(at.Ticks % TimeSpan.TicksPerSecond))),
        _ => new DataCell(SheetText.Of(value.ToString() ?? "")),
    };
}
