using System.Globalization;
using System.Text;

namespace CrowdComms.Data.Common;

/// <summary>
/// Text without case, accents and outer blanks, for comparing and finding: <c>Röntgen</c> → <c>rontgen</c>.
/// Unicode NFKD without combining marks (UAX #15), and the Latin letters that do not decompose.
/// Scripts other than Latin keep their letters.
/// </summary>
public static class Folded
{
    private static readonly Dictionary<char, string> Undecomposed = new()
    {
        ['ß'] = "ss",
        ['æ'] = "ae",
        ['œ'] = "oe",
        ['ø'] = "o",
        ['ł'] = "l",
        ['đ'] = "d",
        ['ð'] = "d",
        ['þ'] = "th",
        ['ı'] = "i",
        ['ħ'] = "h",
        ['ŋ'] = "n",
        ['ĸ'] = "k",
        ['ŧ'] = "t",
        ['ə'] = "e",
    };

    /// <summary>The whole text folded, its words separated by one blank; punctuation inside words (<c>@ .
    /// - '</c>) stays.</summary>
    public static string Text(string? text)
    {
        if (string.IsNullOrWhiteSpace(text))
        {
            return "";
        }

        var folded = new StringBuilder(text.Length);
        foreach (var c in Decompose(text).ToLowerInvariant())
        {
            Append(folded, c);
        }

        return folded.ToString().TrimEnd();
    }

    /// <summary>The words that a search looks for: folded, without those that hold no letter or digit.</summary>
    public static IReadOnlyList<string> Words(string? text) =>
        [.. Text(text).Split(' ', StringSplitOptions.RemoveEmptyEntries).Where(w => w.Any(char.IsLetterOrDigit))
            .Distinct(StringComparer.Ordinal)];

    private static void Append(StringBuilder folded, char c)
    {
        if (CharUnicodeInfo.GetUnicodeCategory(c) is UnicodeCategory.NonSpacingMark or UnicodeCategory.Control
            or UnicodeCategory.Format)
        {
            return;
        }

        if (char.IsWhiteSpace(c) || c is ',' or ';')
        {
            if (folded.Length > 0 && folded[^1] != ' ')
            {
                folded.Append(' ');
            }
        }
        else if (Undecomposed.TryGetValue(c, out var letters))
        {
            folded.Append(letters);
        }
        else
        {
            folded.Append(c);
        }
    }

    // An unpaired surrogate cannot be normalised; it is of no use for finding anybody either.
    private static string Decompose(string text)
    {
        var valid = text.IsWellFormed() ? text : new string([.. text.Where(c => !char.IsSurrogate(c))]);
        return valid.Normalize(NormalizationForm.FormKD);
    }

    private static bool IsWellFormed(this string text)
    {
        for (var i = 0; i < text.Length; i++)
        {
            if (char.IsSurrogate(text[i]) && !(i + 1 < text.Length && char.IsSurrogatePair(text[i], text[++i])))
            {
                return false;
            }
        }

        return true;
    }
}
