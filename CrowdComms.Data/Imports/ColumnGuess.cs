using CrowdComms.Data.Registrants;
using static CrowdComms.Data.Imports.ImportField;

namespace CrowdComms.Data.Imports;

/// <summary>Guesses from the headings and the first rows what the columns of a file hold.</summary>
public static class ColumnGuess
{
    // Forms of address: a column "Title" that holds them is no job title.
    private static readonly HashSet<string> Addressed = new(StringComparer.Ordinal)
    {
        "mr", "mrs", "ms", "miss", "mx", "dr", "prof", "professor", "sir", "herr", "frau", "m", "mme", "mlle", "sr", "sra", "sig", "dhr",
        "mevr",
    };

    /// <summary>One field per column; no field twice, and <see cref="None"/> for a column that is not
    /// recognised.</summary>
    /// <param name="header">The headings of the columns.</param>
    /// <param name="samples">The first rows: they decide where a heading may mean several things, and a column of email
    /// addresses is recognised whatever its heading.</param>
    public static IReadOnlyList<ImportField> Of(IReadOnlyList<string> header, IReadOnlyList<IReadOnlyList<string>> samples)
    {
        var columns = header.Select((heading, i) => new Column(i, HeadingKey.All(heading), Values(samples, i))).ToList();
        var guess = new ImportField[header.Count];
        for (var exact = 0; exact < 2; exact++)
        {
            foreach (var (field, names) in Headings.All)
            {
                Take(guess, columns, field, new Names(names, exact == 0));
            }
        }

        Take(guess, columns, ImportField.Of(PersonFields.JobTitle), new Names(["title"], Exact: true));
        TakeNames(guess, columns);
        TakeQuestions(guess, columns);
        if (!guess.Contains(Email))
        {
            TakeAddresses(guess, columns);
        }

        return NameColumns.Coherent(guess, samples);
    }

    internal static IReadOnlyList<string> Values(IReadOnlyList<IReadOnlyList<string>> samples, int column) =>
        [.. samples.Where(s => column < s.Count).Select(s => s[column].Trim()).Where(v => v.Length > 0)];

    private static void Take(ImportField[] guess, List<Column> columns, ImportField field, Names by)
    {
        if (guess.Contains(field))
        {
            return;
        }

        foreach (var name in by.All)
        {
            var column = columns.FindIndex(
                c => guess[c.Index] == None && c.IsCalled(name, by.Exact) && Fits(field, name, c.Values));
            if (column >= 0)
            {
                guess[column] = field;
                return;
            }
        }
    }

    // Whether the values of a column can be what its heading says. Forms write "anonymous" where nobody signed in.
    private static bool Fits(ImportField field, string key, IReadOnlyList<string> values) =>
        field == Email ? values.Count == 0 || values.Count(IsAddress) * 2 >= values.Count
        : field == Status ? StatusHeadings.IsStatus(key, values)
        : key != "title" || (values.Count > 0 && !values.Any(v => Addressed.Contains(HeadingKey.Of(v))));

    private static void TakeNames(ImportField[] guess, List<Column> columns)
    {
        Take(guess, columns, FullName, new Names(Headings.Name, Exact: true));
        Take(guess, columns, FullName, new Names(Headings.Name, Exact: false));
    }

    private static void TakeQuestions(ImportField[] guess, List<Column> columns)
    {
        for (var i = 0; i < columns.Count; i++)
        {
            if (guess[i] == None && columns[i].Keys.Count > 0 && Headings.AskedFor(columns[i].Keys[0]) is { } field
                && !guess.Contains(field))
            {
                guess[i] = field;
            }
        }
    }

    private static void TakeAddresses(ImportField[] guess, List<Column> columns)
    {
        var column = columns.FindIndex(c => guess[c.Index] == None && c.Values.Count > 0 && c.Values.All(IsAddress)
            && !c.Keys.Any(Headings.IsOfOthers));
        if (column >= 0)
        {
            guess[column] = Email;
        }
    }

    private static bool IsAddress(string value) => value.Contains('@', StringComparison.Ordinal);

    private sealed record Names(IReadOnlyList<string> All, bool Exact);

    private sealed record Column(int Index, IReadOnlyList<string> Keys, IReadOnlyList<string> Values)
    {
        internal bool IsCalled(string name, bool exactly) => exactly ? Keys.Count > 0 && Keys[0] == name : Keys.Contains(name);
    }
}
