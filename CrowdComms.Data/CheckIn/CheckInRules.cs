using CrowdComms.Data.Events;
using CrowdComms.Data.Registrants;

namespace CrowdComms.Data.CheckIn;

/// <summary>What is known when a ticket is read at the entrance.</summary>
/// <param name="Event">Where it was read.</param>
/// <param name="Ticket">The ticket of this code, whatever its event; null for none, and for a person chosen by hand.</param>
/// <param name="Registrant">Whose it is, with the pass type loaded; null for none.</param>
/// <param name="At">Now, UTC.</param>
/// <param name="Override">Whether a reason to override was given.</param>
internal sealed record ScanSituation(EventFacts Event, Ticket? Ticket, Registrant? Registrant, DateTimeOffset At, bool Override);

/// <summary>The decision at the entrance.</summary>
internal static class CheckInRules
{
    /// <summary>Goes through the checks in their order; the first that fails is the answer.</summary>
    /// <returns>The outcome, and whether it took the override to admit.</returns>
    internal static (ScanOutcome Outcome, bool Forced) Decide(ScanSituation scan)
    {
        var outcome = FirstFailure(scan, scan.Override);
        return (outcome, outcome == ScanOutcome.Admitted && FirstFailure(scan, overridden: false) != ScanOutcome.Admitted);
    }

    /// <summary>Whether staff may override this outcome with a reason.</summary>
    internal static bool CanOverride(ScanOutcome outcome) => outcome is
        ScanOutcome.NotConfirmed or ScanOutcome.NotValidNow or ScanOutcome.NoAccess or ScanOutcome.NotCheckedIn or ScanOutcome.ZoneFull;

    private static ScanOutcome FirstFailure(ScanSituation scan, bool overridden) => scan switch
    {
        { Registrant: null } => ScanOutcome.UnknownCode,
        { Registrant: { } r, Event: { } e } when r.EventId != e.Id => ScanOutcome.WrongEvent,
        { Ticket.RevokedAt: not null } => ScanOutcome.RevokedCode,
        { Registrant.Status: RegistrantStatus.Cancelled } => ScanOutcome.Cancelled,
        { Registrant.Status: RegistrantStatus.Registered, Event.RequiresConfirmation: true } when !overridden => ScanOutcome.NotConfirmed,
        { Registrant.PassType: { } pass } when !pass.IsValidAt(scan.At) && !overridden => ScanOutcome.NotValidNow,
        { Registrant.Status: RegistrantStatus.CheckedIn } => ScanOutcome.AlreadyCheckedIn,
        _ => ScanOutcome.Admitted,
    };
}
