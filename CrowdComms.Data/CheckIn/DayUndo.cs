using CrowdComms.Data.Common;
using CrowdComms.Data.Engines;
using CrowdComms.Data.Live;
using Microsoft.EntityFrameworkCore;

namespace CrowdComms.Data.CheckIn;

/// <summary>Takes back the entry of one day after the check-in: the status and the entries of the earlier days
/// stay.</summary>
public sealed class DayUndo(IDatabaseEngine engine, IChangeFeed feed, TimeProvider clock)
{
    /// <summary>Returns whether the scan is the standing entry of a day after the registrant's check-in.</summary>
    internal static Task<bool> IsLaterDayAsync(CrowdCommsContext context, ScanUndo undo, CancellationToken cancellationToken) =>
        context.DayEntries.AnyAsync(d => d.RegistrantId == undo.Person && d.ScanId == undo.Scan.ScanId && d.UndoneAt == null
            && context.Registrants.Any(r => r.Id == d.RegistrantId && r.CheckedInAt != d.At), cancellationToken);

    /// <summary>Takes the entry back and ends the registrant's open zone visits.</summary>
    /// <returns>The registrant's id; <c>scan.not_undoable</c> for the entry of a day that a later entry follows, for
    /// someone else's scan, and for staff after ten minutes.</returns>
    internal async Task<Result<Guid>> TakeBackAsync(CrowdCommsContext context, ScanUndo undo, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        if (undo.Refusal(now) is { } refusal)
        {
            return refusal;
        }

        await using var transaction = await context.Database.BeginTransactionAsync(cancellationToken);
        await engine.LockAsync(context, undo.Person, cancellationToken);
        var person = await context.Registrants.AsNoTracking().SingleAsync(r => r.Id == undo.Person, cancellationToken);
        var entry = await LatestAsync(context, undo.Person, cancellationToken);
        if (entry is null || entry.ScanId != undo.Scan.ScanId || entry.At == person.CheckedInAt)
        {
            return CheckInErrors.NothingToUndo;
        }

        var (id, left) = (RisingId.Next(), await LeaveZonesAsync(context, undo.Person, now, cancellationToken));
        entry.UndoneAt = now;
        context.Scans.Add(undo.Opposite(id, now));
        if (!await engine.TrySaveAsync(context, f => f.Index is CheckInConfiguration.UndoneOnceIndex, cancellationToken))
        {
            return CheckInErrors.NothingToUndo;
        }

        await transaction.CommitAsync(cancellationToken);
        feed.Publish(new EventChanged(undo.Scan.EventId, [new Move(id, person.Id, person.PassTypeId, person.CompanyId,
            RegistrantStatus.CheckedIn, RegistrantStatus.CheckedIn, now, undo.Scan.StationId, entry.At) { IsTakenBack = true }])
        {
            Passages = left.Count == 0 ? [] : [new Passage(id, person.Id, [], left)],
        });
        return undo.Person;
    }

    private static Task<DayEntry?> LatestAsync(CrowdCommsContext context, Guid person, CancellationToken cancellationToken) =>
        context.DayEntries.Where(d => d.RegistrantId == person && d.UndoneAt == null)
            .OrderByDescending(d => d.At).FirstOrDefaultAsync(cancellationToken);

    private static async Task<List<Guid>> LeaveZonesAsync(
        CrowdCommsContext context, Guid person, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var visits = await context.ZoneVisits.Where(v => v.RegistrantId == person && v.LeftAt == null)
            .ToListAsync(cancellationToken);
        visits.ForEach(v => v.LeftAt = now);
        return visits.ConvertAll(v => v.ZoneId);
    }
}
