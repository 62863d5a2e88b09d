using System.Buffers;
using System.Globalization;
using System.Text;
using static CrowdComms.Data.Common.CommonTexts;

namespace CrowdComms.Data.Common;

/// <summary>Checks and cleans a text in every form, file and request alike, and says in a sentence what is
/// wrong.</summary>
public static class TextRules
{
    // They turn the direction of what follows, so that a text reads as another one (Unicode TR 36, 2.4); the marks that
    // texts in two directions need are not among them.
    private const string Turns = "\u202A\u202B\u202C\u202D\u202E\u2066\u2067\u2068\u2069";

    private static readonly SearchValues<char> Turning = SearchValues.Create(Turns);

    private static readonly SearchValues<char> NotOnALine = SearchValues.Create((char[])
        [.. Turns, '\u2028', '\u2029', .. Enumerable.Range(0, 0xA0).Select(c => (char)c).Where(char.IsControl)]);

    private static readonly SearchValues<char> Controls = SearchValues.Create((char[])
        [.. Enumerable.Range(0, 0xA0).Select(c => (char)c).Where(c => char.IsControl(c) && c is not ('\n' or '\r' or '\t'))]);

    /// <summary>Returns a text as one line, the form in which names, subjects and other single-line fields are stored: line
    /// breaks and other control characters become one blank, and characters that turn the direction of a text are
    /// removed.</summary>
    public static string Line(string? text)
    {
        if (text is null || !text.AsSpan().ContainsAny(NotOnALine))
        {
            return text?.Trim() ?? "";
        }

        var line = new StringBuilder(text.Length);
        foreach (var c in text.Where(c => !Turns.Contains(c, StringComparison.Ordinal)))
        {
            var blank = NotOnALine.Contains(c);
            if (!blank || (line.Length > 0 && line[^1] != ' '))
            {
                line.Append(blank ? ' ' : c);
            }
        }

        return line.ToString().Trim();
    }

    /// <summary>Returns a text of several lines as it is stored: trimmed, and without the characters that turn the
    /// direction of a text. <see cref="Text"/> refuses other control characters.</summary>
    public static string Lines(string? text) => text is null ? "" : text.AsSpan().ContainsAny(Turning)
        ? string.Concat(text.Where(c => !Turning.Contains(c))).Trim() : text.Trim();

    /// <summary>Returns the sentence about an unacceptable required text; null when the text is acceptable.</summary>
    public static string? Required(string name, string? value, int most) =>
        IsBlank(value) ? L["{0} is missing.", name] : Text(name, value, most);

    /// <summary>Returns the sentence about an unacceptable optional text; null when the text is acceptable.</summary>
    public static string? Text(string name, string? value, int most)
    {
        if (value is null)
        {
            return null;
        }

        return value.Trim().Length > most ? L["{0} has {1:N0} characters. Use at most {2:N0}.", name, value.Trim().Length, most]
            : value.AsSpan().ContainsAny(Controls) ? L["{0} contains a control character. Type it again.", name]
            : null;
    }

    /// <summary>Returns the sentence about a name that holds a web address; null for any other. Names are part of emails, so
    /// a stranger could otherwise send a link to any address in the organisers' name.</summary>
    public static string? WithoutLink(string name, string? value) =>
        SearchText.Of(value) is var folded
            && (folded.Contains("://", StringComparison.Ordinal) || folded.Contains("www.", StringComparison.Ordinal))
            ? L["{0} contains a web address. Write only the name.", name] : null;

    /// <summary>Returns the sentence about an unacceptable email address; null when the address is
    /// acceptable.</summary>
    /// <param name="value">The address.</param>
    /// <param name="name">What the sentence calls the field; null for "Email".</param>
    public static string? Email(string? value, string? name = null) => EmailAddress.Problem(value, name);

    /// <summary>Returns the form in which email addresses are compared, <see cref="EmailAddress.KeyOf"/>.</summary>
    public static string KeyOfEmail(string? email) => EmailAddress.KeyOf(email);

    /// <summary>Returns the form in which the addresses of accounts are compared, as ASP.NET Core Identity stores
    /// it.</summary>
    public static string KeyOfAccount(string? email) => EmailAddress.KeyOf(email).ToUpperInvariant();

    /// <summary>Returns the fields that have a sentence, as <see cref="Error.Validation"/> takes them; empty when none
    /// has.</summary>
    public static Dictionary<string, string[]> Problems(params ReadOnlySpan<(string Field, string? Sentence)> fields)
    {
        var problems = new Dictionary<string, string[]>(StringComparer.Ordinal);
        foreach (var (field, sentence) in fields)
        {
            if (sentence is not null)
            {
                problems[field] = [sentence];
            }
        }

        return problems;
    }

    private static bool IsBlank(string? value) => value is null || value.All(
        c => char.IsWhiteSpace(c) || CharUnicodeInfo.GetUnicodeCategory(c) == UnicodeCategory.Format);
}
