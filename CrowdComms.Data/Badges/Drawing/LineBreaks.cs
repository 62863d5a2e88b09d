using System.Globalization;
using System.Text;

namespace CrowdComms.Data.Badges.Drawing;

/// <summary>Finds where a text may be broken into lines, and which of these breaks are best.</summary>
internal static class LineBreaks
{
    private const string Ellipsis = "…";
    private const char TibetanStop = '\u0f0b';

    /// <summary>Breaks the text into at most <paramref name="count"/> lines, so that the longest line is as short as
    /// possible.</summary>
    internal static List<string> Balanced(string text, int count, Func<string, float> width)
    {
        var parts = Parts(text);
        var widths = parts.ConvertAll(p => width(p));
        var (low, high) = (widths.Max(), widths.Sum());
        if (count == 1 || parts.Count == 1)
        {
            return [text];
        }

        while (high - low > 1)
        {
            var middle = (low + high) / 2;
            (low, high) = Lines(parts, widths, middle).Count <= count ? (low, middle) : (middle, high);
        }

        return Lines(parts, widths, high);
    }

    /// <summary>Fills <paramref name="count"/> lines with as much text as fits. Words longer than a line are broken,
    /// and a text that is cut gets an ellipsis.</summary>
    internal static List<string> Filled(string text, int count, Func<string, bool> fits)
    {
        List<string> lines = [];
        var rest = text;
        while (rest.Length > 0 && lines.Count < count)
        {
            var last = lines.Count == count - 1;
            if (fits(rest))
            {
                lines.Add(rest);
                return lines;
            }

            var kept = Longest(rest, last ? Ellipsis : "", fits);
            var atWord = last ? -1 : WordEnd(rest, kept);
            var end = atWord > 0 ? atWord : kept;
            lines.Add(rest[..end].TrimEnd() + (last ? Ellipsis : ""));
            rest = rest[end..].TrimStart();
        }

        return lines;
    }

    // Returns the parts that stay together: words, and in scripts without blanks each character, together with the
    // punctuation after it.
    private static List<string> Parts(string text)
    {
        List<string> parts = [];
        var elements = StringInfo.GetTextElementEnumerator(text);
        while (elements.MoveNext())
        {
            var element = elements.GetTextElement();
            var begins = parts.Count == 0 || (parts[^1].EndsWith(' ') && element != " ")
                || (BreaksAnywhere(First(element)) && !parts[^1].EndsWith('('))
                || ((BreaksAnywhere(Last(parts[^1])) || parts[^1][^1] is '-' or '\u2010' or TibetanStop)
                    && Rune.IsLetterOrDigit(First(element)));
            if (begins)
            {
                parts.Add(element);
            }
            else
            {
                parts[^1] += element;
            }
        }

        return parts;
    }

    private static bool BreaksAnywhere(Rune rune) => rune.Value is (>= 0x3040 and <= 0x30ff) or (>= 0x3400 and <= 0x9fff)
        or (>= 0xf900 and <= 0xfaff) or (>= 0x20000 and <= 0x3ffff);

    private static Rune First(string text) => text.EnumerateRunes().First();

    private static Rune Last(string text)
    {
        Rune.DecodeLastFromUtf16(text, out var last, out _);
        return last;
    }

    private static List<string> Lines(List<string> parts, List<float> widths, float width)
    {
        List<string> lines = [];
        var used = 0f;
        for (var i = 0; i < parts.Count; i++)
        {
            if (lines.Count > 0 && used + widths[i] <= width)
            {
                (lines[^1], used) = (lines[^1] + parts[i], used + widths[i]);
            }
            else
            {
                lines.Add(parts[i]);
                used = widths[i];
            }
        }

        return lines.ConvertAll(l => l.Trim());
    }

    private static int Longest(string text, string ending, Func<string, bool> fits)
    {
        var ends = StringInfo.ParseCombiningCharacters(text);
        var (low, high) = (0, ends.Length - 1);
        while (low < high)
        {
            var middle = (low + high + 1) / 2;
            (low, high) = fits(text[..ends[middle]].TrimEnd() + ending) ? (middle, high) : (low, middle - 1);
        }

        return ends.Length == 1 ? text.Length : ends[Math.Max(low, 1)];
    }

    private static int WordEnd(string text, int end) => end < text.Length && text[end] == ' ' ? end
        : text.LastIndexOf(' ', Math.Max(end - 1, 0));
}
