using CrowdComms.Data.Common;

namespace CrowdComms.Data.Registrants;

/// <summary>The refusals of this room.</summary>
public static class RegistrantErrors
{
    /// <summary>The status table does not have this step.</summary>
    public static Error StepRefused(RegistrantStatus from, RegistrantStatus to) => new(
        ErrorKind.Conflict, "registrant.step_refused", $"Somebody who is {Words(from)} cannot become {Words(to)}.");

    /// <summary>The step exists, but not for this person at this moment.</summary>
    public static Error StepRefused(string message) => new(ErrorKind.Conflict, "registrant.step_refused", message);

    /// <summary>Another registrant of the event has this address.</summary>
    public static Error EmailTaken(string email) => new(
        ErrorKind.Conflict, "registrant.email_taken", $"{email} is registered for this event already.",
        new Dictionary<string, string[]>(StringComparer.Ordinal) { ["email"] = ["Somebody with this e-mail address is registered already."] });

    /// <summary>Somebody else changed the person meanwhile.</summary>
    public static Error Stale { get; } = new(
        ErrorKind.Stale, "registrant.version_stale", "Somebody else changed this person while you were editing. Compare, then save again.");

    /// <summary>It is not known any more who this was.</summary>
    public static Error Anonymised { get; } = new(
        ErrorKind.Conflict, "registrant.anonymised", "This person was anonymised: who it was is not known any more, and nothing about them can be changed.");

    /// <summary>The status as a person says it.</summary>
    public static string Words(RegistrantStatus status) => status switch
    {
        RegistrantStatus.Registered => "registered",
        RegistrantStatus.Confirmed => "confirmed",
        RegistrantStatus.CheckedIn => "checked in",
        RegistrantStatus.Cancelled => "cancelled",
    };
}
