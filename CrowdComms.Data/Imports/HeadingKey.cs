using System.Text;
using CrowdComms.Data.Common;

namespace CrowdComms.Data.Imports;

/// <summary>Turns headings and status words into keys that can be compared.</summary>
internal static class HeadingKey
{
    /// <summary>The words of a text without case, accents and punctuation: <c>E-Mail-Adresse*</c> becomes
    /// <c>e mail adresse</c>, and <c>emailAdresse</c> becomes <c>email adresse</c>.</summary>
    internal static string Of(string text)
    {
        var words = new StringBuilder();
        for (var i = 0; i < text.Length; i++)
        {
            if (i > 0 && char.IsUpper(text[i]) && char.IsLower(text[i - 1]))
            {
                words.Append(' ');
            }

            words.Append(text[i] is '\'' or '’' ? ' ' : text[i]);
        }

        var letters = SearchText.Of(words.ToString()).Select(c => char.IsLetterOrDigit(c) ? c : ' ').ToArray();
        return string.Join(' ', new string(letters).Split(' ', StringSplitOptions.RemoveEmptyEntries));
    }

    /// <summary>The keys by which a heading may be known, the most exact first: as written; without what is in brackets, a
    /// number before or behind it and “required” behind it; each of several names with a slash between; and without words that say only
    /// whose the value is.</summary>
    internal static IReadOnlyList<string> All(string heading)
    {
        if (Headings.IsOfOthers(Of(heading)))
        {
            return [Of(heading)];
        }

        var plain = Of(WithoutBrackets(heading)).Split(' ').SkipWhile(w => w.All(char.IsAsciiDigit));
        var bare = string.Join(' ', plain.Reverse()
            .SkipWhile(w => w is "required" or "optional" or "pflichtfeld" or "obligatoire" || w.All(char.IsAsciiDigit)).Reverse());
        var parts = heading.Contains('/', StringComparison.Ordinal) ? WithoutBrackets(heading).Split('/').Select(Of) : [];
        string[] keys = [Of(heading), bare, .. parts];
        return [.. keys.Concat(keys.Select(Headings.Shortened))
            .Where(k => k.Length > 0).Distinct(StringComparer.Ordinal)];
    }

    private static string WithoutBrackets(string heading)
    {
        var (kept, depth) = (new StringBuilder(), 0);
        foreach (var c in heading)
        {
            depth += c is '(' or '[' ? 1 : 0;
            if (depth == 0)
            {
                kept.Append(c);
            }

            depth -= c is ')' or ']' && depth > 0 ? 1 : 0;
        }

        return kept.ToString();
    }
}
