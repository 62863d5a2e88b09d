using System.Security.Cryptography;
using CrowdComms.Data.Common;
using CrowdComms.Data.Imports.Reading;

namespace CrowdComms.Data.Imports;

/// <summary>An uploaded table. It lies in a file on disk, is read row by row, and is deleted when this is disposed, unless an import keeps it.</summary>
public sealed class ImportFile : IDisposable
{
    private const int MostColumns = 200, Sampled = 5;
    private const string HeadingsAdvice = "Put the columns' names at the top, such as First name, Last name, Email.";

    private readonly string _path;
    private readonly ITable _table;
    private bool _moved;

    private ImportFile(string name, string path, ITable table)
    {
        (Name, _path, _table) = (name, path, table);
        Encoding = (table as CsvTable)?.Encoding;
    }

    /// <summary>As it was called where it came from.</summary>
    public string Name { get; }

    /// <summary>What it turned out to be, such as <c>CSV, UTF-8, comma</c>.</summary>
    public string Format => _table.Format;

    /// <summary>What the file calls a row: <c>Line</c> or <c>Row</c>.</summary>
    public string RowWord => _table.RowWord;

    /// <summary>The encoding of a text file; null for a workbook.</summary>
    public string? Encoding { get; }

    /// <summary>The headings; a blank one is called by its number.</summary>
    public IReadOnlyList<string> Header { get; private set; } = [];

    /// <summary>The first rows below the header, at most five.</summary>
    public IReadOnlyList<IReadOnlyList<string>> Samples { get; private set; } = [];

    /// <summary>What a person may choose as encoding when letters look wrong: name and label.</summary>
    public static IReadOnlyDictionary<string, string> Encodings => TextEncoding.Choices;

    /// <summary>The same text file read in another encoding; dispose only one of the two.</summary>
    /// <returns>The file; <c>import.unreadable</c>, <c>import.gone</c>.</returns>
    public Result<ImportFile> ReadAs(string encoding) =>
        File.Exists(_path) ? new ImportFile(Name, _path, CsvTable.InEncoding(_path, encoding)).Begin() : ImportErrors.Gone;

    /// <inheritdoc />
    public void Dispose()
    {
        if (!_moved)
        {
            File.Delete(_path);
        }
    }

    /// <summary>Recognises the table in a file.</summary>
    /// <returns>The file; <c>import.unreadable</c>.</returns>
    internal static Result<ImportFile> Open(string name, string path)
    {
        var table = FileKind.Open(path);
        return table.Failed(out var refusal) ? refusal : new ImportFile(name, path, table.Value).Begin();
    }

    /// <summary>The rows below the header that are not blank.</summary>
    internal IEnumerable<TableRow> Rows() => _table.Rows().Skip(1);

    internal bool IsThere => File.Exists(_path);

    /// <summary>SHA-256 of the file, in hexadecimal.</summary>
    internal async Task<string> HashAsync(CancellationToken cancellationToken)
    {
        await using var file = File.OpenRead(_path);
        return Convert.ToHexStringLower(await SHA256.HashDataAsync(file, cancellationToken));
    }

    /// <summary>Gives the file to whoever keeps it from now on.</summary>
    internal void MoveTo(string path)
    {
        File.Move(_path, path);
        _moved = true;
    }

    private Result<ImportFile> Begin()
    {
        var rows = _table.Rows().Take(1 + Sampled).ToList();
        if (rows.Find(r => r.Broken is not null) is { Broken: { } broken })
        {
            return ImportErrors.Unreadable(broken);
        }

        if (rows is not [var header, .. var samples])
        {
            return ImportErrors.Unreadable($"The file is empty. {FileKind.Advice}");
        }

        if (HeaderProblem(header.Cells) is { } problem)
        {
            return ImportErrors.Unreadable(problem);
        }

        if (samples.Count == 0)
        {
            return ImportErrors.Unreadable("The file has headings but no rows below them. Nobody would be imported.");
        }

        Header = Headings(header.Cells);
        Samples = [.. samples.Select(s => s.Cells)];
        return ColumnGuess.Of(Header, Samples).Any(c => c != ImportField.None)
            ? this
            : ImportErrors.Unreadable($"No heading is recognised in the first {RowWord.ToLowerInvariant()}. {HeadingsAdvice}");
    }

    private string? HeaderProblem(IReadOnlyList<string> cells) =>
        cells.Count(c => !string.IsNullOrWhiteSpace(c)) < 2
            ? $"The file has one column only: no comma, semicolon, tab or bar separates others from it. {FileKind.Advice}"
        : cells.Count > MostColumns ? $"The file has {cells.Count:N0} columns; at most {MostColumns} fit. Remove those that are not needed."
        : cells.Any(c => c.Contains('@', StringComparison.Ordinal)) || !cells.Any(c => c.Any(char.IsLetter))
            ? $"The file has no headings: its first {RowWord.ToLowerInvariant()} is a row of values already. {HeadingsAdvice}"
        : null;

    // Blank headings at the end are what a spreadsheet leaves behind; their cells must then be blank too.
    private static List<string> Headings(IReadOnlyList<string> cells)
    {
        var count = cells.Count;
        while (count > 0 && string.IsNullOrWhiteSpace(cells[count - 1]))
        {
            count--;
        }

        return [.. cells.Take(count).Select((cell, i) => cell.OrNull() ?? $"Column {i + 1}")];
    }
}
