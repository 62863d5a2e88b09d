using System.Security.Cryptography;
using CrowdComms.Data.Common;
using CrowdComms.Data.Imports.Reading;

namespace CrowdComms.Data.Imports;

/// <summary>How an uploaded file is read; what is null is detected.</summary>
/// <param name="Encoding">The name of the encoding of a text file.</param>
/// <param name="Sheet">The name of the sheet of a workbook.</param>
/// <param name="HeaderRow">The number of the row that holds the headings.</param>
public sealed record ReadingChoices(string? Encoding = null, string? Sheet = null, int? HeaderRow = null);

/// <summary>A row near the top of a file that may hold the headings.</summary>
/// <param name="Number">The number of the row.</param>
/// <param name="Text">Its cells with dots between, shortened.</param>
public sealed record HeaderChoice(int Number, string Text);

/// <summary>An uploaded table. It is a file on disk that is read row by row. Disposing deletes the file, unless an
/// import keeps it.</summary>
public sealed class ImportFile : IDisposable
{
    /// <summary>The most rows that one file may have.</summary>
    public const int MostRows = 1_000_000;

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

    /// <summary>The sheets of a workbook that hold people, hidden ones left out; none for a file that is one
    /// table.</summary>
    public IReadOnlyList<string> Sheets { get; private init; } = [];

    /// <summary>The sheet that is read; null for a file that is one table.</summary>
    public string? Sheet { get; private init; }

    /// <summary>The number of the row that holds the headings.</summary>
    public int HeaderRow { get; private init; } = 1;

    /// <summary>The rows at the top, of which one holds the headings.</summary>
    public IReadOnlyList<HeaderChoice> HeaderRows { get; private init; } = [];

    /// <summary>Sentences about what of the file is not read, such as other sheets.</summary>
    public IReadOnlyList<string> Notes { get; private init; } = [];

    /// <summary>The headings of the columns; a blank heading becomes its number, such as <c>Column 3</c>.</summary>
    public IReadOnlyList<string> Header { get; private init; } = [];

    /// <summary>The cells of the first rows below the header, at most fifty rows; short ones are padded with blank
    /// cells.</summary>
    public IReadOnlyList<IReadOnlyList<string>> Samples { get; private init; } = [];

    /// <summary>The encodings that an organiser can choose when letters look wrong: from name to label.</summary>
    public static IReadOnlyDictionary<string, string> Encodings => TextEncoding.Choices;

    /// <summary>Whether a row may have values to the right of the last heading, see <see cref="ITable.MayBeWider"/>.</summary>
    internal bool MayBeWider => _table.MayBeWider;

    /// <summary>The same file read in another way; both share one file on disk, so dispose only one of them.</summary>
    /// <returns>The file; <c>import.unreadable</c>, <c>import.gone</c>.</returns>
    public Result<ImportFile> ReadAs(ReadingChoices choices, CancellationToken cancellationToken) =>
        File.Exists(_path) ? Open(Name, _path, choices, cancellationToken) : ImportErrors.Gone;

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
    internal static Result<ImportFile> Open(string name, string path, ReadingChoices asked, CancellationToken cancellationToken)
    {
        var opened = FileKind.Open(path, asked.Encoding);
        if (opened.Failed(out var refusal))
        {
            return refusal;
        }

        var found = FileStart.Find(opened.Value, asked, cancellationToken);
        return found.Failed(out var unreadable) ? unreadable : new ImportFile(name, path, found.Value.Table)
        {
            Sheet = found.Value.Sheet,
            Sheets = found.Value.Sheets,
            Notes = found.Value.Notes,
            HeaderRow = found.Value.Header.Number,
            HeaderRows = found.Value.HeaderRows,
            Header = found.Value.Headings,
            Samples = found.Value.Samples,
        };
    }

    /// <summary>Opens a file that was recognised before and is kept for its import. Only <see cref="Rows"/> reads the
    /// table then: the header is not read again, and <see cref="Header"/> and <see cref="Samples"/> stay empty.</summary>
    /// <param name="name">The name of the file on the organiser's computer.</param>
    /// <param name="path">The kept file.</param>
    /// <param name="choices">How the file was read: the encoding, the sheet and the row of the headings.</param>
    /// <returns>The file; <c>import.unreadable</c>.</returns>
    internal static Result<ImportFile> Reopen(string name, string path, ReadingChoices choices)
    {
        var opened = FileKind.Open(path, choices.Encoding);
        return opened.Failed(out var refusal) ? refusal
            : new ImportFile(name, path, choices.Sheet is { } sheet ? opened.Value.On(sheet) : opened.Value)
            {
                HeaderRow = choices.HeaderRow ?? 1,
            };
    }

    /// <summary>The rows below the header, blank ones left out; every call reads the file from its beginning. A row from which
    /// on the file cannot be read is among them, as the last.</summary>
    internal IEnumerable<TableRow> Rows(CancellationToken cancellationToken)
    {
        var count = 0;
        foreach (var row in _table.Rows(cancellationToken).Where(row => row.Number > HeaderRow || row.Broken is not null))
        {
            if (++count > MostRows)
            {
                yield return new TableRow(row.Number, [], $"A file can have at most {MostRows:N0} rows. Import this row and those after "
                    + "it from a second file.");
                yield break;
            }

            yield return row;
        }
    }

    /// <summary>Whether a column has no heading of its own.</summary>
    internal bool IsUnnamed(int column) => Header[column] == UnnamedColumn(column);

    /// <summary>What a column without a heading is called.</summary>
    internal static string UnnamedColumn(int column) => $"Column {column + 1}";

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
}
