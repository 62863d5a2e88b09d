using CrowdComms.Data.Common;
using CrowdComms.Data.Live;

namespace CrowdComms.Data.CheckIn;

/// <summary>Describes a recorded scan for live boards.</summary>
internal static class ScanNews
{
    /// <summary>Returns the change that an admitted scan or an exit is; null for a refused scan, which changes
    /// nothing.</summary>
    internal static EventChanged? Of(ScanOrder order, ScanFound found) => found switch
    {
        { Outcome: ScanOutcome.Admitted, IsDoor: false, Person: { } person } => new EventChanged(order.EventId, [
            new Move(order.Begins(person) ? order.StepId : order.Request.ScanId, person.Id, person.PassTypeId,
                person.CompanyId, person.Status, RegistrantStatus.CheckedIn, order.When, order.Request.StationId, found.InAt)
            {
                DecidedAt = order.At,
                Person = new PersonShown(person.Name, person.Company),
            }]),
        { Outcome: ScanOutcome.Admitted or ScanOutcome.Left, Person: { } passer } => new EventChanged(order.EventId, [])
        {
            Passages = [new Passage(order.Request.ScanId, passer.Id, Entered(found), found.Left)
            {
                Scan = new DoorScan(order.Request.StationId, order.When, found.Outcome == ScanOutcome.Admitted) { DecidedAt = order.At },
            }],
        },
        _ => null,
    };

    // A late scan may begin a visit that is over already, so that nobody is inside by it.
    private static Guid[] Entered(ScanFound found) =>
        found is { Outcome: ScanOutcome.Admitted, EndedAt: null } ? [found.ZoneId!.Value] : [];
}
