using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;

namespace CrowdComms.Data.Accounts;

/// <summary>The secret part of an invitation's address: 256 random bits in base64url. So many random bits cannot be
/// guessed, so the hash needs no salt and can be looked up by a unique index.</summary>
internal static class InvitationKey
{
    private const int Bits = 256;

    internal static string New() => Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(Bits / 8));

    internal static byte[] Hash(string key) => SHA256.HashData(Encoding.UTF8.GetBytes(key));
}
