using System.Security.Cryptography;

namespace CrowdComms.Data.Badges;

/// <summary>Filters the registrants whose badges are printed; cancelled ones never are.</summary>
public sealed record BadgeFilter
{
    /// <summary>Only these registrants; null for all.</summary>
    public IReadOnlyList<Guid>? Ids { get; init; }

    /// <summary>Only registrants who are confirmed or checked in.</summary>
    public bool Confirmed { get; init; }

    /// <summary>Only holders of this pass type; null for all.</summary>
    public Guid? PassType { get; init; }

    /// <summary>Only registrants whose badges were not printed yet.</summary>
    public bool NotPrinted { get; init; }

    /// <summary>Only registrants whose newest badge shows another name, company or pass type than they have now; with
    /// <see cref="NotPrinted"/>, these and those.</summary>
    public bool OutOfDate { get; init; }

    /// <summary>Whether a print takes a badge in this state.</summary>
    internal bool Takes(bool isPrinted, bool isOutOfDate) =>
        (!NotPrinted && !OutOfDate) || (NotPrinted && !isPrinted) || (OutOfDate && isOutOfDate);
}

/// <summary>A request to print one badge or many.</summary>
/// <param name="PrintId">Created by the client; the same id sent again prints the same badges and records nothing
/// twice.</param>
/// <param name="Who">The registrants whose badges are printed.</param>
/// <param name="Reason">Why badges that were printed before are printed again; up to 300 characters, null for no
/// reason. A badge that is out of date needs none.</param>
/// <param name="StationId">The station at which the badges are printed; null when they are printed elsewhere.</param>
public sealed record PrintOrder(Guid PrintId, BadgeFilter Who, string? Reason = null, Guid? StationId = null)
{
    /// <summary>Whether the print is recorded; false only where the caller asks what the file would be and gets no badge.</summary>
    public bool IsRecorded { get; init; } = true;

    /// <summary>Returns the id of the row that records one registrant's badge of this print. Its first half is the
    /// print's, so that sorting rows by id sorts them by time.</summary>
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

/// <summary>One print of a registrant's badge, as the list shows it.</summary>
/// <param name="At">When the badge was printed, UTC.</param>
/// <param name="By">The name of the actor who printed it.</param>
/// <param name="Station">The name of the station at which it was printed; null when it was printed elsewhere.</param>
/// <param name="Reason">Why it was printed again; null for the first print.</param>
public sealed record PrintRow(DateTimeOffset At, string By, string? Station, string? Reason);

/// <summary>The badge that a registrant has.</summary>
/// <param name="IsPrinted">Whether the badge was printed.</param>
/// <param name="OutOfDate">What the newest badge shows, in one line, if the registrant's name, company or pass type
/// changed since; null for a badge that is right, and for none.</param>
public sealed record BadgeState(bool IsPrinted, string? OutOfDate);
