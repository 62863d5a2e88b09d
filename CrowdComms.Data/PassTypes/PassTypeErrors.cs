using CrowdComms.Data.Common;

namespace CrowdComms.Data.PassTypes;

/// <summary>The errors of changing, ordering and looking up pass types.</summary>
public static class PassTypeErrors
{
    internal const string CodeIndex = "ux_pass_types_code";

    /// <summary><c>pass_type.code_taken</c>: another pass type of the event has this code.</summary>
    public static Error CodeTaken(string code) => new(
        ErrorKind.Conflict, "pass_type.code_taken", $"Another pass type has the code {code}.",
        new Dictionary<string, string[]>(StringComparer.Ordinal) { ["code"] = ["Another pass type has this code."] });

    /// <summary><c>validation</c>: the event has no pass type of this code or name.</summary>
    public static Error Unknown(string written, IEnumerable<string> existing)
    {
        var sentence = $"“{written}” is not a pass type of this event. Choose one of {string.Join(", ", existing)}.";
        return Error.Validation(new Dictionary<string, string[]>(StringComparer.Ordinal) { ["passType"] = [sentence] });
    }

    /// <summary><c>pass_type.name_taken</c>: another pass type of the event has this name, apart from case and
    /// accents.</summary>
    public static Error NameTaken(string name) => new(
        ErrorKind.Conflict, "pass_type.name_taken", $"Another pass type is named “{name}”.",
        new Dictionary<string, string[]>(StringComparer.Ordinal) { ["name"] = ["Another pass type has this name."] });

    /// <summary><c>pass_type.capacity_below_held</c>: more registrants hold the pass than the new capacity
    /// allows.</summary>
    public static Error CapacityBelowHeld(int held)
    {
        var sentence = held == 1 ? "1 person already has this pass. Capacity cannot be less."
            : $"{held:N0} people already have this pass. Capacity cannot be less.";
        return new Error(ErrorKind.Conflict, "pass_type.capacity_below_held", sentence,
            new Dictionary<string, string[]>(StringComparer.Ordinal) { ["capacity"] = [sentence] });
    }

    /// <summary><c>pass_type.in_use</c>: registrants hold the pass, though all of them may be cancelled.</summary>
    public static Error InUse(string name, int holders) => new(
        ErrorKind.Conflict, "pass_type.in_use",
        holders == 1 ? $"1 registrant has “{name}”, perhaps cancelled. Retire it instead: they keep it and no one new gets it."
        : $"{holders:N0} registrants have “{name}”, including cancelled ones. Retire it instead: they keep it and no one new gets it.");

    /// <summary><c>validation</c>: a zone of the request does not belong to this event.</summary>
    public static Error UnknownZone { get; } = Error.Validation(
        new Dictionary<string,
            string[]>(
                StringComparer.Ordinal)
        {
            ["zones"] = ["One of these zones was deleted. Reload, then choose again."]
        });

    /// <summary><c>pass_type.order_stale</c>: the new order does not name exactly the event's pass types.</summary>
    public static Error OtherPassTypes { get; } = new(
        ErrorKind.Stale, "pass_type.order_stale",
        "Someone else added or deleted a pass type. Reload, then order them again.");
}
