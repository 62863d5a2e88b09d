using System.Text.RegularExpressions;

namespace CrowdComms.Data.Common;

/// <summary>Writes numbers with a decimal comma, for spreadsheets of the countries that use one, and reads them
/// again.</summary>
public static partial class DecimalComma
{
    /// <summary>Returns a number that has a decimal point with a comma. With three decimals it gets a zero behind them, since
    /// 1,234 is more than a thousand in other countries.</summary>
    public static string Written(string number) =>
        number.Replace('.', ',') + (number is [.., '.', _, _, _] ? "0" : "");

    /// <summary>Returns a number that is written with a decimal comma with a point. Any other text stays as it is, one with
    /// three digits behind the comma too, since that comma may separate thousands.</summary>
    public static string Point(string text)
    {
        var decimals = Number().Match(text).Groups["decimals"].Value;
        return decimals.Length == 0 ? text
            : $"{text[..^(decimals.Length + 1)]}.{(decimals is [_, _, _, '0'] ? decimals[..3] : decimals)}";
    }

    [GeneratedRegex("^[+-]?[0-9]+,(?<decimals>[0-9]{1,2}|[0-9]{4,})\\z", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture,
        matchTimeoutMilliseconds: 1000)]
    private static partial Regex Number();
}
