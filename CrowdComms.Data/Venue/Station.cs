using CrowdComms.Data.Common;

namespace CrowdComms.Data.Venue;

/// <summary>What a station is.</summary>
public enum StationKind
{
    /// <summary>A desk with staff at the entrance.</summary>
    Desk,
    /// <summary>Self check-in at the entrance.</summary>
    Kiosk,
    /// <summary>The door of one zone.</summary>
    Door,
}

/// <summary>A point where people are scanned.</summary>
public sealed class Station
{
    /// <summary>Time-ordered.</summary>
    public Guid Id { get; private set; } = RisingId.Next();

    /// <summary>The event.</summary>
    public Guid EventId { get; init; }

    /// <summary>Unique in the event.</summary>
    public required string Name { get; set; }

    /// <summary>At the entrance, or the door of a zone.</summary>
    public StationKind Kind { get; init; }

    /// <summary>The zone of a door; null otherwise.</summary>
    public Guid? ZoneId { get; init; }
}
