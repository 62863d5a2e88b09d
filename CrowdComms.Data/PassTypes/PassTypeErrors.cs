using CrowdComms.Data.Common;

namespace CrowdComms.Data.PassTypes;

/// <summary>The refusals of this room.</summary>
public static class PassTypeErrors
{
    internal const string CodeIndex = "ux_pass_types_code";

    /// <summary>Another pass type of the event has this code.</summary>
    public static Error CodeTaken(string code) => new(
        ErrorKind.Conflict, "pass_type.code_taken", $"Another pass type has the code {code}.",
        new Dictionary<string, string[]>(StringComparer.Ordinal) { ["code"] = ["Another pass type has this code."] });

    /// <summary>The event has no such pass type.</summary>
    public static Error Unknown(string written, IEnumerable<string> existing)
    {
        var sentence = $"“{written}” is no pass type of this event. Choose one of {string.Join(", ", existing)}.";
        return Error.Validation(new Dictionary<string, string[]>(StringComparer.Ordinal) { ["passType"] = [sentence] });
    }

    /// <summary>Another pass type of the event has this name, but for case and accents.</summary>
    public static Error NameTaken(string name) => new(
        ErrorKind.Conflict, "pass_type.name_taken", $"Another pass type is named “{name}”.",
        new Dictionary<string, string[]>(StringComparer.Ordinal) { ["name"] = ["Another pass type has this name."] });

    /// <summary>More people hold the pass than the new capacity allows.</summary>
    public static Error CapacityBelowHeld(int held)
    {
        var sentence =
            $"{held:N0} {(held == 1 ? "person holds" : "people hold")} this pass already. Capacity cannot be less.";
        return new Error(ErrorKind.Conflict, "pass_type.capacity_below_held", sentence,
            new Dictionary<string, string[]>(StringComparer.Ordinal) { ["capacity"] = [sentence] });
    }

    /// <summary>Registrants hold the pass, cancelled ones perhaps.</summary>
    public static Error InUse(string name, int holders) => new(
        ErrorKind.Conflict, "pass_type.in_use",
        $"{(holders == 1 ? "One registrant holds" : $"{holders:N0} registrants hold")} “{name}”, cancelled ones "
            + $"included. Retire it instead: its holders keep it and nobody new gets it.");

    /// <summary>A zone of the request is none of this event.</summary>
    public static Error UnknownZone { get; } = Error.Validation(
        new Dictionary<string,
            string[]>(
                StringComparer.Ordinal) { ["zones"] = ["One of these zones was deleted meanwhile. Reload, then "
                    + "choose again."] });

    /// <summary>The order names other pass types than there are.</summary>
    public static Error OtherPassTypes { get; } = new(
        ErrorKind.Stale, "pass_type.order_stale",
        "Somebody else added or deleted a pass type meanwhile. Reload, then order them again.");
}
