using System.Globalization;
using System.Text.Encodings.Web;
using CrowdComms.Data.Languages;
using Microsoft.AspNetCore.Components;

namespace CrowdComms.Web.Languages;

/// <summary>Sentences with markup in them, such as a link or a name that keeps its own direction: they stay whole for the
/// translator, tags and all.</summary>
internal static class TextsMarkup
{
    /// <summary>The sentence in the current language as markup. The values are encoded, so that a name is never read as
    /// markup.</summary>
    /// <param name="texts">The texts of the room.</param>
    /// <param name="english">The English sentence with its tags, which is the key.</param>
    /// <param name="values">What the placeholders stand for.</param>
    internal static MarkupString Markup(this Texts texts, string english, params object?[] values) =>
        new(string.Format(new Encoded(CultureInfo.CurrentCulture), texts[english], values));

    private sealed class Encoded(CultureInfo culture) : IFormatProvider, ICustomFormatter
    {
        public object? GetFormat(Type? formatType) => formatType == typeof(ICustomFormatter) ? this : culture.GetFormat(formatType!);

        public string Format(string? format, object? arg, IFormatProvider? formatProvider) => HtmlEncoder.Default.Encode(
            arg is IFormattable formattable ? formattable.ToString(format, culture) : arg?.ToString() ?? "");
    }
}
