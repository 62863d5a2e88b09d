using CrowdComms.Data.Common;

namespace CrowdComms.Data.Venue;

/// <summary>The refusals about stations.</summary>
public static class StationErrors
{
    internal const string NameIndex = "ux_stations_name";

    /// <summary>The device was revoked, or belongs to another station.</summary>
    public static Error DeviceRevoked { get; } =
        new(ErrorKind.Forbidden, "device.revoked", "This device was signed out. Ask an organiser to pair it again.");

    /// <summary>Another station of the event has this name.</summary>
    public static Error NameTaken(string name) => new(
        ErrorKind.Conflict, "station.name_taken", $"Another station is named “{name}”.",
        new Dictionary<string, string[]>(StringComparer.Ordinal) { ["name"] = ["Another station has this name."] });

    /// <summary>Somebody was scanned there.</summary>
    public static Error InUse(string name) => new(
        ErrorKind.Conflict, "station.in_use",
        $"People were scanned at “{name}”, so it stays in the history. Rename it if it stands elsewhere now.");
}
