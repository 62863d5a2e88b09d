using CrowdComms.Data.Common;
using CrowdComms.Data.Engines;
using CrowdComms.Data.Live;
using CrowdComms.Data.Registrants;
using CrowdComms.Data.Tickets;
using Microsoft.EntityFrameworkCore;

namespace CrowdComms.Data.CheckIn;

/// <summary>Takes scans back: staff within ten minutes of their own scan, an organiser always. An undo adds a row and
/// deletes none.</summary>
public sealed class ScanUndoService(
    IDbContextFactory<CrowdCommsContext> contexts, IDatabaseEngine engine, StatusSteps steps, DayUndo days,
    IChangeFeed feed, TimeProvider clock)
{
    /// <summary>Takes one scan back. At the entrance the registrant's status returns to confirmed; at a door, and for
    /// the entry of a day after the check-in, a scan in the other direction is added.</summary>
    /// <returns>The registrant's id; <c>scan.not_undoable</c>; <c>registrant.step_refused</c>,
    /// <c>registrant.anonymised</c> or <c>registrant.version_stale</c> from the change of status; <c>validation</c> for
    /// the reason; <c>not_found</c> when the event has no such scan, for a device at another station, and for an actor
    /// who is not a member.</returns>
    public async Task<Result<Guid>> TakeBackAsync(
        Guid eventId, Guid scanId, string? reason, Actor actor, CancellationToken cancellationToken)
    {
        if (actor.StationRefusal(eventId, null, "undo scans") is { } refusal)
        {
            return refusal;
        }

        if (ReasonRules.Required(reason) is { } sentence)
        {
            return CheckInErrors.Reason(sentence);
        }

        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var scan = await context.Scans.AsNoTracking()
            .SingleOrDefaultAsync(s => s.ScanId == scanId && s.EventId == eventId, cancellationToken);
        if (scan is null || (actor.IsDevice && scan.StationId != actor.StationId))
        {
            return Error.NotFound("scan");
        }

        if (scan is not { RegistrantId: { } person, Outcome: ScanOutcome.Admitted or ScanOutcome.Left })
        {
            return CheckInErrors.NothingToUndo;
        }

        var zone = await context.Stations.Where(s => s.Id == scan.StationId).Select(s => s.ZoneId)
            .SingleAsync(cancellationToken);
        return zone is { } door
            ? await ThroughDoorAsync(context, new ScanUndo(scan, person, reason!, actor), door, cancellationToken)
            : await AtEntranceAsync(context, new ScanUndo(scan, person, reason!, actor), cancellationToken);
    }

    private async Task<Result<Guid>> AtEntranceAsync(
        CrowdCommsContext context, ScanUndo undo, CancellationToken cancellationToken)
    {
        if (await DayUndo.IsLaterDayAsync(context, undo, cancellationToken))
        {
            return await days.TakeBackAsync(context, undo, cancellationToken);
        }

        var counts = await context.Registrants.AnyAsync(
            r => r.Id == undo.Person && r.Status == RegistrantStatus.CheckedIn && r.CheckedInAt == undo.Scan.ScannedAt,
            cancellationToken);
        if (!counts)
        {
            return CheckInErrors.NothingToUndo;
        }

        var request = new StepRequest(StatusStep.UndoCheckIn, undo.Reason, undo.Scan.StationId);
        var step = await steps.TakeStepAsync(undo.Scan.EventId, undo.Person, request, undo.By, cancellationToken);
        return step.Failed(out var error) ? error : undo.Person;
    }

    private async Task<Result<Guid>> ThroughDoorAsync(
        CrowdCommsContext context, ScanUndo undo, Guid zone, CancellationToken cancellationToken)
    {
        var (scan, person) = (undo.Scan, undo.Person);
        if (undo.Refusal(clock.GetUtcNow()) is { } refusal)
        {
            return refusal;
        }

        await using var transaction = await context.Database.BeginTransactionAsync(cancellationToken);
        await engine.LockAsync(context, person, cancellationToken);
        if (await TurnBackAsync(context, undo, zone, cancellationToken) is not { } passage)
        {
            return CheckInErrors.NothingToUndo;
        }

        context.Scans.Add(undo.Opposite(passage.ChangeId, clock.GetUtcNow()));
        if (!await engine.TrySaveAsync(context,
            f => f.Index is CheckInConfiguration.UndoneOnceIndex or DoorConfiguration.OpenVisitIndex,
            cancellationToken))
        {
            return CheckInErrors.NothingToUndo;
        }

        await transaction.CommitAsync(cancellationToken);
        feed.Publish(new EventChanged(scan.EventId, []) { Passages = [passage] });
        return person;
    }

    // Reverses the zone visits of the scan: an admitted registrant is outside again and back in the zones that the scan
    // had taken them from; a registrant whom the scan let out is inside again.
    private async Task<Passage?> TurnBackAsync(
        CrowdCommsContext context, ScanUndo undo, Guid zone, CancellationToken cancellationToken)
    {
        var (scan, person) = (undo.Scan, undo.Person);
        var ended = await context.ZoneVisits.Where(v => v.ExitScanId == scan.ScanId && v.RegistrantId == person)
            .ToListAsync(cancellationToken);
        var begun = await context.ZoneVisits.SingleOrDefaultAsync(
            v => v.RegistrantId == person && v.EntryScanId == scan.ScanId && v.LeftAt == null, cancellationToken);
        var isElsewhere = await context.ZoneVisits.AnyAsync(
            v => v.RegistrantId == person && v.LeftAt == null && v.EntryScanId != scan.ScanId, cancellationToken);
        if (scan.Outcome == ScanOutcome.Admitted ? begun is null : ended.Count == 0 || isElsewhere)
        {
            return null;
        }

        var id = RisingId.Next();
        if (begun is not null)
        {
            (begun.LeftAt, begun.ExitScanId) = (clock.GetUtcNow(), id);
        }

        ended.ForEach(v => (v.LeftAt, v.ExitScanId) = (null, null));
        return new Passage(id, person, ended.ConvertAll(v => v.ZoneId), begun is null ? [] : [zone]);
    }
}
