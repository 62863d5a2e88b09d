using System.Globalization;
using System.Text;
using CrowdComms.Data.Files;
using CsvHelper;
using CsvHelper.Configuration;

namespace CrowdComms.Data.Exports;

/// <summary>Writes a table as CSV. Every text is quoted, and none is read as a formula by a spreadsheet.</summary>
internal static class CsvFile
{
    private static readonly CsvConfiguration Look = new(CultureInfo.InvariantCulture) { NewLine = "\r\n" };

    /// <summary>Writes the table row by row; <paramref name="to"/> stays open.</summary>
    /// <returns>The number of rows below the headings.</returns>
    internal static async Task<int> WriteAsync(Stream to, ExportTable table, CancellationToken cancellationToken)
    {
        var rows = 0;
        // The byte order mark tells Excel that the file is UTF-8.
        await using var text = new StreamWriter(to, new UTF8Encoding(encoderShouldEmitUTF8Identifier: true),
            bufferSize: 32 * 1024, leaveOpen: true);
        await using var csv = new CsvWriter(text, Look, leaveOpen: true);
        await WriteRowAsync(csv, table.Columns);
        await foreach (var row in table.Rows.WithCancellation(cancellationToken))
        {
            await WriteRowAsync(csv, row);
            rows++;
        }

        await csv.FlushAsync();
        return rows;
    }

    private static Task WriteRowAsync(CsvWriter csv, IEnumerable<object?> cells)
    {
        foreach (var cell in cells)
        {
            // A quoted text cannot end its cell and begin another one.
            csv.WriteField(Text(cell), shouldQuote: cell is string);
        }

        return csv.NextRecordAsync();
    }

    private static string Text(object? cell) => cell switch
    {
        null => "",
        string text => CsvText.Neutral(text),
        DateTime at => at.ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture),
        IFormattable number => number.ToString(null, CultureInfo.InvariantCulture),
        _ => CsvText.Neutral(cell.ToString() ?? ""),
    };
}
