using System.Globalization;
using CsvHelper;
using CsvHelper.Configuration;

namespace CrowdComms.Data.Imports.Reading;

/// <summary>How the values of a text file are separated.</summary>
/// <param name="Delimiter">The separator.</param>
/// <param name="Before">The number of lines before the table: one where Excel names the separator in it.</param>
internal sealed record CsvLayout(char Delimiter, int Before)
{
    // The header is looked for in the first rows, so the separator is too.
    private const int Looked = 256 * 1024;

    private static readonly (char Sign, string Name)[] Delimiters = [(',', "comma"), (';', "semicolon"), ('\t', "tab"), ('|', "bar")];

    /// <summary>The name of the separator.</summary>
    internal string Name => Delimiters.FirstOrDefault(d => d.Sign == Delimiter).Name ?? Delimiter.ToString();

    /// <summary>Detects the separator: the one with which a row is recognised as headings, otherwise the one that the first
    /// line holds most often outside quotation marks. Excel may name it in a first line <c>sep=;</c>.</summary>
    internal static CsvLayout Of(TextReader text)
    {
        var start = new char[Looked];
        var read = text.ReadBlock(start);
        var first = new string(start, 0, read);
        var line = first.Split('\n', '\r').FirstOrDefault(l => !string.IsNullOrWhiteSpace(l)) ?? "";
        if (line.Trim('"') is ['s' or 'S', 'e' or 'E', 'p' or 'P', '=', var said])
        {
            return new CsvLayout(said, 1);
        }

        var best = Delimiters.MaxBy(d => (Recognised(first, d.Sign), Outside(line, d.Sign)));
        return new CsvLayout(best.Sign, 0);
    }

    /// <summary>A parser of values that are separated so. Blanks around a value do not belong to it, so that quotation marks
    /// behind a blank are read as such.</summary>
    internal static CsvParser Parser(TextReader text, char delimiter, int longestCell) => new(text,
        new CsvConfiguration(CultureInfo.InvariantCulture)
        {
            Delimiter = delimiter.ToString(),
            BadDataFound = null,
            MaxFieldSize = longestCell,
            TrimOptions = TrimOptions.Trim,
            WhiteSpaceChars = [' '],
        });

    private static int Recognised(string start, char delimiter)
    {
        using var parser = Parser(new StringReader(start), delimiter, longestCell: 0);
        var most = 0;
        for (var i = 0; i < HeaderSearch.Looked && parser.Read(); i++)
        {
            most = Math.Max(most, HeaderSearch.Recognised(parser.Record!));
        }

        return most;
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
