using CrowdComms.Data.Common;
using CsvHelper;

namespace CrowdComms.Data.Imports.Reading;

/// <summary>A text file of values separated by comma, semicolon, tab or bar: RFC 4180, and the variants that people
/// write.</summary>
internal sealed class CsvTable : ITable
{
    // More than any cell that could be imported. Without a limit, a quotation mark that is never closed would take in
    // the rest of the file.
    private const int LongestCell = 200_000, MostShown = 60;

    private readonly string _path;
    private readonly CsvLayout _layout;
    private int _width;

    private CsvTable(string path, string encoding)
    {
        (_path, Encoding) = (path, encoding);
        using var text = Text();
        _layout = CsvLayout.Of(text);
    }

    /// <summary>The name of the encoding in which the file is read.</summary>
    internal string Encoding { get; }

    public string Format => $"CSV, {TextEncoding.Choices.GetValueOrDefault(Encoding, Encoding)}, {_layout.Name}";

    public string RowWord => "Line";

    public bool MayBeWider => false;

    public IReadOnlyList<string> Sheets => [];

    public IReadOnlyList<string> Notes => Encoding.StartsWith("utf", StringComparison.OrdinalIgnoreCase) ? []
        : ForeignLetters.Read(_path, MostShown).Cells is { Length: > 0 } cells
            ? [$"Non-English characters are read as {TextEncoding.Choices.GetValueOrDefault(Encoding, Encoding)}: "
                + $"“{TextEncoding.Named(Encoding).GetString(cells).Trim()}”. Choose another encoding if they look wrong."]
        : [];

    public ITable On(string sheet) => this;

    /// <summary>Opens a text file as a table, after its encoding is detected.</summary>
    /// <returns>The table; <c>import.unreadable</c>.</returns>
    internal static Result<ITable> Open(string path, byte[] start) =>
        TextEncoding.Detect(path, start) is not { } encoding
            ? ImportErrors.Unreadable($"The file has no text. {FileKind.Advice}")
            : new CsvTable(path, encoding);

    /// <summary>Opens the same file in the encoding that an organiser chose.</summary>
    internal static CsvTable InEncoding(string path, string encoding) => new(path, encoding);

    public IEnumerable<TableRow> Rows(CancellationToken cancellationToken)
    {
        using var text = Text();
        for (var i = 0; i < _layout.Before; i++)
        {
            text.ReadLine();
        }

        using var parser = CsvLayout.Parser(text, _layout.Delimiter, LongestCell);
        var begins = 1 + _layout.Before;
        while (Next(parser, begins) is { } row)
        {
            cancellationToken.ThrowIfCancellationRequested();
            begins = _layout.Before + parser.RawRow + 1;
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

    private TableRow? Next(CsvParser parser, int begins)
    {
        try
        {
            return parser.Read() ? Row(parser.Record!, _layout.Before + parser.RawRow) : null;
        }
        catch (MaxFieldSizeException)
        {
            return new TableRow(begins, [], $"A cell near line {begins} has more than {LongestCell:N0} characters. " +
                "Perhaps a quotation mark there is never closed. This line and those after it were not read.");
        }
    }

    private TableRow Row(string[] cells, int ends)
    {
        var begins = ends - LineBreaks(cells);
        _width = Math.Max(_width, begins <= HeaderSearch.Looked ? cells.Length : 0);
        return new TableRow(begins, cells)
        {
            Refused = _width > 2 && Array.Exists(cells, HasRows)
                ? $"A quotation mark is not closed, so lines {begins:N0} to {ends:N0} are read as one row. Close it or remove it." : null,
        };
    }

    // A cell of several lines, one of which has an address and as many separators as a row, has swallowed that row. Prose has
    // separators too, but seldom an address among them.
    private bool HasRows(string cell)
    {
        if (!cell.Contains('\n', StringComparison.Ordinal))
        {
            return false;
        }

        foreach (var line in cell.AsSpan().EnumerateLines())
        {
            if (line.Count(_layout.Delimiter) >= _width - 1 && line.Contains('@'))
            {
                return true;
            }
        }

        return false;
    }

    private StreamReader Text() => new(_path, TextEncoding.Named(Encoding), detectEncodingFromByteOrderMarks: true, bufferSize: 64 * 1024);

    private static int LineBreaks(string[] cells)
    {
        var breaks = 0;
        foreach (var cell in cells)
        {
            breaks += cell.AsSpan().Count('\n');
        }

        return breaks;
    }
}
