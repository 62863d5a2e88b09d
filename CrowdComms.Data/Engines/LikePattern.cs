namespace CrowdComms.Data.Engines;

/// <summary>How one folded word is looked for in the search column, whose words each stand after a blank.</summary>
internal static class LikePattern
{
    internal const string Escape = "\\";

    /// <summary>One or two Latin letters or digits are looked for where words begin, all else anywhere.</summary>
    internal static string Of(string word)
    {
        var literal = Literal(word);
        return word.Length < 3 && word.All(char.IsAscii) ? $"% {literal}%" : $"%{literal}%";
    }

    /// <summary>The text with what LIKE takes for a pattern made literal.</summary>
    internal static string Literal(string text) => text.Replace("\\", "\\\\", StringComparison.Ordinal)
        .Replace("%", "\\%", StringComparison.Ordinal).Replace("_", "\\_", StringComparison.Ordinal);
}
