using System.Text.RegularExpressions;
using CrowdComms.Data.Common;
using CrowdComms.Data.Files;

namespace CrowdComms.Data.Imports;

/// <summary>Tells cells that say nothing from values: errors of spreadsheets, and what people write where they have
/// none.</summary>
internal static partial class BlankCells
{
    private static readonly ImportField Phone = ImportField.Of(Registrants.PersonFields.Phone);

    private static readonly HashSet<string> Errors = new(StringComparer.OrdinalIgnoreCase)
    {
        "#N/A", "#NV", "#REF!", "#BEZUG!", "#VALUE!", "#WERT!", "#NAME?", "#DIV/0!", "#NUM!", "#ZAHL!", "#NULL!", "#SPILL!", "#CALC!",
        "#GETTING_DATA", "#ERROR!",
    };

    private const int MostOfNothing = 4;

    private static readonly HashSet<string> Nothing = new(StringComparer.OrdinalIgnoreCase) { "-", "–", "—", "--", "n/a", "N.A.", "n.a" };

    private static readonly HashSet<string> NoCompany = new(StringComparer.OrdinalIgnoreCase)
    {
        "none", "no", "null", "nil", "tba", "tbc", "tbd", "true", "false", "wahr", "falsch", "vrai", "faux",
        "verdadero", "vero", "falso", "waar", "onwaar", "unknown", "?", ".", "x", "0", "na",
        "no company", "not applicable",
        "keine", "k.a.", "k. a.", "kein", "entfällt", "aucune", "aucun", "néant", "ninguna", "ninguno", "nessuna", "nessuno", "geen", "nvt",
    };

    /// <summary>The value of a cell as it was meant: without the apostrophe that guards against formulas and the formula that
    /// guards the zeros of a number; null where the cell says nothing.</summary>
    internal static string? Value(string cell, ImportField field)
    {
        var text = CsvText.Plain(cell.Trim() is ['=', '"', .., '"'] kept ? kept[2..^1] : cell).OrNull();
        var plain = text?.Trim() ?? "";
        return (plain is ['#', ..] && Errors.Contains(plain))
            || (plain.Length <= MostOfNothing && Nothing.Contains(plain) && field != ImportField.Email)
            || ((field == ImportField.Company || field == Phone) && NoCompany.Contains(plain)) ? null
            : field == Phone && plain.EndsWith(".0", StringComparison.Ordinal) && plain[..^2].All(char.IsAsciiDigit) ? plain[..^2] : text;
    }

    /// <summary>What a spreadsheet or a program did to a value so that it is not what was written; null for nothing.</summary>
    internal static string? Spoilt(string value, ImportField field) =>
        value.Contains('\uFFFD', StringComparison.Ordinal)
            ? $"“{value}” contains characters that cannot be read. Correct them, or choose another encoding for the file."
        : field == Phone && value.AsSpan().ContainsAny('e', 'E') && Scientific().IsMatch(value)
            ? $"“{value}” is a number that a spreadsheet shortened. Format the column as text and enter the whole number."
        : null;

    [GeneratedRegex(@"^\s*[+-]?\d+([.,]\d+)?[eE]\+?\d+\s*$", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture,
        matchTimeoutMilliseconds: 1000)]
    private static partial Regex Scientific();
}
