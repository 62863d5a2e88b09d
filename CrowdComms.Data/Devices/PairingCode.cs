using System.Security.Cryptography;
using System.Text;

namespace CrowdComms.Data.Devices;

/// <summary>What somebody types to pair a device: 8 characters of Crockford base32, 40 random bits, good once and
/// for a short time.</summary>
public static class PairingCode
{
    /// <summary>Characters without the hyphen.</summary>
    public const int Length = 8;

    private const string Alphabet = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

    /// <summary>A new code, without a hyphen.</summary>
    public static string New() => RandomNumberGenerator.GetString(Alphabet, Length);

    /// <summary>As people read it: <c>XXXX-XXXX</c>.</summary>
    public static string Shown(string code) => $"{code[..4]}-{code[4..]}";

    /// <summary>Reads a code as a person types it: any case, blanks and hyphens ignored, O as
    /// 0, I and L as 1.</summary>
    /// <returns>The code, or null when it is none.</returns>
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
