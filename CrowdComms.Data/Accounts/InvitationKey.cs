using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;

namespace CrowdComms.Data.Accounts;

/// <summary>Stands in the address of an invitation: 256 random bits in base64url, so that its hash needs no salt and
/// can be looked up.</summary>
internal static class InvitationKey
{
    private const int Bits = 256;

    internal static string New() => Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(Bits / 8));

    internal static byte[] Hash(string key) => SHA256.HashData(Encoding.UTF8.GetBytes(key));
}
