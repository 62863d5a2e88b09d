using System.Globalization;
using System.Text;
using CrowdComms.Data.Common;
using CrowdComms.Data.Files;
using CsvHelper;
using CsvHelper.Configuration;

namespace CrowdComms.Data.Exports;

/// <summary>Writes a table as CSV. Every text is quoted, and none is read as a formula by a spreadsheet.</summary>
internal static class CsvFile
{
    /// <summary>Writes the table row by row; <paramref name="to"/> stays open.</summary>
    /// <returns>The number of rows below the headings.</returns>
    internal static async Task<int> WriteAsync(Stream to, ExportTable table, CsvLook look, CancellationToken cancellationToken)
    {
        var rows = 0;
        // The byte order mark tells Excel that the file is UTF-8.
        await using var text = new StreamWriter(to, new UTF8Encoding(encoderShouldEmitUTF8Identifier: true),
            bufferSize: 32 * 1024, leaveOpen: true);
        await using var csv = new CsvWriter(text,
            new CsvConfiguration(CultureInfo.InvariantCulture) { NewLine = "\r\n", Delimiter = look.Separator }, leaveOpen: true);
        await WriteRowAsync(csv, table.Columns, look);
        await foreach (var row in table.Rows.WithCancellation(cancellationToken))
        {
            await WriteRowAsync(csv, row, look);
            rows++;
        }

        await csv.FlushAsync();
        return rows;
    }

    private static Task WriteRowAsync(CsvWriter csv, IEnumerable<object?> cells, CsvLook look)
    {
        foreach (var cell in cells)
        {
            // A quoted text cannot end its cell and begin another one.
            csv.WriteField(Text(cell, look), shouldQuote: cell is string);
        }

        return csv.NextRecordAsync();
    }

    private static string Text(object? cell, CsvLook look) => cell switch
    {
        null => "",
        string text => CsvText.Neutral(text),
        DateTime at => at.ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture),
        decimal number when look.DecimalComma => DecimalComma.Written(number.ToString(CultureInfo.InvariantCulture)),
        IFormattable number => number.ToString(null, CultureInfo.InvariantCulture),
        _ => CsvText.Neutral(cell.ToString() ?? ""),
    };
}

/// <summary>How a CSV file separates values and decimals.</summary>
/// <param name="Separator">What separates the values of a row.</param>
/// <param name="DecimalComma">Whether a comma separates the decimals of a number; otherwise it is a point.</param>
internal sealed record CsvLook(string Separator, bool DecimalComma)
{
    /// <summary>As programs and the standard expect it.</summary>
    internal static CsvLook Commas { get; } = new(",", DecimalComma: false);

    /// <summary>As Excel reads it in countries with a decimal comma.</summary>
    internal static CsvLook Semicolons { get; } = new(";", DecimalComma: true);
}
