namespace CrowdComms.Data.Common;

/// <summary>Small questions about text.</summary>
public static class TextExtensions
{
    /// <summary>Trimmed; null when nothing is left.</summary>
    public static string? OrNull(this string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();
}
