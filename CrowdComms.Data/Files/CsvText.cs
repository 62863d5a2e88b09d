namespace CrowdComms.Data.Files;

/// <summary>
/// Keeps a spreadsheet from taking what somebody typed for a formula, as OWASP advises: a text that begins with a
/// sign that starts one gets an
/// apostrophe before it, whatever follows, so that a phone number such as <c>+44 20 7946 0018</c> stays the text that
/// it is and is not added up.
/// https://owasp.org/www-community/attacks/CSV_Injection
/// </summary>
public static class CsvText
{
    private const char Guard = '\'';

    // With the full-width signs, which Japanese Excel reads as the others.
    private const string Starts = "=+-@\t\r\n＝＋－＠";

    /// <summary>The text as a cell that is never a formula.</summary>
    public static string Neutral(string text) => Begins(text) ? Guard + text : text;

    /// <summary>What <see cref="Neutral"/> was given: our own files come in again as they went out.</summary>
    public static string Plain(string cell) => cell is [Guard, ..] && Begins(cell) ? cell[1..] : cell;

    // Guards before count as nothing, so that every text comes back.
    private static bool Begins(string text)
    {
        var rest = text.AsSpan().TrimStart(Guard);
        return rest.Length > 0 && Starts.Contains(rest[0], StringComparison.Ordinal);
    }
}
