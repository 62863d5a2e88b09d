namespace CrowdComms.Data.Common;

/// <summary>Extension methods for text.</summary>
public static class TextExtensions
{
    /// <summary>Returns the trimmed text, or null when nothing is left.</summary>
    public static string? OrNull(this string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();
}
