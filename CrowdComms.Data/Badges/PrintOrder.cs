using System.Security.Cryptography;

namespace CrowdComms.Data.Badges;

/// <summary>Whose badges to print, of those who are not cancelled.</summary>
public sealed record BadgeFilter
{
    /// <summary>These people; null for all.</summary>
    public IReadOnlyList<Guid>? Ids { get; init; }

    /// <summary>Only who is confirmed, or here already.</summary>
    public bool Confirmed { get; init; }

    /// <summary>Only who holds this pass type.</summary>
    public Guid? PassType { get; init; }

    /// <summary>Only whose badge was not printed yet.</summary>
    public bool NotPrinted { get; init; }
}

/// <summary>A print of one badge or many.</summary>
/// <param name="PrintId">Made by who asks; the same id again gives the same badges and records nothing twice.</param>
/// <param name="Who">Whose.</param>
/// <param name="Reason">Why badges that were printed before are printed again; up to 300 characters.</param>
/// <param name="StationId">Where, if at a station.</param>
public sealed record PrintOrder(Guid PrintId, BadgeFilter Who, string? Reason = null, Guid? StationId = null)
{
    /// <summary>The id of the row that records one person's badge of this print: its first half is the print's, so that
    /// rows stay in time.</summary>
    internal Guid RowOf(Guid registrantId)
    {
        Span<byte> bytes = stackalloc byte[32];
        PrintId.TryWriteBytes(bytes[..16], bigEndian: true, out _);
        registrantId.TryWriteBytes(bytes[16..], bigEndian: true, out _);
        Span<byte> hash = stackalloc byte[32];
        SHA256.HashData(bytes, hash);
        hash[..7].CopyTo(bytes[9..16]);
        return new Guid(bytes[..16], bigEndian: true);
    }
}

/// <summary>One printing of a person's badge.</summary>
/// <param name="At">UTC.</param>
/// <param name="By">Who.</param>
/// <param name="Station">Where, if at a station.</param>
/// <param name="Reason">Why again; null for the first.</param>
public sealed record PrintRow(DateTimeOffset At, string By, string? Station, string? Reason);
