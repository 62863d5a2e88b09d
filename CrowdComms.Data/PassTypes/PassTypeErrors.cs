using CrowdComms.Data.Common;

namespace CrowdComms.Data.PassTypes;

/// <summary>The refusals of this room.</summary>
public static class PassTypeErrors
{
    internal const string CodeIndex = "ux_pass_types_code";
    internal const string ZoneNameIndex = "ux_zones_name";

    /// <summary>Another pass type of the event has this code.</summary>
    public static Error CodeTaken(string code) => new(
        ErrorKind.Conflict, "pass_type.code_taken", $"Another pass type has the code {code}.",
        new Dictionary<string, string[]>(StringComparer.Ordinal) { ["code"] = ["Another pass type has this code."] });

    /// <summary>Another zone of the event has this name.</summary>
    public static Error ZoneNameTaken(string name) => new(
        ErrorKind.Conflict, "zone.name_taken", $"Another zone is named “{name}”.",
        new Dictionary<string, string[]>(StringComparer.Ordinal) { ["name"] = ["Another zone has this name."] });

    /// <summary>The zone is the place of a door.</summary>
    public static Error ZoneInUse(string name) => new(
        ErrorKind.Conflict, "zone.in_use", $"“{name}” has a door station. Remove the station first.");

    /// <summary>The event has no such pass type.</summary>
    public static Error Unknown(string written, IEnumerable<string> existing)
    {
        var sentence = $"“{written}” is no pass type of this event. Choose one of {string.Join(", ", existing)}.";
        return Error.Validation(new Dictionary<string, string[]>(StringComparer.Ordinal) { ["passType"] = [sentence] });
    }
}
