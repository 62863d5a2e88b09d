using CrowdComms.Data.Common;

namespace CrowdComms.Data.Companies;

/// <summary>The refusals of this room.</summary>
public static class CompanyErrors
{
    internal const string NameIndex = "ux_companies_name";

    /// <summary>Another company of the event has this name, but for case and accents.</summary>
    public static Error NameTaken(string name) => new(
        ErrorKind.Conflict, "company.name_taken", $"A company named “{name}” exists already in this event.",
        new Dictionary<string,
            string[]>(StringComparer.Ordinal) { ["name"] = ["A company of this name exists already."] });

    /// <summary>People belong to the company.</summary>
    public static Error InUse(string name, int people) => new(
        ErrorKind.Conflict, "company.in_use",
        $"{(people == 1 ? "One person belongs" : $"{people:N0} people belong")} to “{name}”. Give them another "
            + $"company first, then delete it.");

    /// <summary>All passes of this type that are set aside for the company are taken.</summary>
    public static Error AllocationFull(string company, string pass, int most) => new(
        ErrorKind.Conflict, "company.allocation_full",
        $"{(most == 1 ? "The one" : $"All {most:N0}")} {pass} pass{(most == 1 ? "" : "es")} set aside for "
            + $"“{company}” {(most == 1 ? "is" : "are")} taken. Ask an organiser for more, or choose another pass type.");

    /// <summary>The company registers people within its allocation alone, and has none of this pass type.</summary>
    public static Error NotAllocated(string pass) => new(
        ErrorKind.Conflict, "company.not_allocated",
        $"No {pass} pass is set aside for your company. Choose another pass type, or ask the organisers.",
        new Dictionary<string,
            string[]>(StringComparer.Ordinal) { ["passType"] = ["Choose a pass that is set aside for your company."] });

    /// <summary>The company has nobody to write to.</summary>
    public static Error NoContact(string name) => new(
        ErrorKind.Conflict, "company.no_contact",
        $"“{name}” has no contact e-mail. Edit the company and enter one, then send the link.");

    /// <summary>The company has no good link.</summary>
    public static Error NoLink(string name) =>
        new(ErrorKind.Conflict, "company.no_link", $"“{name}” has no link. Make one first.");

    /// <summary>A company cannot become part of itself.</summary>
    public static Error MergeItself { get; } =
        new(ErrorKind.Conflict, "company.merge_itself", "Choose another company to merge with.");

    /// <summary>The merge was undone already.</summary>
    public static Error MergeUndone { get; } =
        new(ErrorKind.Conflict, "company.merge_undone", "This merge is undone already.");

    /// <summary>The company that took the people became part of another one since.</summary>
    public static Error MergeBuried(string later) => new(
        ErrorKind.Conflict, "company.merge_buried",
        $"“{later}” became part of another company since. Undo that merge first.");

    /// <summary>Somebody changed a person of the company again and again while it was merged.</summary>
    public static Error MergeBusy { get; } = new(
        ErrorKind.Stale, "company.merge_busy",
        "People of this company are being changed at this moment. Nothing was merged; try again.");

    /// <summary>Nobody registers from outside any more.</summary>
    public static Error RegistrationClosed { get; } = new(
        ErrorKind.Conflict, "company.registration_closed",
        "Registration is closed. Ask the organisers to register somebody else.");

    /// <summary>The address is registered; whose it is stays unsaid.</summary>
    public static Error CannotRegister { get; } = new(
        ErrorKind.Conflict, "registrant.email_taken",
        "Nothing was saved: this e-mail address cannot be used. Whoever it belongs to may be registered already; ask "
            + "them, or the organisers.",
        new Dictionary<string,
            string[]>(
                StringComparer.Ordinal) { ["email"] = ["Whoever has this address may be registered already. Ask "
                    + "them, or the organisers."] });
}
