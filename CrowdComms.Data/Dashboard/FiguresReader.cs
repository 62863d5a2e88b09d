using CrowdComms.Data.CheckIn;
using CrowdComms.Data.Engines;
using CrowdComms.Data.Live;
using CrowdComms.Data.Registrants;
using Microsoft.EntityFrameworkCore;

namespace CrowdComms.Data.Dashboard;

/// <summary>Counts an event by SQL, all in one snapshot: when a board opens, to verify it, and when more changed than its changes say.</summary>
public sealed class FiguresReader(IDbContextFactory<CrowdCommsContext> contexts, IDatabaseEngine engine, TimeProvider clock)
{
    private static readonly TimeSpan Window = TimeSpan.FromMinutes(2);

    /// <summary>The figures of an event as the tables have them now.</summary>
    public async Task<EventFigures> ReadAsync(Guid eventId, CancellationToken cancellationToken)
    {
        var counted = await CountAsync(eventId, cancellationToken);
        return new FiguresFold(counted).Figures(counted.At);
    }

    /// <summary>The counts that a fold begins with.</summary>
    public async Task<CountedEvent> CountAsync(Guid eventId, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        await using var snapshot = await engine.BeginSnapshotAsync(context, cancellationToken);
        var now = clock.GetUtcNow();
        var counts = await context.Registrants.Where(r => r.EventId == eventId)
            .GroupBy(r => new { r.PassTypeId, r.CompanyId, r.Status })
            .Select(g => new Group(g.Key.PassTypeId, g.Key.CompanyId, g.Key.Status, g.Count()))
            .ToListAsync(cancellationToken);
        var byPass = counts.ToLookup(c => c.PassTypeId);
        var byCompany = counts.ToLookup(c => c.CompanyId);
        var passes = await context.PassTypes.AsNoTracking().Where(p => p.EventId == eventId)
            .OrderBy(p => p.Position).ThenBy(p => p.Name).ThenBy(p => p.Id).ToListAsync(cancellationToken);
        var companies = await context.Companies.AsNoTracking().Where(c => c.EventId == eventId).ToListAsync(cancellationToken);
        return new CountedEvent(eventId, now)
        {
            Passes = passes.ConvertAll(p => new PassFigures(p.Id, p.Code, p.Name, p.Colour, Sum(byPass[p.Id]))),
            Companies = companies.ConvertAll(c => new CompanyFigures(c.Id, c.Name, Sum(byCompany[c.Id]))),
            Arrivals = await engine.Arrivals(context, eventId).ToListAsync(cancellationToken),
            Zones = await ZonesAsync(context, eventId, cancellationToken),
            Stations = await StationsAsync(context, eventId, cancellationToken),
            LastMinute = await LastMinuteAsync(context, eventId, now, cancellationToken),
            Latest = await LatestAsync(context, eventId, cancellationToken),
            Included = await IncludedAsync(context, eventId, cancellationToken),
        };
    }

    /// <summary>The names of people whom another process checked in.</summary>
    public async Task<IReadOnlyDictionary<Guid, PersonShown>> NamesAsync(IReadOnlyCollection<Guid> registrants, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        return await context.Registrants.AsNoTracking().Where(r => registrants.Contains(r.Id))
            .Select(r => new { r.Id, Person = new PersonShown((r.FirstName + " " + r.LastName).Trim(), r.Company!.Name) })
            .ToDictionaryAsync(r => r.Id, r => r.Person, cancellationToken);
    }

    private static async Task<List<ZoneFigures>> ZonesAsync(CrowdCommsContext context, Guid eventId, CancellationToken cancellationToken)
    {
        var inside = await context.ZoneVisits.Where(v => v.EventId == eventId && v.LeftAt == null)
            .GroupBy(v => v.ZoneId).Select(g => new { g.Key, Count = g.Count() })
            .ToDictionaryAsync(g => g.Key, g => g.Count, cancellationToken);
        var zones = await context.Zones.AsNoTracking().Where(z => z.EventId == eventId)
            .OrderBy(z => z.Name).ThenBy(z => z.Id).ToListAsync(cancellationToken);
        return zones.ConvertAll(z => new ZoneFigures(z.Id, z.Name, z.Capacity, inside.GetValueOrDefault(z.Id)));
    }

    private static async Task<List<StationFigures>> StationsAsync(CrowdCommsContext context, Guid eventId, CancellationToken cancellationToken)
    {
        var totals = await context.Scans.Where(s => s.EventId == eventId && s.Outcome == ScanOutcome.Admitted)
            .GroupBy(s => s.StationId).Select(g => new { g.Key, Count = g.Count() })
            .ToDictionaryAsync(g => g.Key, g => g.Count, cancellationToken);
        var stations = await context.Stations.AsNoTracking().Where(s => s.EventId == eventId && s.Kind != StationKind.Door)
            .OrderBy(s => s.Name).ThenBy(s => s.Id).ToListAsync(cancellationToken);
        return stations.ConvertAll(s => new StationFigures(s.Id, s.Name, 0, totals.GetValueOrDefault(s.Id)));
    }

    private static async Task<List<(DateTimeOffset At, Guid? StationId)>> LastMinuteAsync(
        CrowdCommsContext context, Guid eventId, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var since = now - RecentCheckIns.Minute;
        var rows = await context.Registrants.Where(r => r.EventId == eventId && r.CheckedInAt > since)
            .Select(r => new
            {
                At = r.CheckedInAt!.Value,
                context.StatusChanges.Where(c => c.RegistrantId == r.Id && c.At == r.CheckedInAt).OrderByDescending(c => c.Version).First().StationId,
            })
            .ToListAsync(cancellationToken);
        return [.. rows.OrderBy(r => r.At).Select(r => (r.At, r.StationId))];
    }

    private static Task<List<LatestCheckIn>> LatestAsync(CrowdCommsContext context, Guid eventId, CancellationToken cancellationToken)
    {
        var steps = context.StatusChanges.Where(c => c.EventId == eventId && c.To == RegistrantStatus.CheckedIn)
            .OrderByDescending(c => c.Id).Take(RecentCheckIns.Kept);
        return (from step in steps
                join person in context.Registrants on step.RegistrantId equals person.Id
                where person.CheckedInAt == step.At
                orderby step.At descending, step.Id descending
                select new LatestCheckIn(step.At, person.Id, (person.FirstName + " " + person.LastName).Trim(), person.Company!.Name, person.PassTypeId, step.StationId))
            .ToListAsync(cancellationToken);
    }

    // Change ids are made by the machine's clock, whatever clock the services run on.
    private static async Task<HashSet<Guid>> IncludedAsync(CrowdCommsContext context, Guid eventId, CancellationToken cancellationToken)
    {
        var first = Guid.CreateVersion7(TimeProvider.System.GetUtcNow() - Window);
        var steps = await context.StatusChanges.Where(c => c.EventId == eventId && c.Id.CompareTo(first) > 0).Select(c => c.Id).ToListAsync(cancellationToken);
        var scans = await context.Scans.Where(s => s.EventId == eventId && s.Id.CompareTo(first) > 0).Select(s => s.ScanId).ToListAsync(cancellationToken);
        return [.. steps, .. scans];
    }

    private static StatusCounts Sum(IEnumerable<Group> groups) => groups.Aggregate(default(StatusCounts), (sum, g) => sum.With(g.Status, g.Count));

    private sealed record Group(Guid PassTypeId, Guid? CompanyId, RegistrantStatus Status, int Count);
}
