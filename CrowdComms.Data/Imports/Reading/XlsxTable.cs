using System.Globalization;
using CrowdComms.Data.Common;
using MiniExcelLibs;
using MiniExcelLibs.OpenXml;

namespace CrowdComms.Data.Imports.Reading;

/// <summary>Reads the first sheet of an Excel workbook.</summary>
internal sealed class XlsxTable(string path) : ITable
{
    private const string DamagedSentence = "The workbook is damaged and cannot be read. Open it in Excel, save it again and upload that.";

    internal static Error Damaged { get; } = ImportErrors.Unreadable(DamagedSentence);

    public string Format => "Excel workbook";

    public string RowWord => "Row";

    public IEnumerable<TableRow> Rows()
    {
        using var rows = Open();
        for (var (number, width) = (1, 0); Next(rows, number, width) is { } row; number++)
        {
            width = Math.Max(width, row.Cells.Count);
            if (!row.IsBlank)
            {
                yield return row;
            }

            if (row.Broken is not null)
            {
                yield break;
            }
        }
    }

    // When cells share many texts, these are looked up in a file beside the upload instead of in memory.
    private IEnumerator<object> Open() => MiniExcel.Query(path, excelType: ExcelType.XLSX, configuration: new OpenXmlConfiguration
    {
        SharedStringCachePath = Path.GetDirectoryName(path),
        SharedStringCacheSize = 2 * 1024 * 1024,
    }).GetEnumerator();

    private static TableRow? Next(IEnumerator<object> rows, int number, int width)
    {
        try
        {
            return rows.MoveNext() ? new TableRow(number, Cells((IDictionary<string, object?>)rows.Current, width)) : null;
        }
#pragma warning disable CA1031 // A damaged workbook fails in as many ways as there are parts in it.
        catch (Exception failure) when (failure is not (OutOfMemoryException or OperationCanceledException))
#pragma warning restore CA1031
        {
            return new TableRow(number, [], DamagedSentence);
        }
    }

    private static List<string> Cells(IDictionary<string, object?> row, int width)
    {
        var cells = row.Values.Select(Text).ToList();
        while (cells.Count > 0 && cells[^1].Length == 0)
        {
            cells.RemoveAt(cells.Count - 1);
        }

        // Workbooks leave out the blank cells at the end of a row, so they are added again.
        while (cells.Count < width)
        {
            cells.Add("");
        }

        return cells;
    }

    private static string Text(object? value) => value switch
    {
        null => "",
        double number when Math.Abs(number) < 1e15 && number == Math.Truncate(number) => number.ToString("0", CultureInfo.InvariantCulture),
        DateTime { TimeOfDay.Ticks: 0 } day => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        DateTime moment => moment.ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture),
        IFormattable other => other.ToString(null, CultureInfo.InvariantCulture),
        _ => value.ToString() ?? "",
    };
}
