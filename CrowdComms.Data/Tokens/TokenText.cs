using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;

namespace CrowdComms.Data.Tokens;

/// <summary>Creates and hashes the secrets of programs: a prefix by which people and scanners of source code recognise
/// them, then 256 random bits in base64url.</summary>
public static class TokenText
{
    /// <summary>The prefix of every API key.</summary>
    public const string KeyPrefix = "cck_";

    /// <summary>The prefix of every refresh token.</summary>
    public const string RefreshPrefix = "ccr_";

    private const int Bits = 256, Length = 43;

    /// <summary>Creates a random secret with this prefix.</summary>
    internal static string New(string prefix) =>
        prefix + Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(Bits / 8));

    /// <summary>The SHA-256 of a secret. A plain hash is enough, because 256 random bits cannot be guessed, and equal
    /// secrets must be found by it.</summary>
    /// <returns>The hash; null for a text that cannot be such a secret.</returns>
    internal static byte[]? Hash(string? secret, string prefix) =>
        secret?.Length == prefix.Length + Length && secret.StartsWith(prefix, StringComparison.Ordinal)
            && Base64Url.IsValid(secret.AsSpan(prefix.Length))
            ? SHA256.HashData(Encoding.ASCII.GetBytes(secret))
            : null;
}
