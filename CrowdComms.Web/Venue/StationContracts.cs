using CrowdComms.Data.Venue;

namespace CrowdComms.Web.Venue;

/// <summary>A station as programs write it.</summary>
public sealed record StationBody
{
    /// <summary>1 to 60 characters; unique in the event.</summary>
    /// <example>Desk 7</example>
    public required string Name { get; init; }

    /// <summary>The kind of station: at the entrance, or the door of a zone.</summary>
    /// <example>Desk</example>
    public required StationKind Kind { get; init; }

    /// <summary>The id of the zone of a door; left out for other stations.</summary>
    public Guid? ZoneId { get; init; }
}

/// <summary>A station, at which people are scanned.</summary>
/// <param name="Id">The id of the station.</param>
/// <param name="Name">The name of the station.</param>
/// <param name="Kind">The kind of station: at the entrance, or the door of a zone.</param>
/// <param name="ZoneId">The id of the zone of a door; null for other stations.</param>
public sealed record StationResponse(Guid Id, string Name, StationKind Kind, Guid? ZoneId)
{
    internal static StationResponse Of(StationRow s) => new(s.Id, s.Name, s.Kind, s.ZoneId);
}
