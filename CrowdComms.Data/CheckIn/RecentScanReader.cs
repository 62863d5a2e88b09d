using CrowdComms.Data.Common;
using CrowdComms.Data.Registrants;
using CrowdComms.Data.Venue;
using Microsoft.EntityFrameworkCore;

namespace CrowdComms.Data.CheckIn;

/// <summary>Reads the newest scans of one station, and which of them the actor may take back.</summary>
public sealed class RecentScanReader(IDbContextFactory<CrowdCommsContext> contexts, TimeProvider clock)
{
    /// <summary>Reads the newest scans of a station, newest first.</summary>
    /// <returns>At most <paramref name="most"/> rows; <c>forbidden</c> for a device at another station;
    /// <c>not_found</c> for an actor who is not a member of the event.</returns>
    public async Task<Result<IReadOnlyList<RecentScan>>> ReadAsync(
        EventStation where, int most, Actor actor, CancellationToken cancellationToken)
    {
        if (actor.StationRefusal(where.EventId, where.StationId, "see the scans of this station") is { } refusal)
        {
            return refusal;
        }

        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var isDoor =
            await context.Stations.AnyAsync(s => s.Id == where.StationId && s.ZoneId != null, cancellationToken);
        var scans = context.Scans.AsNoTracking()
            .Where(s => s.EventId == where.EventId && s.StationId == where.StationId).OrderByDescending(s => s.Id)
            .Take(most);
        var reader = new Reading(isDoor, actor.Has(MemberRole.Organiser, where.EventId), actor.UserId,
            clock.GetUtcNow() - StatusRules.OwnScanUndo);
        return await Rows(context, scans, reader).ToListAsync(cancellationToken);
    }

    private static IQueryable<RecentScan> Rows(CrowdCommsContext context, IQueryable<Scan> scans, Reading reader) =>
        from scan in scans
        join person in context.Registrants on scan.RegistrantId equals person.Id into people
        from person in people.DefaultIfEmpty()
        orderby scan.Id descending
        let counts = (!reader.IsDoor && scan.Outcome == ScanOutcome.Admitted
            && person.Status == RegistrantStatus.CheckedIn && (person.CheckedInAt == scan.ScannedAt
                || context.DayEntries.Any(d => d.RegistrantId == person.Id && d.ScanId == scan.ScanId && d.UndoneAt == null)))
            || context.ZoneVisits.Any(
                v => v.RegistrantId == scan.RegistrantId && v.EntryScanId == scan.ScanId && v.LeftAt == null)
            || (scan.Outcome == ScanOutcome.Left
                && context.ZoneVisits.Any(v => v.RegistrantId == scan.RegistrantId && v.ExitScanId == scan.ScanId)
                && !context.ZoneVisits.Any(v => v.RegistrantId == scan.RegistrantId && v.LeftAt == null))
        select new RecentScan(
            scan.ScannedAt, scan.Outcome, scan.RegistrantId, person == null ? ""
            : person.Person.FirstName + " " + person.Person.LastName,
            person == null ? null : person.Company!.Name, person == null ? null
            : person.PassType!.Name, person == null ? null : person.PassType!.Colour,
            person != null && scan.UndoesScanId == null && counts
            // Only the latest of several days can be taken back.
            && (reader.IsDoor || !context.DayEntries.Any(d => d.RegistrantId == person.Id && d.At > scan.ScannedAt && d.UndoneAt == null))
            && (reader.TakesAnyBack || (scan.ActorId == reader.UserId && scan.ScannedAt >= reader.Since)))
        {
            ScanId = scan.ScanId,
            IsUndo = scan.UndoesScanId != null,
            // At the entrance only an undo ends a check-in; at a door the undo is a scan of its own.
            IsUndone = reader.IsDoor ? context.Scans.Any(s => s.UndoesScanId == scan.ScanId)
                : scan.Outcome == ScanOutcome.Admitted && !counts,
        };

    /// <summary>Who reads the scans of a station.</summary>
    /// <param name="IsDoor">Whether the station is a door.</param>
    /// <param name="TakesAnyBack">Whether the actor may take back scans of others, however old.</param>
    /// <param name="UserId">The actor, who may take back their own scans.</param>
    /// <param name="Since">How old their own scans may be, UTC.</param>
    private sealed record Reading(bool IsDoor, bool TakesAnyBack, Guid? UserId, DateTimeOffset Since);
}
