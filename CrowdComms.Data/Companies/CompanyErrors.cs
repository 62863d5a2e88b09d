using CrowdComms.Data.Common;

namespace CrowdComms.Data.Companies;

/// <summary>The errors of companies, their allocations, links and merges.</summary>
public static class CompanyErrors
{
    internal const string NameIndex = "ux_companies_name";

    /// <summary>Another company of the event has this name, compared without case and accents.</summary>
    public static Error NameTaken(string name) => new(
        ErrorKind.Conflict, "company.name_taken", $"A company named “{name}” exists already in this event.",
        new Dictionary<string,
            string[]>(StringComparer.Ordinal)
        { ["name"] = ["A company of this name exists already."] });

    /// <summary>The company has registrants, so it cannot be deleted.</summary>
    public static Error InUse(string name, int people) => new(
        ErrorKind.Conflict, "company.in_use",
        $"{(people == 1 ? "One person belongs" : $"{people:N0} people belong")} to “{name}”. Give them another "
            + $"company first, then delete it.");

    /// <summary>The company's allocation of this pass type is used up.</summary>
    public static Error AllocationFull(string company, string pass, int most) => new(
        ErrorKind.Conflict, "company.allocation_full",
        $"{(most == 1 ? "The one" : $"All {most:N0}")} {pass} pass{(most == 1 ? "" : "es")} set aside for "
            + $"“{company}” {(most == 1 ? "is" : "are")} taken. Ask an organiser for more, or choose another pass type.");

    /// <summary>The contact person of the company may register people within its allocations only, and the company has
    /// none of this pass type.</summary>
    public static Error NotAllocated(string pass) => new(
        ErrorKind.Conflict, "company.not_allocated",
        $"No {pass} pass is set aside for your company. Choose another pass type, or ask the organisers.",
        new Dictionary<string,
            string[]>(StringComparer.Ordinal)
        { ["passType"] = ["Choose a pass that is set aside for your company."] });

    /// <summary>The company has no contact address, so no message can be sent to it.</summary>
    public static Error NoContact(string name) => new(
        ErrorKind.Conflict, "company.no_contact",
        $"“{name}” has no contact email. Edit the company and enter one, then send the link.");

    /// <summary>The company has no valid link for its contact person.</summary>
    public static Error NoLink(string name) =>
        new(ErrorKind.Conflict, "company.no_link", $"“{name}” has no link. Make one first.");

    /// <summary>The request merges a company into itself.</summary>
    public static Error MergeItself { get; } =
        new(ErrorKind.Conflict, "company.merge_itself", "Choose another company to merge with.");

    /// <summary>The merge was already undone.</summary>
    public static Error MergeUndone { get; } =
        new(ErrorKind.Conflict, "company.merge_undone", "This merge is undone already.");

    /// <summary>The merge cannot be undone, because the company that received the people was itself merged into another
    /// one since.</summary>
    public static Error MergeBuried(string later) => new(
        ErrorKind.Conflict, "company.merge_buried",
        $"“{later}” became part of another company since. Undo that merge first.");

    /// <summary>The merge was given up after several attempts, because people of the company were changed each time
    /// meanwhile.</summary>
    public static Error MergeBusy { get; } = new(
        ErrorKind.Stale, "company.merge_busy",
        "People of this company are being changed at this moment. Nothing was merged; try again.");

    /// <summary>Registration is closed, so the contact person can register no more people.</summary>
    public static Error RegistrationClosed { get; } = new(
        ErrorKind.Conflict, "company.registration_closed",
        "Registration is closed. Ask the organisers to register somebody else.");

    /// <summary>The email address is already registered. The message does not say for whom, since the contact person
    /// may not know.</summary>
    public static Error CannotRegister { get; } = new(
        ErrorKind.Conflict, "registrant.email_taken",
        "Nothing was saved: this email address cannot be used. Its owner may be registered already; ask "
            + "them, or the organisers.",
        new Dictionary<string,
            string[]>(
                StringComparer.Ordinal)
        {
            ["email"] = ["The owner of this address may be registered already. Ask "
                    + "them, or the organisers."]
        });
}
