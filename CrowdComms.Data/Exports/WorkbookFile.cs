using System.Runtime.CompilerServices;
using MiniExcelLibs;
using MiniExcelLibs.OpenXml;

namespace CrowdComms.Data.Exports;

/// <summary>Writes a table as an Excel workbook. Texts are written as text cells, which Excel never reads as formulas,
/// so they stay as they were typed.</summary>
internal static class WorkbookFile
{
    /// <summary>The number of rows of a sheet below its headings:
    /// https://support.microsoft.com/office/excel-specifications-and-limits-1672b34d-7043-467e-8e27-269d656771c3</summary>
    internal const int MostRows = 1_048_575;

    // The library's fast mode would hold the whole sheet in memory until the end.
    private static readonly OpenXmlConfiguration Look = new() { FastMode = false, FreezeRowCount = 1, AutoFilter = false };

    /// <summary>Writes the table row by row; <paramref name="to"/> stays open and must be able to seek.</summary>
    /// <returns>The number of rows below the headings.</returns>
    internal static async Task<int> WriteAsync(Stream to, ExportTable table, string sheet, CancellationToken cancellationToken)
    {
        var rows = new Counted();
        await MiniExcel.SaveAsAsync(to, RowsAsync(table, rows, cancellationToken), sheetName: sheet,
            configuration: Look, cancellationToken: cancellationToken);
        return rows.Count;
    }

    private static async IAsyncEnumerable<IDictionary<string, object?>> RowsAsync(
        ExportTable table, Counted rows, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await foreach (var row in table.Rows.WithCancellation(cancellationToken))
        {
            rows.Count++;
            yield return Cells(table, row);
        }

        // The library writes headings only together with a row, so an empty table gets one row of empty cells.
        if (rows.Count == 0)
        {
            yield return Cells(table, new object?[table.Columns.Count]);
        }
    }

    private static Dictionary<string, object?> Cells(ExportTable table, object?[] row)
    {
        var cells = new Dictionary<string, object?>(row.Length, StringComparer.Ordinal);
        for (var i = 0; i < row.Length; i++)
        {
            cells[table.Columns[i]] = row[i];
        }

        return cells;
    }

    private sealed class Counted
    {
        internal int Count { get; set; }
    }
}
