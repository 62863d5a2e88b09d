using CrowdComms.Data.Common;

namespace CrowdComms.Data.Venue;

/// <summary>The errors of stations and of the devices paired with them.</summary>
public static class StationErrors
{
    internal const string NameIndex = "ux_stations_name";

    /// <summary><c>device.revoked</c>: an organiser revoked the device, or it belongs to another station.</summary>
    public static Error DeviceRevoked { get; } =
        new(ErrorKind.Forbidden, "device.revoked", "This device was signed out. Ask an organiser to pair it again.");

    /// <summary><c>station.name_taken</c>: another station of the event has this name.</summary>
    public static Error NameTaken(string name) => new(
        ErrorKind.Conflict, "station.name_taken", $"Another station is named “{name}”.",
        new Dictionary<string, string[]>(StringComparer.Ordinal) { ["name"] = ["Another station has this name."] });

    /// <summary><c>station.in_use</c>: tickets were scanned there, so the history needs the station.</summary>
    public static Error InUse(string name) => new(
        ErrorKind.Conflict, "station.in_use",
        $"“{name}” has scans, so it cannot be deleted. If it has moved, rename it.");
}
