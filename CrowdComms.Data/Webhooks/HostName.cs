using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace CrowdComms.Data.Webhooks;

/// <summary>Reads the host of a web address as every program on the way to it might: <c>2130706433</c>, <c>0x7f.1</c>,
/// <c>①②⑦.⓪.⓪.①</c> and <c>127.0.0.1.</c> are all the same address.</summary>
internal static class HostName
{
    private const int LongestName = 253;

    // Names that only the machine itself or its network answers. Sources: RFC 6761, RFC 6762, RFC 8375 and the reservation
    // of .internal by ICANN in 2024.
    private static readonly string[] Private = ["localhost", "local", "internal", "intranet", "lan", "home.arpa", "localdomain"];

    /// <summary>The name in its plain form: the letters and digits that look alike are one, in lower case, without the dot
    /// at the end.</summary>
    internal static string Plain(string host) =>
        Folded(host).Replace('。', '.').TrimEnd('.').Trim('[', ']').ToLowerInvariant();

    /// <summary>Reads a plain host that is written as a network address, in any notation.</summary>
    internal static bool TryRead(string plain, out IPAddress address)
    {
        if (plain.Contains(':', StringComparison.Ordinal))
        {
            return IPAddress.TryParse(plain, out address!) && address.AddressFamily == AddressFamily.InterNetworkV6;
        }

        address = IPAddress.None;
        var parts = plain.Split('.');
        var numbers = Array.ConvertAll(parts, Number);
        if (parts.Length > 4 || numbers.Contains(null) || numbers.SkipLast(1).Any(n => n > byte.MaxValue)
            || numbers[^1] >= 1L << (8 * (5 - parts.Length)))
        {
            return false;
        }

        // The last number fills the bytes that are left, as in 127.1. Source: https://url.spec.whatwg.org/#concept-ipv4-parser
        var whole = numbers.SkipLast(1).Select((n, i) => n!.Value << (8 * (3 - i))).Sum() + numbers[^1]!.Value;
        address = new IPAddress([(byte)(whole >> 24), (byte)(whole >> 16), (byte)(whole >> 8), (byte)whole]);
        return true;
    }

    /// <summary>Whether a plain host is a name that may have an address on the internet: it has a dot, is not too long, does not
    /// end in a number and is in no zone that belongs to private networks.</summary>
    internal static bool CanBePublic(string plain) =>
        plain.Length is > 0 and <= LongestName && Ascii.IsValid(plain) && plain.Contains('.', StringComparison.Ordinal)
            && !plain.Contains(':', StringComparison.Ordinal) && Number(plain.Split('.')[^1]) is null
            && !Private.Any(zone => plain == zone || plain.EndsWith($".{zone}", StringComparison.Ordinal));

    private static string Folded(string host)
    {
        try
        {
            return host.Normalize(NormalizationForm.FormKC);
        }
        catch (ArgumentException)
        {
            // Half of a surrogate pair is no letter; the host keeps it and no lookup finds it.
            return host;
        }
    }

    // Decimal, octal with a leading 0, or hexadecimal with a leading 0x; null for what is no number. Numbers of any length
    // are read, so that none is taken for a name.
    private static long? Number(string part) => part switch
    {
        "" => null,
        "0x" => 0,
        _ when part.StartsWith("0x", StringComparison.Ordinal) => !part.Skip(2).All(char.IsAsciiHexDigit) ? null
            : long.TryParse(part.AsSpan(2), NumberStyles.HexNumber, CultureInfo.InvariantCulture, out var hex) && hex >= 0 ? hex
            : long.MaxValue,
        _ when !part.All(char.IsAsciiDigit) => null,
        _ when part[0] == '0' && !part.Any(c => c > '7') => part.TrimStart('0') is var digits && digits.Length > 20 ? long.MaxValue
            : digits.Aggregate(0L, (n, c) => (n * 8) + (c - '0')),
        _ => long.TryParse(part, CultureInfo.InvariantCulture, out var number) ? number : long.MaxValue,
    };
}
