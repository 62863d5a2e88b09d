namespace CrowdComms.Data.Venue;

/// <summary>A station as lists show it.</summary>
/// <param name="Id">The id of the station.</param>
/// <param name="Name">Its name.</param>
/// <param name="Kind">Whether it is a desk, a kiosk or a door.</param>
/// <param name="ZoneId">The zone that a door leads into; null otherwise.</param>
/// <param name="Zone">The name of that zone; null otherwise.</param>
/// <param name="Scans">The number of scans there, refused ones included.</param>
public sealed record StationRow(Guid Id, string Name, StationKind Kind, Guid? ZoneId, string? Zone, int Scans);

/// <summary>Asks to create a station.</summary>
/// <param name="Name">The name, 1 to 60 characters, unique in the event.</param>
/// <param name="Kind">Whether it is a desk, a kiosk or a door.</param>
/// <param name="ZoneId">The zone that a door leads into; ignored for other kinds.</param>
public sealed record NewStation(string Name, StationKind Kind, Guid? ZoneId = null);
