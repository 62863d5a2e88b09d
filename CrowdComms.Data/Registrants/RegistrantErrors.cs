using CrowdComms.Data.Common;
using static CrowdComms.Data.Registrants.RegistrantsTexts;

namespace CrowdComms.Data.Registrants;

/// <summary>The errors of registering, editing and changing the status of registrants.</summary>
public static class RegistrantErrors
{
    /// <summary><c>registrant.step_refused</c>: the status table does not lead from the one status to the
    /// other.</summary>
    public static Error StepRefused(RegistrantStatus from, RegistrantStatus to) => new(
        ErrorKind.Conflict, "registrant.step_refused", L["The status cannot change from {0} to {1}.", Words(from), Words(to)]);

    /// <summary><c>registrant.step_refused</c>: the status table has the step, but this registrant cannot take it
    /// now.</summary>
    public static Error StepRefused(string message) => new(ErrorKind.Conflict, "registrant.step_refused", message);

    /// <summary><c>registrant.email_taken</c>: another registrant of the event has this email address.</summary>
    public static Error EmailTaken => new(
        ErrorKind.Conflict, "registrant.email_taken", L["This email address is already registered for this event."],
        new Dictionary<string, string[]>(
            StringComparer.Ordinal)
        { ["email"] = [L["Someone with this email address is already registered."]] });

    /// <summary><c>registrant.email_taken</c>: where addresses are shared, another registrant has this address and this
    /// name.</summary>
    public static Error EmailAndNameTaken => new(
        ErrorKind.Conflict, "registrant.email_taken",
        L["Someone with this name and email address is already registered for this event."],
        new Dictionary<string, string[]>(
            StringComparer.Ordinal)
        { ["email"] = [L["Someone with this name and email address is already registered."]] });

    /// <summary><c>registrant.version_stale</c>: the registrant was changed after the editor loaded them.</summary>
    public static Error Stale => new(
        ErrorKind.Stale, "registrant.version_stale",
        L["Someone else changed this person while you were editing. Compare, then save again."]);

    /// <summary><c>registrant.version_stale</c>: the form changes fields that were changed to other values after it was
    /// opened.</summary>
    /// <param name="fields">From the name of each field to a sentence with its stored value.</param>
    public static Error Disputed(IReadOnlyDictionary<string, string[]> fields) => new(
        ErrorKind.Stale, "registrant.version_stale",
        L["Someone else changed the same details. Nothing is saved yet: check the marked fields, then save again."], fields);

    /// <summary><c>registrant.anonymised</c>: the details were erased, so nothing about the registrant can
    /// change.</summary>
    public static Error Anonymised => new(
        ErrorKind.Conflict, "registrant.anonymised",
        L["This person was anonymised: their details are deleted and cannot be changed."]);

    /// <summary><c>validation</c>: the edit passes the ticket on, but the email stays the same.</summary>
    public static Error SameAddress => Error.Validation(new Dictionary<string, string[]>(StringComparer.Ordinal)
    {
        ["passTicketOn"] = [L["A ticket can be passed on only to another email address. Send the new address too."]],
    });

    /// <summary>The status as a sentence of an error names it.</summary>
    public static string Words(RegistrantStatus status) => status switch
    {
        RegistrantStatus.Registered => L["registered"],
        RegistrantStatus.Confirmed => L["confirmed"],
        RegistrantStatus.CheckedIn => L["checked in"],
        RegistrantStatus.Cancelled => L["cancelled"],
    };
}
