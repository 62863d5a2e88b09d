using System.Globalization;
using System.Security.Cryptography;

namespace CrowdComms.Data.Tickets;

/// <summary>
/// What the QR code holds: 16 characters of Crockford base32 (80 random bits) and a check character.
/// The check is a weighted sum over GF(32), weight α^i at position i: it finds every single wrong character
/// and every swap of two. Alphabet: https://www.crockford.com/base32.html (its mod-37 check needs characters
/// that scanners on other keyboard layouts mistype, hence this one).
/// </summary>
public static class TicketCode
{
    /// <summary>The length of a code in characters, the check character included.</summary>
    public const int Length = Random + 1;

    private const int Random = 16;
    private const string Alphabet = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

    // From what the computer typed to the key that the scanner meant.
    private static readonly IReadOnlyList<Dictionary<char, char>> Layouts =
    [
        Keys("YZ", "ZY"),
        Keys("AQZW?,&É\"'(-È_ÇÀ", "QAWZMM1234567890"),
    ];

    /// <summary>Creates a random code with its check character.</summary>
    public static string New()
    {
        Span<char> code = stackalloc char[Length];
        RandomNumberGenerator.GetItems(Alphabet, code[..Random]);
        code[Random] = Alphabet[Check(code[..Random])];
        return new string(code);
    }

    /// <summary>Reads a code as a person or a scanner enters it: any case, blanks, dashes and invisible characters of
    /// every script ignored, full-width letters read as narrow ones, O read as 0, I and L as 1, and without the prefix
    /// by which a scanner names the symbology (<c>]Q1</c>, <c>]C1</c>; ISO/IEC 15424).</summary>
    /// <returns>The code; null for a wrong length, character or check character.</returns>
    public static string? Read(string? text)
    {
        Span<char> code = stackalloc char[Length];
        var length = 0;
        foreach (var c in WithoutPrefix(text ?? ""))
        {
            if (IsSeparator(c))
            {
                continue;
            }

            if (length == Length || !Alphabet.Contains(Canonical(c), StringComparison.Ordinal))
            {
                return null;
            }

            code[length++] = Canonical(c);
        }

        return length == Length && Alphabet[Check(code[..Random])] == code[Random] ? new string(code) : null;
    }

    /// <summary>Reads a code that a scanner typed as a keyboard of the United States at a computer with a German or a
    /// French one, where Y and Z change, or digits and some letters.</summary>
    /// <returns>The code, also of a text that <see cref="Read"/> reads; null if it is none by any of the
    /// layouts.</returns>
    public static string? ReadScanned(string? text) => Read(text) ?? Layouts
        .Select(layout => Read(string.Concat((text ?? "").Trim().Select(c => layout.GetValueOrDefault(char.ToUpperInvariant(c), c)))))
        .FirstOrDefault(code => code is not null);

    /// <summary>Whether a text contains a code among other words, as when a ticket was scanned into a field for a
    /// sentence. Words that only happen to spell a code have no digit.</summary>
    public static bool IsIn(string? text)
    {
        var words = text ?? "";
        for (var start = 0; start < words.Length; start++)
        {
            var begins = char.IsLetterOrDigit(words[start]) && (start == 0 || !char.IsLetterOrDigit(words[start - 1]));
            for (int end = start, letters = 0; begins && end < words.Length && letters <= Length; end++)
            {
                letters += IsSeparator(words[end]) ? 0 : 1;
                var ends = end == words.Length - 1 || !char.IsLetterOrDigit(words[end + 1]);
                if (letters == Length && ends && Read(words[start..(end + 1)]) is { } code && code.Any(char.IsAsciiDigit))
                {
                    return true;
                }
            }
        }

        return false;
    }

    /// <summary>Whether a text has the length and the characters of a code, whatever its check character: it may be a
    /// code that was damaged or mistyped.</summary>
    public static bool LooksLikeOne(string text)
    {
        var code = text.Where(c => c is not (' ' or '-')).Select(Canonical).ToList();
        return code.Count is >= Length - 3 and <= Length + 1
            && code.TrueForAll(c => Alphabet.Contains(c, StringComparison.Ordinal)) && code.Exists(char.IsAsciiDigit);
    }

    private static ReadOnlySpan<char> WithoutPrefix(string text)
    {
        var code = text.AsSpan().Trim();
        return code is [']', _, _, ..] && char.IsAsciiLetter(code[1]) && char.IsAsciiLetterOrDigit(code[2]) ? code[3..] : code;
    }

    private static bool IsSeparator(char c) => char.IsWhiteSpace(c) || char.GetUnicodeCategory(c)
        is UnicodeCategory.DashPunctuation or UnicodeCategory.Control or UnicodeCategory.Format;

    // Full-width forms have the order of ASCII in Unicode, from U+FF01 on.
    private static char Canonical(char c) => char.ToUpperInvariant(c is >= '\uFF01' and <= '\uFF5E' ? (char)(c - 0xFEE0) : c) switch
    {
        'O' => '0',
        'I' or 'L' => '1',
        var other => other,
    };

    private static Dictionary<char, char> Keys(string typed, string meant) =>
        typed.Zip(meant).ToDictionary(pair => pair.First, pair => pair.Second);

    // Horner's rule: sum = α·sum + digit, so that position i from the right weighs α^i.
    private static int Check(ReadOnlySpan<char> digits)
    {
        var sum = 0;
        foreach (var digit in digits)
        {
            sum = TimesAlpha(sum) ^ Alphabet.IndexOf(digit, StringComparison.Ordinal);
        }

        return TimesAlpha(sum);
    }

    // GF(32) with the primitive polynomial x^5 + x^2 + 1.
    private static int TimesAlpha(int value) => ((value << 1) & 0x20) == 0 ? value << 1 : (value << 1) ^ 0x25;
}
