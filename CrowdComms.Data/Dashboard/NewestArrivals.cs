using CrowdComms.Data.CheckIn;
using CrowdComms.Data.Common;
using CrowdComms.Data.Venue;
using Microsoft.EntityFrameworkCore;

namespace CrowdComms.Data.Dashboard;

/// <summary>Reads by SQL who came in last. Where tickets are checked once a day, the entry of a later day is an arrival
/// like the check-in.</summary>
internal static class NewestArrivals
{
    /// <summary>Reads the check-ins and zone entries of the minute before a moment, oldest first.</summary>
    internal static async Task<List<LetIn>> LastMinuteAsync(
        CrowdCommsContext context, Guid eventId, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var since = now - RecentCheckIns.Minute;
        var arrived = await context.Registrants.Where(r => r.EventId == eventId && r.CheckedInAt > since)
            .Select(r => new
            {
                At = r.CheckedInAt!.Value,
                context.StatusChanges.Where(c => c.RegistrantId == r.Id && c.At == r.CheckedInAt)
                    .OrderByDescending(c => c.Version).First().StationId,
            })
            .ToListAsync(cancellationToken);
        var again = await Again(context, eventId).Where(a => a.At > since).ToListAsync(cancellationToken);
        var first = FiguresReader.Newest();
        var entered = await context.Scans
            .Where(s => s.EventId == eventId && s.Id.CompareTo(first) > 0 && s.ScannedAt > since
                && s.Outcome == ScanOutcome.Admitted && s.UndoesScanId == null
                && context.Stations.Any(d => d.Id == s.StationId && d.Kind == StationKind.Door))
            .Select(s => new { s.ScannedAt, s.StationId }).ToListAsync(cancellationToken);
        return [.. arrived.Select(r => new LetIn(r.At, r.StationId, true))
            .Concat(again.Select(a => new LetIn(a.At, a.StationId, true)))
            .Concat(entered.Select(s => new LetIn(s.ScannedAt, s.StationId, false))).OrderBy(l => l.At)];
    }

    /// <summary>Reads the registrants who arrived last and are still checked in, newest first.</summary>
    internal static async Task<List<LatestCheckIn>> ReadAsync(
        CrowdCommsContext context, Guid eventId, CancellationToken cancellationToken)
    {
        // By the times of the check-ins and not by the ids of their steps: late scans may come in great numbers, and would
        // displace those who arrived last.
        var arrived = context.Registrants.Where(r => r.EventId == eventId && r.CheckedInAt != null)
            .OrderByDescending(r => r.CheckedInAt).Take(RecentCheckIns.Kept);
        var latest = await (from person in arrived
                            join step in context.StatusChanges.Where(c => c.To == RegistrantStatus.CheckedIn)
                                on new { person.Id, At = person.CheckedInAt }
                                equals new { Id = step.RegistrantId, At = (DateTimeOffset?)step.At }
                            orderby step.At descending, step.Id descending
                            select new LatestCheckIn(step.At, person.Id,
                                (person.Person.FirstName + " " + person.Person.LastName).Trim(), person.Company!.Name,
                                person.PassTypeId, step.StationId))
            .ToListAsync(cancellationToken);
        var again = await (from entry in Again(context, eventId).OrderByDescending(a => a.At).Take(RecentCheckIns.Kept)
                           join person in context.Registrants on entry.RegistrantId equals person.Id
                           orderby entry.At descending, entry.Id descending
                           select new LatestCheckIn(entry.At, person.Id,
                               (person.Person.FirstName + " " + person.Person.LastName).Trim(), person.Company!.Name,
                               person.PassTypeId, entry.StationId))
            .ToListAsync(cancellationToken);
        return [.. again.Concat(latest).OrderByDescending(l => l.At).DistinctBy(l => l.RegistrantId).Take(RecentCheckIns.Kept)];
    }

    // The standing entries of the days after the check-in.
    private static IQueryable<EntryAgain> Again(CrowdCommsContext context, Guid eventId) =>
        from entry in context.DayEntries
        join person in context.Registrants on entry.RegistrantId equals person.Id
        join scan in context.Scans on entry.ScanId equals scan.ScanId
        where entry.EventId == eventId && entry.UndoneAt == null && entry.At != person.CheckedInAt
        select new EntryAgain { Id = entry.Id, RegistrantId = entry.RegistrantId, At = entry.At, StationId = scan.StationId };

    private sealed class EntryAgain
    {
        public Guid Id { get; init; }

        public Guid RegistrantId { get; init; }

        public DateTimeOffset At { get; init; }

        public Guid StationId { get; init; }
    }
}
