namespace CrowdComms.Data.Engines;

/// <summary>How one folded word is looked for in the search column, whose words each stand after a blank.</summary>
internal static class LikePattern
{
    internal const string Escape = "\\";

    /// <summary>One or two Latin letters or digits are looked for where words begin, all else anywhere.</summary>
    internal static string Of(string word)
    {
        var literal = word.Replace("\\", "\\\\", StringComparison.Ordinal)
            .Replace("%", "\\%", StringComparison.Ordinal).Replace("_", "\\_", StringComparison.Ordinal);
        return word.Length < 3 && word.All(char.IsAscii) ? $"% {literal}%" : $"%{literal}%";
    }
}
