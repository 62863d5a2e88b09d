using System.Buffers;
using System.Runtime.InteropServices;

namespace CrowdComms.Data.Common;

/// <summary>Writes a list of words as one text, as forms and cells of files hold tags and chosen answers, and reads it
/// again. A word that contains a separator or a quotation mark is written in quotation marks, with its own marks
/// doubled, so that the list is read as it was.</summary>
public static class WordList
{
    private const char Mark = '"';

    private static readonly SearchValues<char> Between = SearchValues.Create(",;|\n\r،、");

    /// <summary>Returns the words with commas between them.</summary>
    public static string Text(IEnumerable<string> words) => string.Join(", ", words.Select(Written));

    /// <summary>Returns the words of a text, trimmed and without blank ones. Commas, semicolons, bars and line breaks separate
    /// words, except within quotation marks.</summary>
    public static List<string> Words(string? text) => Parts(text ?? "").ConvertAll(part => part.Word);

    /// <summary>The words of a text, each with its position.</summary>
    internal static List<WordPart> Parts(string text)
    {
        List<WordPart> parts = [];
        for (var part = Part(text, 0); ; part = Part(text, part.End + 1))
        {
            if (part.Word.Length > 0)
            {
                parts.Add(part);
            }

            if (part.End >= text.Length)
            {
                return parts;
            }
        }
    }

    // An apostrophe in front would be taken for the one that guards a cell against being read as a formula.
    private static string Written(string word) =>
        word is ['\'', ..] || word.AsSpan().ContainsAny(Between) || word.Contains(Mark, StringComparison.Ordinal)
        ? $"{Mark}{word.Replace("\"", "\"\"", StringComparison.Ordinal)}{Mark}" : word;

    private static WordPart Part(string text, int start)
    {
        var begin = AfterBlanks(text, start);
        if (begin < text.Length && text[begin] == Mark && Closing(text, begin) is > 0 and var close)
        {
            var word = text[(begin + 1)..close].Replace("\"\"", "\"", StringComparison.Ordinal);
            return new WordPart(word.Trim(), start, AfterBlanks(text, close + 1), IsQuoted: true);
        }

        var length = text.AsSpan(start).IndexOfAny(Between);
        var end = length < 0 ? text.Length : start + length;
        return new WordPart(text[start..end].Trim(), start, end, IsQuoted: false);
    }

    // A mark that does not enclose the word, as in "12" pipe", is a part of it; then there is no closing mark.
    private static int Closing(string text, int opening)
    {
        var at = opening + 1;
        while ((at = text.IndexOf(Mark, at)) >= 0 && at + 1 < text.Length && text[at + 1] == Mark)
        {
            at += 2;
        }

        return at >= 0 && AfterBlanks(text, at + 1) is var next && (next == text.Length || Between.Contains(text[next])) ? at : -1;
    }

    private static int AfterBlanks(string text, int at)
    {
        while (at < text.Length && char.IsWhiteSpace(text[at]) && !Between.Contains(text[at]))
        {
            at++;
        }

        return at;
    }
}

/// <summary>A word of a list and where its text is: from <paramref name="Start"/> to before the separator at <paramref
/// name="End"/>. <paramref name="IsQuoted"/> tells whether it is written in quotation marks.</summary>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct WordPart(string Word, int Start, int End, bool IsQuoted);
