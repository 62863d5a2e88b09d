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

    /// <summary>The event has no place left. Of its places, <paramref name="kept"/> are kept for people of the waiting list.</summary>
    public static Error EventFull(int capacity, int kept = 0) => new(ErrorKind.Conflict, "event.full", $"The event is full: all {capacity} places are taken{KeptWords(kept)}.");

    /// <summary>The pass type has no place left. Of its places, <paramref name="kept"/> are kept for people of the waiting list.</summary>
    public static Error PassTypeFull(string name, int capacity, int kept = 0) => new(
        ErrorKind.Conflict, "pass_type.full", $"No {name} pass is left: all {capacity} are taken{KeptWords(kept)}. Choose another pass type.");

    /// <summary>Others have waited longer for what is left.</summary>
    public static Error OthersWait(string name) => new(
        ErrorKind.Conflict, "pass_type.full", $"No {name} pass is left for you: others wait for one already. Choose another pass, or wait too.");

    /// <summary>The status as a person says it.</summary>
    public static string Words(RegistrantStatus status) => status switch
    {
        RegistrantStatus.Registered => "registered",
        RegistrantStatus.Confirmed => "confirmed",
        RegistrantStatus.CheckedIn => "checked in",
        RegistrantStatus.Cancelled => "cancelled",
    };

    private static string KeptWords(int kept) => kept == 0 ? "" : $", {kept} of them kept for people on the waiting list";
}
