namespace CrowdComms.Data.Imports;

/// <summary>Splits a full name into given names and family name.</summary>
public static class WholeName
{
    // These particles belong to the family name when they are in lower case.
    private static readonly HashSet<string> Particles = new(StringComparer.Ordinal)
    {
        "von", "van", "vom", "zu", "zur", "der", "den", "de", "del", "della", "di", "da", "dos", "das", "do", "du",
        "des", "la", "le", "ter", "ten", "te",
        "af", "av", "bin", "bint", "ibn", "al", "el", "ben", "st.",
    };

    /// <summary>
    /// Splits at a comma, or otherwise before the last word and its particles: <c>Hill, Archibald V.</c> and
    /// <c>Archibald V. Hill</c> are the same; <c>Johannes van der Waals</c> is Johannes, <c>van der Waals</c>. A single
    /// word is a given name.
    /// </summary>
    public static (string First, string Last) Split(string whole)
    {
        if (whole.Split(',', 2, StringSplitOptions.TrimEntries) is [{ Length: > 0 } family, { Length: > 0 } given])
        {
            return (given, family);
        }

        var words = whole.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
        if (words.Length < 2)
        {
            return (whole.Trim(), "");
        }

        // Names in Chinese, Japanese and Korean writing begin with the family name.
        if (words.Length == 2 && words.All(w => w.All(IsEastAsian)))
        {
            return (words[1], words[0]);
        }

        var last = words.Length - 1;
        while (last > 1 && Particles.Contains(words[last - 1]))
        {
            last--;
        }

        return (string.Join(' ', words[..last]), string.Join(' ', words[last..]));
    }

    private static bool IsEastAsian(char c) =>
        c is (>= '\u3040' and <= '\u30FF') or (>= '\u4E00' and <= '\u9FFF') or (>= '\uAC00' and <= '\uD7A3');
}
