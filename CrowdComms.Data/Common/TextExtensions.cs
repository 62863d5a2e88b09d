namespace CrowdComms.Data.Common;

/// <summary>Extension methods for text.</summary>
public static class TextExtensions
{
    /// <summary>Returns the text as <see cref="TextRules.Lines"/> stores it, or null when nothing is left.</summary>
    public static string? OrNull(this string? text) => TextRules.Lines(text) is { Length: > 0 } left ? left : null;

    /// <summary>Returns the text as <see cref="TextRules.Line"/> stores it, or null when nothing is left.</summary>
    public static string? LineOrNull(this string? text) => TextRules.Line(text) is { Length: > 0 } left ? left : null;
}
