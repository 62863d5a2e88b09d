using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;

namespace CrowdComms.Data.Tokens;

/// <summary>Secrets that programs carry: a prefix by which people and scanners of source code recognise them, then 256
/// random bits in base64url.</summary>
public static class TokenText
{
    /// <summary>Begins every API key.</summary>
    public const string KeyPrefix = "cck_";

    /// <summary>Begins every refresh token.</summary>
    public const string RefreshPrefix = "ccr_";

    private const int Bits = 256, Length = 43;

    /// <summary>A new secret.</summary>
    internal static string New(string prefix) =>
        prefix + Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(Bits / 8));

    /// <summary>SHA-256 of the secret: with so many random bits nobody finds it by trying, and it
    /// can be looked up.</summary>
    /// <returns>The hash; null for what cannot be such a secret.</returns>
    internal static byte[]? Hash(string? secret, string prefix) =>
        secret?.Length == prefix.Length + Length && secret.StartsWith(prefix, StringComparison.Ordinal)
            && Base64Url.IsValid(secret.AsSpan(prefix.Length))
            ? SHA256.HashData(Encoding.ASCII.GetBytes(secret))
            : null;
}
