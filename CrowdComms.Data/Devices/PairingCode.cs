using System.Security.Cryptography;
using System.Text;

namespace CrowdComms.Data.Devices;

/// <summary>Creates and reads the code that a person types to pair a device: 8 characters of Crockford base32, which
/// are 40 random bits. So few bits suffice because a code works once and for ten minutes.</summary>
public static class PairingCode
{
    /// <summary>The number of characters, without the hyphen.</summary>
    public const int Length = 8;

    private const string Alphabet = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

    /// <summary>Creates a new code, without a hyphen.</summary>
    public static string New() => RandomNumberGenerator.GetString(Alphabet, Length);

    /// <summary>Returns the code in the form in which people read it: <c>XXXX-XXXX</c>.</summary>
    public static string Shown(string code) => $"{code[..4]}-{code[4..]}";

    /// <summary>Reads a code as a person types it: any case, blanks and hyphens ignored, O as 0, I and L as
    /// 1.</summary>
    /// <returns>The code without a hyphen; null when the text is not a code.</returns>
    public static string? Read(string? text)
    {
        var code = string.Concat((text ?? "").Where(c => c is not ('-' or '–') && !char.IsWhiteSpace(c))
            .Select(Canonical));
        return code.Length == Length && code.All(c => Alphabet.Contains(c, StringComparison.Ordinal)) ? code : null;
    }

    internal static byte[] Hash(string code) => SHA256.HashData(Encoding.ASCII.GetBytes(code));

    private static char Canonical(char c) => char.ToUpperInvariant(c) switch
    {
        'O' => '0',
        'I' or 'L' => '1',
        var other => other,
    };
}
