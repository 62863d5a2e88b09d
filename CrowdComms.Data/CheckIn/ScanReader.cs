using CrowdComms.Data.Common;
using CrowdComms.Data.Venue;
using Microsoft.EntityFrameworkCore;

namespace CrowdComms.Data.CheckIn;

/// <summary>Lists the scans of an event, which are the rows behind the numbers of the dashboard.</summary>
public sealed class ScanReader(IDbContextFactory<CrowdCommsContext> contexts)
{
    /// <summary>Reads one page of an event's scans, newest first.</summary>
    /// <returns>The page; <c>not_found</c> for an actor who is not a member of the event.</returns>
    public async Task<Result<Page<ScanRow>>> PageAsync(
        Guid eventId, ScanQuery query, Actor actor, CancellationToken cancellationToken)
    {
        if (actor.Refusal(MemberRole.Staff, eventId, "see the scans") is { } refusal)
        {
            return refusal;
        }

        var (number, size) = (Math.Max(query.Page, 1), Math.Clamp(query.PageSize, 1, ScanQuery.MostRows));
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var matches = Filter(context, context.Scans.AsNoTracking().Where(s => s.EventId == eventId), query);
        var total = await matches.CountAsync(cancellationToken);
        var page = matches.OrderByDescending(s => s.Id).Skip((number - 1) * size).Take(size);
        return new Page<ScanRow>(await Rows(context, page).ToListAsync(cancellationToken), number, size, total);
    }

    /// <summary>Returns all rows that match the query, in the order in which <see cref="PageAsync"/> divides them into
    /// pages.</summary>
    internal static IQueryable<ScanRow> Rows(CrowdCommsContext context, Guid eventId, ScanQuery query) =>
        Rows(context, Filter(context, context.Scans.AsNoTracking().Where(s => s.EventId == eventId), query));

    private static IQueryable<ScanRow> Rows(CrowdCommsContext context, IQueryable<Scan> scans) =>
        from scan in scans
        join station in context.Stations on scan.StationId equals station.Id
        join person in context.Registrants on scan.RegistrantId equals person.Id into people
        from person in people.DefaultIfEmpty()
        orderby scan.Id descending
        select new ScanRow(scan.ScanId, scan.ScannedAt, scan.Outcome, scan.UndoesScanId != null, station.Name,
            scan.ActorName, scan.Reason)
        {
            IsDoor = station.Kind == StationKind.Door,
            RegistrantId = scan.RegistrantId,
            Name = person == null ? null : (person.Person.FirstName + " " + person.Person.LastName).Trim(),
            Company = person == null ? null : person.Company!.Name,
            PassType = person == null ? null : person.PassType!.Name,
            Colour = person == null ? null : person.PassType!.Colour,
        };

    private static IQueryable<Scan> Filter(CrowdCommsContext context, IQueryable<Scan> scans, ScanQuery query)
    {
        if (query.Outcomes.Count > 0)
        {
            scans = scans.Where(s => query.Outcomes.Contains(s.Outcome) && s.UndoesScanId == null);
        }

        if (query.From is { } from)
        {
            scans = scans.Where(s => s.ScannedAt >= from);
        }

        if (query.Until is { } until)
        {
            scans = scans.Where(s => s.ScannedAt < until);
        }

        return At(context, scans, query);
    }

    private static IQueryable<Scan> At(CrowdCommsContext context, IQueryable<Scan> scans, ScanQuery query)
    {
        if (query.Station is { } station)
        {
            scans = scans.Where(s => s.StationId == station);
        }

        if (query.Zone is { } zone)
        {
            scans = scans.Where(s => context.Stations.Any(d => d.Id == s.StationId && d.ZoneId == zone));
        }

        return query.Place switch
        {
            StationFilter.Anywhere => scans,
            StationFilter.Entrance =>
                scans.Where(s => context.Stations.Any(d => d.Id == s.StationId && d.Kind != StationKind.Door)),
            StationFilter.Doors =>
                scans.Where(s => context.Stations.Any(d => d.Id == s.StationId && d.Kind == StationKind.Door)),
        };
    }
}
