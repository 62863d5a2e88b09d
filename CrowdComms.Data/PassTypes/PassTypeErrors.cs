using CrowdComms.Data.Common;
using static CrowdComms.Data.PassTypes.PassTypesTexts;

namespace CrowdComms.Data.PassTypes;

/// <summary>The errors of changing, ordering and looking up pass types.</summary>
public static class PassTypeErrors
{
    internal const string CodeIndex = "ux_pass_types_code";

    /// <summary><c>pass_type.code_taken</c>: another pass type of the event has this code.</summary>
    public static Error CodeTaken(string code) => new(
        ErrorKind.Conflict, "pass_type.code_taken", L["Another pass type has the code {0}.", code],
        new Dictionary<string, string[]>(StringComparer.Ordinal) { ["code"] = [L["Another pass type has this code."]] });

    /// <summary><c>validation</c>: the event has no pass type of this code or name.</summary>
    public static Error Unknown(string written, IEnumerable<string> existing)
    {
        var sentence = L["“{0}” is not a pass type of this event. Choose one of {1}.", written, string.Join(", ", existing)];
        return Error.Validation(new Dictionary<string, string[]>(StringComparer.Ordinal) { ["passType"] = [sentence] });
    }

    /// <summary><c>pass_type.name_taken</c>: another pass type of the event has this name, apart from case and
    /// accents.</summary>
    public static Error NameTaken(string name) => new(
        ErrorKind.Conflict, "pass_type.name_taken", L["Another pass type is named “{0}”.", name],
        new Dictionary<string, string[]>(StringComparer.Ordinal) { ["name"] = [L["Another pass type has this name."]] });

    /// <summary><c>pass_type.capacity_below_held</c>: more registrants hold the pass than the new capacity
    /// allows.</summary>
    public static Error CapacityBelowHeld(int held)
    {
        var sentence = L.Count("1 person already has this pass. Capacity cannot be less.",
            "{0:N0} people already have this pass. Capacity cannot be less.", held);
        return new Error(ErrorKind.Conflict, "pass_type.capacity_below_held", sentence,
            new Dictionary<string, string[]>(StringComparer.Ordinal) { ["capacity"] = [sentence] });
    }

    /// <summary><c>pass_type.in_use</c>: registrants hold the pass, though all of them may be cancelled.</summary>
    public static Error InUse(string name, int holders) => new(
        ErrorKind.Conflict, "pass_type.in_use",
        L.Count("1 registrant has “{1}”, perhaps cancelled. Retire it instead: they keep it and no one new gets it.",
            "{0:N0} registrants have “{1}”, including cancelled ones. Retire it instead: they keep it and no one new gets it.",
            holders, name));

    /// <summary><c>validation</c>: a zone of the request does not belong to this event.</summary>
    public static Error UnknownZone => Error.Validation(
        new Dictionary<string,
            string[]>(
                StringComparer.Ordinal)
        {
            ["zones"] = [L["One of these zones was deleted. Reload, then choose again."]]
        });

    /// <summary><c>pass_type.order_stale</c>: the new order does not name exactly the event's pass types.</summary>
    public static Error OtherPassTypes => new(
        ErrorKind.Stale, "pass_type.order_stale",
        L["Someone else added or deleted a pass type. Reload, then order them again."]);
}
