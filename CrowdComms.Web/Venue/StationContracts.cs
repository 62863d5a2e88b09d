using CrowdComms.Data.Venue;

namespace CrowdComms.Web.Venue;

/// <summary>A station as programs write it.</summary>
public sealed record StationBody
{
    /// <summary>1 to 60 characters; unique in the event.</summary>
    /// <example>Desk 7</example>
    public required string Name { get; init; }

    /// <summary>At the entrance, or the door of a zone.</summary>
    /// <example>Desk</example>
    public required StationKind Kind { get; init; }

    /// <summary>The zone of a door; left out otherwise.</summary>
    public Guid? ZoneId { get; init; }
}

/// <summary>A station.</summary>
/// <param name="Id">Which one.</param>
/// <param name="Name">Its name.</param>
/// <param name="Kind">At the entrance, or the door of a zone.</param>
/// <param name="ZoneId">The zone of a door; null otherwise.</param>
public sealed record StationResponse(Guid Id, string Name, StationKind Kind, Guid? ZoneId)
{
    internal static StationResponse Of(StationRow s) => new(s.Id, s.Name, s.Kind, s.ZoneId);
}
