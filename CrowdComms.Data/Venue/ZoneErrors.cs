using CrowdComms.Data.Common;

namespace CrowdComms.Data.Venue;

/// <summary>The errors of creating, changing and deleting zones.</summary>
public static class ZoneErrors
{
    internal const string NameIndex = "ux_zones_name";

    /// <summary><c>zone.name_taken</c>: another zone of the event has this name.</summary>
    public static Error NameTaken(string name) => new(
        ErrorKind.Conflict, "zone.name_taken", $"Another zone is named “{name}”.",
        new Dictionary<string, string[]>(StringComparer.Ordinal) { ["name"] = ["Another zone has this name."] });

    /// <summary><c>zone.in_use</c>: a door station leads into the zone.</summary>
    public static Error InUse(string name) => new(
        ErrorKind.Conflict, "zone.in_use", $"“{name}” has a door station. Delete the station first.");
}
