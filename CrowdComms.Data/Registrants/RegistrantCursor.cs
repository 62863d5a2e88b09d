using System.Buffers.Binary;
using System.Buffers.Text;

namespace CrowdComms.Data.Registrants;

/// <summary>How far a program has read a list of registrants. Programs get it as a text, which they send back as it came.</summary>
/// <param name="ByUpdate">Whether the list is in the order of the last changes; otherwise it is in that of registration.</param>
/// <param name="At">When the last registrant that was read was registered or changed, UTC.</param>
/// <param name="Id">The id of that registrant.</param>
/// <param name="Since">The instant from which changes may be missing in what was read, UTC: that of the first page.</param>
public sealed record RegistrantCursor(bool ByUpdate, DateTimeOffset At, Guid Id, DateTimeOffset Since)
{
    private const byte OfUpdates = (byte)'u', OfRegistrations = (byte)'r';
    private const int Length = 1 + 8 + 16 + 8;

    /// <summary>Reads the text of a cursor; null for what is none.</summary>
    public static RegistrantCursor? Read(string text)
    {
        // A longer text is no cursor, and is not decoded.
        if (text.Length > 2 * Length || !Base64Url.IsValid(text))
        {
            return null;
        }

        ReadOnlySpan<byte> bytes = Base64Url.DecodeFromChars(text);
        return bytes.Length == Length && bytes[0] is OfUpdates or OfRegistrations
            && Instant(bytes[1..]) is { } at && Instant(bytes[25..]) is { } since
            ? new RegistrantCursor(bytes[0] == OfUpdates, at, new Guid(bytes[9..25], bigEndian: true), since) : null;
    }

    /// <summary>The text of this cursor: letters, digits, hyphens and underscores.</summary>
    public override string ToString()
    {
        Span<byte> bytes = stackalloc byte[Length];
        bytes[0] = ByUpdate ? OfUpdates : OfRegistrations;
        BinaryPrimitives.WriteInt64BigEndian(bytes[1..], At.UtcTicks);
        Id.TryWriteBytes(bytes[9..25], bigEndian: true, out _);
        BinaryPrimitives.WriteInt64BigEndian(bytes[25..], Since.UtcTicks);
        return Base64Url.EncodeToString(bytes);
    }

    private static DateTimeOffset? Instant(ReadOnlySpan<byte> bytes) =>
        BinaryPrimitives.ReadInt64BigEndian(bytes) is >= 0 and var ticks && ticks <= DateTimeOffset.MaxValue.UtcTicks
            ? new DateTimeOffset(ticks, TimeSpan.Zero) : null;
}
