namespace CrowdComms.Data.Engines;

/// <summary>Builds the LIKE pattern that finds one folded word in the search column, where every word follows a
/// blank.</summary>
internal static class LikePattern
{
    internal const string Escape = "\\";

    /// <summary>Returns the pattern: one or two Latin letters or digits match at the beginning of a word only, every
    /// longer word and every other script anywhere.</summary>
    internal static string Of(string word)
    {
        var literal = Literal(word);
        return word.Length < 3 && word.All(char.IsAscii) ? $"% {literal}%" : $"%{literal}%";
    }

    /// <summary>Escapes the characters that have a meaning in a LIKE pattern.</summary>
    internal static string Literal(string text) => text.Replace("\\", "\\\\", StringComparison.Ordinal)
        .Replace("%", "\\%", StringComparison.Ordinal).Replace("_", "\\_", StringComparison.Ordinal);
}
