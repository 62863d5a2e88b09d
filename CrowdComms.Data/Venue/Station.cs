using CrowdComms.Data.Common;

namespace CrowdComms.Data.Venue;

/// <summary>The kinds of station.</summary>
public enum StationKind
{
    /// <summary>A desk at the entrance where staff check registrants in.</summary>
    Desk,
    /// <summary>A kiosk at the entrance where registrants check themselves in.</summary>
    Kiosk,
    /// <summary>A door of one zone, where staff scan people in and out.</summary>
    Door,
}

/// <summary>A point where tickets are scanned.</summary>
public sealed class Station
{
    /// <summary>A version 7 GUID, so ids sort by time.</summary>
    public Guid Id { get; private set; } = RisingId.Next();

    /// <summary>The event whose tickets are scanned here.</summary>
    public Guid EventId { get; init; }

    /// <summary>The name for people; unique in the event.</summary>
    public required string Name { get; set => field = TextRules.Line(value); }

    /// <summary>Whether it is a desk, a kiosk or a door; it never changes.</summary>
    public StationKind Kind { get; init; }

    /// <summary>The zone that a door leads into; null for a desk or a kiosk.</summary>
    public Guid? ZoneId { get; init; }
}
