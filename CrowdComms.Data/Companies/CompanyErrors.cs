using CrowdComms.Data.Common;
using static CrowdComms.Data.Companies.CompaniesTexts;

namespace CrowdComms.Data.Companies;

/// <summary>The errors of companies, their allocations, links and merges.</summary>
public static class CompanyErrors
{
    internal const string NameIndex = "ux_companies_name";

    /// <summary>Another company of the event has this name, compared without case and accents.</summary>
    public static Error NameTaken(string name) => new(
        ErrorKind.Conflict, "company.name_taken", L["This event already has a company named “{0}”.", name],
        new Dictionary<string,
            string[]>(StringComparer.Ordinal)
        { ["name"] = [L["Another company has this name."]] });

    /// <summary>The company has registrants, so it cannot be deleted.</summary>
    public static Error InUse(string name, int people) => new(
        ErrorKind.Conflict, "company.in_use",
        L.Count("“{1}” has 1 registrant. Move them to another company first, then delete it.",
            "“{1}” has {0:N0} registrants. Move them to another company first, then delete it.", people, name));

    /// <summary>The company's allocation of this pass type is used up.</summary>
    public static Error AllocationFull(string company, string pass, int most) => new(
        ErrorKind.Conflict, "company.allocation_full",
        L.Count("The 1 {1} pass set aside for “{2}” is taken. Ask an organiser for more, or choose another pass type.",
            "All {0:N0} {1} passes set aside for “{2}” are taken. Ask an organiser for more, or choose another pass type.",
            most, pass, company));

    /// <summary>The contact person of the company may register people within its allocations only, and the company has
    /// none of this pass type.</summary>
    public static Error NotAllocated(string pass) => new(
        ErrorKind.Conflict, "company.not_allocated",
        L["No {0} pass is set aside for your company. Choose another pass type, or ask the organisers.", pass],
        new Dictionary<string,
            string[]>(StringComparer.Ordinal)
        { ["passType"] = [L["Choose a pass that is set aside for your company."]] });

    /// <summary>The company has no contact address, so no message can be sent to it.</summary>
    public static Error NoContact(string name) => new(
        ErrorKind.Conflict, "company.no_contact",
        L["“{0}” has no contact email. Edit the company to add one, then send the link.", name]);

    /// <summary>The company has no valid link for its contact person.</summary>
    public static Error NoLink(string name) =>
        new(ErrorKind.Conflict, "company.no_link", L["“{0}” has no link. Create one first.", name]);

    /// <summary>The request merges a company into itself.</summary>
    public static Error MergeItself =>
        new(ErrorKind.Conflict, "company.merge_itself", L["Choose another company to merge with."]);

    /// <summary>The merge was already undone.</summary>
    public static Error MergeUndone =>
        new(ErrorKind.Conflict, "company.merge_undone", L["This merge was already undone."]);

    /// <summary>The merge cannot be undone, because the company that received the people was itself merged into another
    /// one since.</summary>
    public static Error MergeBuried(string later) => new(
        ErrorKind.Conflict, "company.merge_buried",
        L["“{0}” has since been merged into another company. Undo that merge first.", later]);

    /// <summary>The merge was given up after several attempts, because people of the company were changed each time
    /// meanwhile.</summary>
    public static Error MergeBusy => new(
        ErrorKind.Stale, "company.merge_busy",
        L["People of this company are being changed right now. Nothing was merged; try again."]);

    /// <summary>Registration is closed, so the contact person can register no more people.</summary>
    public static Error RegistrationClosed => new(
        ErrorKind.Conflict, "company.registration_closed",
        L["Registration is closed. To register someone else, ask the organisers."]);

    /// <summary>The email address is already registered. The message does not say for whom, since the contact person
    /// may not know.</summary>
    public static Error CannotRegister => new(
        ErrorKind.Conflict, "registrant.email_taken",
        L["Nothing was saved: this email address cannot be used. Its owner may already be registered. "
            + "Ask them or the organisers."],
        new Dictionary<string,
            string[]>(
                StringComparer.Ordinal)
        {
            ["email"] = [L["The owner of this address may already be registered. Ask them or the organisers."]]
        });
}
