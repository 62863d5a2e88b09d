using CrowdComms.Data.Common;

namespace CrowdComms.Data.CheckIn;

/// <summary>One reading of a ticket at a station, admitted or refused. Append-only.</summary>
public sealed class Scan
{
    /// <summary>Time-ordered.</summary>
    public Guid Id { get; private set; } = RisingId.Next();

    /// <summary>Made by the client before it sends; unique: repeating it returns the first answer.</summary>
    public Guid ScanId { get; init; }

    /// <summary>The event whose station it was.</summary>
    public Guid EventId { get; init; }

    /// <summary>Where.</summary>
    public Guid StationId { get; init; }

    /// <summary>Whose ticket; null when no ticket has the code, or it is another event's.</summary>
    public Guid? RegistrantId { get; init; }

    /// <summary>Which way.</summary>
    public Direction Direction { get; init; }

    /// <summary>The answer that was given.</summary>
    public ScanOutcome Outcome { get; init; }

    /// <summary>Whether an override was needed and used.</summary>
    public bool Forced { get; init; }

    /// <summary>Why, where it was forced.</summary>
    public string? Reason { get; init; }

    /// <summary>The device's clock, UTC.</summary>
    public DateTimeOffset ScannedAt { get; init; }

    /// <summary>The server's clock, UTC.</summary>
    public DateTimeOffset ReceivedAt { get; init; }

    /// <summary>The user or device that scanned; null for the system itself.</summary>
    public Guid? ActorId { get; init; }

    /// <summary>Their name then.</summary>
    public required string ActorName { get; init; }

    /// <summary>The <see cref="ScanId"/> of the door scan that this one takes back; null for none. A scan is
    /// taken back once.</summary>
    public Guid? UndoesScanId { get; init; }
}
