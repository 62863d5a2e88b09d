using System.Text;
using CrowdComms.Data.Common;
using static CrowdComms.Data.Imports.ImportField;

namespace CrowdComms.Data.Imports;

/// <summary>Guesses from the headings and the first rows what the columns of a file hold.</summary>
public static class ColumnGuess
{
    /// <summary>One field per column; no field twice, and <see cref="None"/> for a column that is not
    /// recognised.</summary>
    /// <param name="header">The headings of the columns.</param>
    /// <param name="samples">The first rows: a column of e-mail addresses is recognised whatever its heading.</param>
    public static IReadOnlyList<ImportField> Of(IReadOnlyList<string> header, IReadOnlyList<IReadOnlyList<string>> samples)
    {
        var keys = header.Select(Key).ToList();
        var guess = new ImportField[header.Count];
        foreach (var (field, names) in Headings.All)
        {
            Take(guess, keys, field, names);
        }

        GuessOrderEmail(guess, keys);
        GuessNames(guess, keys);
        if (!guess.Contains(Email))
        {
            TakeAddresses(guess, samples);
        }

        return guess;
    }

    // "E-Mail-Adresse*" becomes "e mail adresse", and "emailAdresse" becomes "email adresse".
    internal static string Key(string heading)
    {
        var words = new StringBuilder();
        for (var i = 0; i < heading.Length; i++)
        {
            if (i > 0 && char.IsUpper(heading[i]) && char.IsLower(heading[i - 1]))
            {
                words.Append(' ');
            }

            words.Append(heading[i] is '\'' or '’' ? ' ' : heading[i]);
        }

        var letters = SearchText.Of(words.ToString()).Select(c => char.IsLetterOrDigit(c) ? c : ' ').ToArray();
        return string.Join(' ', new string(letters).Split(' ', StringSplitOptions.RemoveEmptyEntries));
    }

    private static void Take(ImportField[] guess, List<string> keys, ImportField field, IReadOnlyList<string> names)
    {
        foreach (var name in names)
        {
            var column = keys.IndexOf(name);
            if (column >= 0 && guess[column] == None)
            {
                guess[column] = field;
                return;
            }
        }
    }

    // A second column of e-mail addresses holds those of the people who ordered.
    private static void GuessOrderEmail(ImportField[] guess, List<string> keys)
    {
        var names = Headings.All.Single(h => h.Field == Email).Names;
        var column = Enumerable.Range(0, guess.Length)
            .FirstOrDefault(i => guess[i] == None && names.Contains(keys[i], StringComparer.Ordinal), -1);
        if (column >= 0)
        {
            guess[column] = OrderEmail;
        }
    }

    private static void GuessNames(ImportField[] guess, List<string> keys)
    {
        if (guess.Contains(FirstName))
        {
            if (!guess.Contains(LastName))
            {
                Take(guess, keys, LastName, Headings.Name);
            }

            var whole = Array.IndexOf(guess, FullName);
            if (whole >= 0)
            {
                guess[whole] = None;
            }
        }
        else if (!guess.Contains(FullName))
        {
            Take(guess, keys, FullName, Headings.Name);
        }
    }

    private static void TakeAddresses(ImportField[] guess, IReadOnlyList<IReadOnlyList<string>> samples)
    {
        var column = Enumerable.Range(0, guess.Length).FirstOrDefault(
            i => guess[i] == None && samples.Count > 0
                && samples.All(s => i < s.Count && s[i].Contains('@', StringComparison.Ordinal)), -1);
        if (column >= 0)
        {
            guess[column] = Email;
        }
    }
}
