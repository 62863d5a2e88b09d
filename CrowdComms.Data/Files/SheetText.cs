using System.Text;
using System.Text.RegularExpressions;

namespace CrowdComms.Data.Files;

/// <summary>Turns texts into what a cell of a workbook can hold.</summary>
internal static partial class SheetText
{
    /// <summary>The greatest length of a text in a cell, in UTF-16 units:
    /// https://support.microsoft.com/office/excel-specifications-and-limits-1672b34d-7043-467e-8e27-269d656771c3</summary>
    internal const int Most = 32_767;

    /// <summary>The end of a text that is too long for a cell.</summary>
    internal const string Cut = " … (cut off: a workbook cell holds 32,767 characters; a CSV file has all of it)";

    /// <summary>The text with line feeds as its line breaks, without characters that XML does not allow, and cut at the length
    /// that Excel opens. Characters beyond the Basic Multilingual Plane stay themselves; half of one becomes U+FFFD.</summary>
    internal static string Of(string text)
    {
        var clean = IsPlain(text) ? text : Clean(text);
        var lasting = CsvText.Lasting(clean);
        return Escaped().Replace(lasting.Length <= Most ? lasting : Shortened(lasting), "_x005F_");
    }

    private static bool IsPlain(string text)
    {
        foreach (var c in text)
        {
            if ((c < ' ' && c is not ('\n' or '\t')) || char.IsSurrogate(c) || c >= '\uFFFE')
            {
                return false;
            }
        }

        return true;
    }

    private static string Clean(string text)
    {
        var clean = new StringBuilder(text.Length);
        foreach (var rune in text.Replace("\r\n", "\n", StringComparison.Ordinal).Replace('\r', '\n').EnumerateRunes())
        {
            if (rune.Value is (>= ' ' or '\n' or '\t') and not (0xFFFE or 0xFFFF))
            {
                clean.Append(rune);
            }
        }

        return clean.ToString();
    }

    private static string Shortened(string text)
    {
        var end = Most - Cut.Length;
        return string.Concat(text.AsSpan(0, char.IsHighSurrogate(text[end - 1]) ? end - 1 : end), Cut);
    }

    // Programs read _x0041_ as the letter A, so the first sign of such a text is written by its own number.
    [GeneratedRegex("_(?=[xX]([0-9a-fA-F]{4}|[0-9a-fA-F]{8})_)", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture,
        matchTimeoutMilliseconds: 1000)]
    private static partial Regex Escaped();
}
