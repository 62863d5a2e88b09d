namespace CrowdComms.Data.Common;

/// <summary>Compares words that people may have typed wrongly.</summary>
public static class Likeness
{
    /// <summary>The Damerau–Levenshtein distance: how many letters are added, left out, replaced or swapped with their neighbour
    /// between two words. Source: https://en.wikipedia.org/wiki/Damerau%E2%80%93Levenshtein_distance</summary>
    public static int Distance(string a, string b)
    {
        var d = new int[a.Length + 1, b.Length + 1];
        for (var i = 0; i <= a.Length; i++)
        {
            for (var j = 0; j <= b.Length; j++)
            {
                d[i, j] = i == 0 ? j : j == 0 ? i
                    : Math.Min(Math.Min(d[i - 1, j] + 1, d[i, j - 1] + 1), d[i - 1, j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1));
                if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
                {
                    d[i, j] = Math.Min(d[i, j], d[i - 2, j - 2] + 1);
                }
            }
        }

        return d[a.Length, b.Length];
    }
}
