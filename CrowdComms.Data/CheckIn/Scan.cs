using CrowdComms.Data.Common;

namespace CrowdComms.Data.CheckIn;

/// <summary>One reading of a ticket at a station, admitted or refused. Rows are added and never changed or
/// deleted.</summary>
public sealed class Scan
{
    /// <summary>The row's id, a version 7 GUID: a later scan has a greater one.</summary>
    public Guid Id { get; private set; } = RisingId.Next();

    /// <summary>Created by the client before it sends, and unique: a scan id that is sent again gets the first answer
    /// again.</summary>
    public Guid ScanId { get; init; }

    /// <summary>The event that the station belongs to.</summary>
    public Guid EventId { get; init; }

    /// <summary>The station where the ticket was read.</summary>
    public Guid StationId { get; init; }

    /// <summary>The registrant whose ticket was read; null when no ticket has the code, or the ticket belongs to
    /// another event.</summary>
    public Guid? RegistrantId { get; init; }

    /// <summary>Whether the registrant wanted to go in or out.</summary>
    public Direction Direction { get; init; }

    /// <summary>The outcome that the scan's answer gave.</summary>
    public ScanOutcome Outcome { get; init; }

    /// <summary>Whether staff overrode a refusal: the scan would have been refused without
    /// <see cref="Reason"/>.</summary>
    public bool Forced { get; init; }

    /// <summary>Why staff overrode the refusal or took a scan back; null for neither.</summary>
    public string? Reason { get; init; }

    /// <summary>When the ticket was read, by the device's clock, UTC.</summary>
    public DateTimeOffset ScannedAt { get; init; }

    /// <summary>When the server decided the scan, by its own clock, UTC.</summary>
    public DateTimeOffset ReceivedAt { get; init; }

    /// <summary>The user, device or key that scanned; null for the application itself.</summary>
    public Guid? ActorId { get; init; }

    /// <summary>The name that the actor had when they scanned.</summary>
    public required string ActorName { get; init; }

    /// <summary>The <see cref="ScanId"/> of the door scan that this one takes back; null for an ordinary scan. A unique
    /// index allows one undo for each scan.</summary>
    public Guid? UndoesScanId { get; init; }
}
