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
    /// <c>not_found</c> for an actor who is no member of the event.</returns>
    public async Task<Result<IReadOnlyList<RecentScan>>> ReadAsync(
        EventStation where, int most, Actor actor, CancellationToken cancellationToken)
    {
        if (actor.StationRefusal(where.EventId, where.StationId, "see the scans of this station") is { } refusal)
        {
            return refusal;
        }

        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var always = actor.Has(MemberRole.Organiser, where.EventId);
        var since = clock.GetUtcNow() - StatusRules.OwnScanUndo;
        var scans = context.Scans.AsNoTracking()
            .Where(s => s.EventId == where.EventId && s.StationId == where.StationId).OrderByDescending(s => s.Id)
            .Take(most);
        var (visits, days) = (context.ZoneVisits, context.DayEntries);
        var isDoor =
            await context.Stations.AnyAsync(s => s.Id == where.StationId && s.ZoneId != null, cancellationToken);
        var rows = from scan in scans
                   join person in context.Registrants on scan.RegistrantId equals person.Id into people
                   from person in people.DefaultIfEmpty()
                   orderby scan.Id descending
                   let stands = (!isDoor && scan.Outcome == ScanOutcome.Admitted
                       && person.Status == RegistrantStatus.CheckedIn && (person.CheckedInAt == scan.ScannedAt
                           || days.Any(d => d.RegistrantId == person.Id && d.ScanId == scan.ScanId && d.UndoneAt == null)))
                       || visits.Any(
                           v => v.RegistrantId == scan.RegistrantId && v.EntryScanId == scan.ScanId && v.LeftAt == null)
                       || (scan.Outcome == ScanOutcome.Left
                           && visits.Any(v => v.RegistrantId == scan.RegistrantId && v.ExitScanId == scan.ScanId)
                           && !visits.Any(v => v.RegistrantId == scan.RegistrantId && v.LeftAt == null))
                   select new RecentScan(
                       scan.ScannedAt, scan.Outcome, scan.RegistrantId, person == null ? ""
                       : person.Person.FirstName + " " + person.Person.LastName,
                       person == null ? null : person.Company!.Name, person == null ? null
                       : person.PassType!.Name, person == null ? null : person.PassType!.Colour,
                       person != null && scan.UndoesScanId == null && stands
                       // Only the latest of several days can be taken back.
                       && (isDoor || !days.Any(d => d.RegistrantId == person.Id && d.At > scan.ScannedAt && d.UndoneAt == null))
                       && (always || (scan.ActorId == actor.UserId && scan.ScannedAt >= since)))
                   {
                       ScanId = scan.ScanId,
                       IsUndo = scan.UndoesScanId != null,
                       // At the entrance only an undo ends a check-in; at a door the undo is a scan of its own.
                       IsUndone = isDoor ? context.Scans.Any(s => s.UndoesScanId == scan.ScanId)
                           : scan.Outcome == ScanOutcome.Admitted && !stands,
                   };
        return await rows.ToListAsync(cancellationToken);
    }
}
