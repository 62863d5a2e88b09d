using System.Globalization;
using CrowdComms.Data.Common;
using CsvHelper;
using CsvHelper.Configuration;

namespace CrowdComms.Data.Imports.Reading;

/// <summary>A text file of values separated by comma, semicolon, tab or bar: RFC 4180, and the variants that people
/// write.</summary>
internal sealed class CsvTable : ITable
{
    // More than any cell that could be imported. Without a limit, a quotation mark that is never closed would take in
    // the rest of the file.
    private const int LongestCell = 200_000;

    private static readonly (char Sign, string Name)[] Delimiters = [(',', "comma"), (';', "semicolon"), ('\t', "tab"), ('|', "bar")];

    private readonly string _path;
    private readonly char _delimiter;
    private readonly int _before;

    private CsvTable(string path, string encoding)
    {
        (_path, Encoding) = (path, encoding);
        (_delimiter, _before) = Layout();
    }

    /// <summary>The name of the encoding in which the file is read.</summary>
    internal string Encoding { get; }

    public string Format =>
        $"CSV, {TextEncoding.Choices.GetValueOrDefault(Encoding, Encoding)}, "
            + $"{Delimiters.FirstOrDefault(d => d.Sign == _delimiter).Name ?? _delimiter.ToString()}";

    public string RowWord => "Line";

    /// <summary>Opens a text file as a table, after its encoding is detected.</summary>
    /// <returns>The table; <c>import.unreadable</c>.</returns>
    internal static Result<ITable> Open(string path, byte[] start) =>
        TextEncoding.Detect(path, start) is not { } encoding
            ? ImportErrors.Unreadable($"This is not a table: it holds no text. {FileKind.Advice}")
            : new CsvTable(path, encoding);

    /// <summary>Opens the same file in the encoding that an organiser chose.</summary>
    internal static CsvTable InEncoding(string path, string encoding) => new(path, encoding);

    public IEnumerable<TableRow> Rows()
    {
        using var text = Text();
        for (var i = 0; i < _before; i++)
        {
            text.ReadLine();
        }

        using var parser = new CsvParser(text, new CsvConfiguration(CultureInfo.InvariantCulture)
        {
            Delimiter = _delimiter.ToString(),
            BadDataFound = null,
            MaxFieldSize = LongestCell,
        });
        var begins = 1 + _before;
        while (Next(parser, begins) is { } row)
        {
            begins = _before + parser.RawRow + 1;
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
            return parser.Read() ? new TableRow(_before + parser.RawRow - LineBreaks(parser.Record!), parser.Record!) : null;
        }
        catch (MaxFieldSizeException)
        {
            return new TableRow(begins, [], $"A cell that begins near line {begins} has more than {LongestCell:N0} characters. " +
                "Perhaps a quotation mark is opened and never closed there. This line and all after it were not read.");
        }
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

    // The separator is the one that the header holds most often outside quotation marks. Excel may name it in a first
    // line "sep=;".
    private (char Delimiter, int LinesBefore) Layout()
    {
        using var text = Text();
        var line = FirstLine(text);
        return line is ['s' or 'S', 'e' or 'E', 'p' or 'P', '=', var said] ? (said, 1)
            : (Delimiters.MaxBy(d => Outside(line, d.Sign)).Sign, 0);
    }

    private static string FirstLine(StreamReader text)
    {
        var line = new char[LongestCell];
        var read = text.ReadBlock(line);
        return new string(line, 0, read).Split('\n', '\r').FirstOrDefault(l => !string.IsNullOrWhiteSpace(l)) ?? "";
    }

    private static int Outside(string line, char sign)
    {
        var (count, quoted) = (0, false);
        foreach (var c in line)
        {
            quoted ^= c == '"';
            count += c == sign && !quoted ? 1 : 0;
        }

        return count;
    }
}
