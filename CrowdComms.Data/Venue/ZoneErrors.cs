using CrowdComms.Data.Common;

namespace CrowdComms.Data.Venue;

/// <summary>The refusals about zones.</summary>
public static class ZoneErrors
{
    internal const string NameIndex = "ux_zones_name";

    /// <summary>Another zone of the event has this name.</summary>
    public static Error NameTaken(string name) => new(
        ErrorKind.Conflict, "zone.name_taken", $"Another zone is named “{name}”.",
        new Dictionary<string, string[]>(StringComparer.Ordinal) { ["name"] = ["Another zone has this name."] });

    /// <summary>A door station belongs to the zone.</summary>
    public static Error InUse(string name) => new(
        ErrorKind.Conflict, "zone.in_use", $"“{name}” has a door station. Remove the station first.");
}
