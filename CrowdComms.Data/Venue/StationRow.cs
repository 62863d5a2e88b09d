namespace CrowdComms.Data.Venue;

/// <summary>A station.</summary>
/// <param name="Id">Which one.</param>
/// <param name="Name">Its name.</param>
/// <param name="Kind">At the entrance, or the door of a zone.</param>
/// <param name="ZoneId">The zone of a door.</param>
/// <param name="Zone">Its name.</param>
/// <param name="Scans">Tickets read there, refused ones too.</param>
public sealed record StationRow(Guid Id, string Name, StationKind Kind, Guid? ZoneId, string? Zone, int Scans);

/// <summary>A station to be made.</summary>
/// <param name="Name">1 to 60 characters.</param>
/// <param name="Kind">At the entrance, or the door of a zone.</param>
/// <param name="ZoneId">The zone, for a door and for nothing else.</param>
public sealed record NewStation(string Name, StationKind Kind, Guid? ZoneId = null);
