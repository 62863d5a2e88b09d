using System.Text;
using CrowdComms.Data.Common;

namespace CrowdComms.Data.Imports;

/// <summary>
/// Finds company names that may mean the same company: <c>Univ. of California</c> and <c>University of California</c>,
/// <c>Siemens AG</c> and <c>SIEMENS</c>, <c>MIT</c> and <c>Massachusetts Institute of Technology</c>. The order of
/// words, small words and legal forms do not count.
/// </summary>
internal sealed class CompanyLikeness
{
    private const int MostOffered = 3;

    private static readonly HashSet<string> Small = new(StringComparer.Ordinal)
    {
        "of", "the", "and", "for", "a", "an", "in", "at", "de", "la", "le", "du", "des", "der", "die", "das", "und", "fur", "von", "et",
        "ag", "gmbh", "mbh", "kg", "co", "company", "corp", "corporation", "inc", "incorporated", "llc", "llp", "ltd",
        "limited", "plc", "sa", "sas", "sarl", "spa", "srl", "se", "bv", "nv", "ev", "eg", "oy", "ab", "as", "aps", "pty",
    };

    private readonly ILookup<string, Known> _byInitials;
    private readonly ILookup<string, Known> _byAcronym;

    /// <param name="names">All names that a file may mean, the better known first.</param>
    internal CompanyLikeness(IEnumerable<string> names)
    {
        var known = names.Select((name, rank) => new Known(name, SearchText.Of(name), Words(name), rank))
            .Where(k => k.Words.Length > 0).ToList();
        _byInitials = known.ToLookup(k => Initials(k.Words), StringComparer.Ordinal);
        _byAcronym = known.Where(k => k.Words.Length > 1).SelectMany(k => Acronyms(k.Name).Select(a => (a, k)))
            .ToLookup(p => p.a, p => p.k, StringComparer.Ordinal);
    }

    /// <summary>At most three names that may mean the same company as this one, the better known first.</summary>
    internal IReadOnlyList<string> Like(string name)
    {
        var (key, words) = (SearchText.Of(name), Words(name));
        if (words.Length == 0)
        {
            return [];
        }

        var same = _byInitials[Initials(words)].Where(k => AreLike(words, k.Words));
        var longer = words.Length == 1 && words[0].Length is >= 2 and <= 8 ? _byAcronym[words[0]] : [];
        var shorter = words.Length > 1 ? Acronyms(name)
            .SelectMany(a => _byInitials[a[..1]].Where(k => k.Words.Length == 1 && k.Words[0] == a)) : [];
        return [.. same.Concat(longer).Concat(shorter).Where(k => k.Key != key).DistinctBy(k => k.Key)
            .OrderBy(k => k.Rank).Take(MostOffered).Select(k => k.Name)];
    }

    /// <summary>The words of a name that count, folded, without dots and other punctuation.</summary>
    private static string[] Words(string name)
    {
        var plain = new StringBuilder();
        foreach (var c in SearchText.Of(name))
        {
            plain.Append(char.IsLetterOrDigit(c) ? c : c is '.' or '\'' or '’' ? '.' : ' ');
        }

        // "A.G." becomes "ag", and "Univ." becomes "univ".
        var words = plain.ToString().Replace(".", "", StringComparison.Ordinal).Split(' ', StringSplitOptions.RemoveEmptyEntries);
        var counted = words.Where(w => !Small.Contains(w)).ToArray();
        return counted.Length == 0 ? words : counted;
    }

    private static string Initials(IEnumerable<string> words) => string.Concat(words.Select(w => w[0]).Order());

    private static IEnumerable<string> Acronyms(string name) => [string.Concat(Words(name).Select(w => w[0]))];

    // Pairs each word of one name with a like word of the other; the caller has compared the first letters already.
    private static bool AreLike(string[] a, string[] b)
    {
        var left = b.ToList();
        foreach (var word in a.OrderByDescending(w => w.Length))
        {
            var found = left.FindIndex(w => w == word);
            found = found >= 0 ? found : left.FindIndex(w => AreLike(word, w));
            if (found < 0)
            {
                return false;
            }

            left.RemoveAt(found);
        }

        return left.Count == 0;
    }

    // Two words are alike if one abbreviates the other, or if they differ by a typing error and are long enough for
    // one.
    private static bool AreLike(string a, string b)
    {
        var (shorter, longer) = a.Length <= b.Length ? (a, b) : (b, a);
        return (shorter.Length >= 3 && longer.StartsWith(shorter, StringComparison.Ordinal))
            || (shorter.Length >= 5 && longer.Length - shorter.Length <= 2
                && Likeness.Distance(shorter, longer) <= (shorter.Length >= 9 ? 2 : 1));
    }

    private sealed record Known(string Name, string Key, string[] Words, int Rank);
}
