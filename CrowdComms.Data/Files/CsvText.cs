namespace CrowdComms.Data.Files;

/// <summary>Keeps a spreadsheet from reading a typed text as a formula, as OWASP advises. A text that begins with a
/// sign that starts a formula gets an apostrophe in front, so that a phone number such as <c>+44 20 7946 0018</c> stays
/// a text and is not added up. https://owasp.org/www-community/attacks/CSV_Injection</summary>
public static class CsvText
{
    private const char Guard = '\'';

    // The full-width signs are included, since Japanese Excel reads them as the plain ones.
    private const string Starts = "=+-@\t\r\n＝＋－＠";

    /// <summary>Returns the text as a cell that no spreadsheet reads as a formula.</summary>
    public static string Neutral(string text) => Begins(text) ? Guard + text : text;

    /// <summary>Returns the text that <see cref="Neutral"/> was given, so that our own exports can be imported
    /// unchanged.</summary>
    public static string Plain(string cell) => cell is [Guard, ..] && Begins(cell) ? cell[1..] : cell;

    /// <summary>Returns the text as a cell that <see cref="Plain"/> gives back as it is, for files in which a cell that begins
    /// like a formula needs no guard.</summary>
    internal static string Lasting(string text) => text is [Guard, ..] && Begins(text) ? Guard + text : text;

    // Apostrophes in front are skipped, so that a text that itself begins with an apostrophe is restored too.
    private static bool Begins(string text)
    {
        var rest = text.AsSpan().TrimStart(Guard);
        return rest.Length > 0 && Starts.Contains(rest[0], StringComparison.Ordinal);
    }
}
