using System.Security.Cryptography;
using CrowdComms.Data.Common;
using CrowdComms.Data.Imports.Reading;

namespace CrowdComms.Data.Imports;

/// <summary>An uploaded table. It is a file on disk that is read row by row. Disposing deletes the file, unless an
/// import keeps it.</summary>
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

    /// <summary>The name of the file on the organiser's computer.</summary>
    public string Name { get; }

    /// <summary>The format that was recognised, such as <c>CSV, UTF-8, comma</c>.</summary>
    public string Format => _table.Format;

    /// <summary>What messages call a row of this file: <c>Line</c> for text, <c>Row</c> for a workbook.</summary>
    public string RowWord => _table.RowWord;

    /// <summary>The encoding in which a text file is read; null for a workbook.</summary>
    public string? Encoding { get; }

    /// <summary>The headings of the columns; a blank heading becomes its number, such as <c>Column 3</c>.</summary>
    public IReadOnlyList<string> Header { get; private set; } = [];

    /// <summary>The cells of the first rows below the header, at most five rows.</summary>
    public IReadOnlyList<IReadOnlyList<string>> Samples { get; private set; } = [];

    /// <summary>The encodings that an organiser can choose when letters look wrong: from name to label.</summary>
    public static IReadOnlyDictionary<string, string> Encodings => TextEncoding.Choices;

    /// <summary>The same text file read in another encoding; both share one file on disk, so dispose only one of
    /// them.</summary>
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

    /// <summary>Recognises the table in a file and reads its header.</summary>
    /// <returns>The file; <c>import.unreadable</c>.</returns>
    internal static Result<ImportFile> Open(string name, string path)
    {
        var table = FileKind.Open(path);
        return table.Failed(out var refusal) ? refusal : new ImportFile(name, path, table.Value).Begin();
    }

    /// <summary>Opens a file that was recognised before and is kept for its import. Only <see cref="Rows"/> reads the
    /// table then: the header is not read again, and <see cref="Header"/> and <see cref="Samples"/> stay empty.</summary>
    /// <param name="name">The name of the file on the organiser's computer.</param>
    /// <param name="path">The kept file.</param>
    /// <param name="encoding">The encoding in which the text file is read; null for a workbook.</param>
    /// <returns>The file; <c>import.unreadable</c>.</returns>
    internal static Result<ImportFile> Reopen(string name, string path, string? encoding)
    {
        var table = FileKind.Open(path, encoding);
        return table.Failed(out var refusal) ? refusal : new ImportFile(name, path, table.Value);
    }

    /// <summary>The rows below the header, blank ones left out; every call reads the file from its beginning. A header
    /// that cannot be read is among them, as the only row.</summary>
    internal IEnumerable<TableRow> Rows() => _table.Rows().SkipWhile((row, i) => i == 0 && row.Broken is null);

    internal bool IsThere => File.Exists(_path);

    /// <summary>Computes the SHA-256 of the file, in hexadecimal.</summary>
    internal async Task<string> HashAsync(CancellationToken cancellationToken)
    {
        await using var file = File.OpenRead(_path);
        return Convert.ToHexStringLower(await SHA256.HashDataAsync(file, cancellationToken));
    }

    /// <summary>Moves the file on disk to a path where it is kept; disposing does not delete it any more.</summary>
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

    // Spreadsheets leave blank headings at the end. They are cut, and the cells below them must be blank too.
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
