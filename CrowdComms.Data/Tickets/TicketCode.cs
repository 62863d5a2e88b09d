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

    /// <summary>Creates a random code with its check character.</summary>
    public static string New()
    {
        Span<char> code = stackalloc char[Length];
        for (var i = 0; i < Random; i++)
        {
            code[i] = Alphabet[RandomNumberGenerator.GetInt32(Alphabet.Length)];
        }

        code[Random] = Alphabet[Check(code[..Random])];
        return new string(code);
    }

    /// <summary>Reads a code as a person or a scanner enters it: any case, blanks and hyphens ignored, O read as
    /// 0, I and L as 1.</summary>
    /// <returns>The code; null for a wrong length, character or check character.</returns>
    public static string? Read(string? text)
    {
        Span<char> code = stackalloc char[Length];
        var length = 0;
        foreach (var c in text ?? "")
        {
            if (c is ' ' or '-' or '\r' or '\n' or '\t')
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

    /// <summary>Whether a text has the length and the characters of a code, whatever its check character: it may be a
    /// code that was damaged or mistyped.</summary>
    public static bool LooksLikeOne(string text)
    {
        var code = text.Where(c => c is not (' ' or '-')).Select(Canonical).ToList();
        return code.Count is >= Length - 3 and <= Length + 1
            && code.TrueForAll(c => Alphabet.Contains(c, StringComparison.Ordinal)) && code.Exists(char.IsAsciiDigit);
    }

    private static char Canonical(char c) => char.ToUpperInvariant(c) switch
    {
        'O' => '0',
        'I' or 'L' => '1',
        var other => other,
    };

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
