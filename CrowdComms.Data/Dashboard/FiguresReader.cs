using CrowdComms.Data.CheckIn;
using CrowdComms.Data.Common;
using CrowdComms.Data.Engines;
using CrowdComms.Data.Events;
using CrowdComms.Data.Live;
using Microsoft.EntityFrameworkCore;

namespace CrowdComms.Data.Dashboard;

/// <summary>Counts an event by SQL, all in one snapshot of the database: when its dashboard opens, to verify the
/// figures, and after changes that the feed does not describe one by one.</summary>
public sealed class FiguresReader(
    IDbContextFactory<CrowdCommsContext> contexts, IDatabaseEngine engine, IArrivalCount arrivals, TimeProvider clock)
{
    private static readonly TimeSpan Window = TimeSpan.FromMinutes(2);

    /// <summary>Counts the figures of an event as the tables hold them now.</summary>
    public async Task<EventFigures> ReadAsync(Guid eventId, CancellationToken cancellationToken)
    {
        var counted = await CountAsync(eventId, cancellationToken);
        return new FiguresFold(counted).Figures(counted.At);
    }

    /// <summary>Counts the same figures, with every company that has registrants, the largest first.</summary>
    public async Task<EventFigures> ReadWholeAsync(Guid eventId, CancellationToken cancellationToken)
    {
        var counted = await CountAsync(eventId, cancellationToken);
        var fold = new FiguresFold(counted);
        return fold.Figures(counted.At) with { ByCompany = fold.AllCompanies };
    }

    /// <summary>Reads the counts with which the figures in memory begin.</summary>
    public async Task<CountedEvent> CountAsync(Guid eventId, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        await using var snapshot = await engine.BeginSnapshotAsync(context, cancellationToken);
        var now = clock.GetUtcNow();
        var daily = await context.Events.Where(e => e.Id == eventId && e.CheckedOnce == CheckedOnce.Day).Select(e => e.TimeZone)
            .SingleOrDefaultAsync(cancellationToken);
        var counts = await context.Registrants.Where(r => r.EventId == eventId)
            .GroupBy(r => new { r.PassTypeId, r.CompanyId, r.Status })
            .Select(g => new Group(g.Key.PassTypeId, g.Key.CompanyId, g.Key.Status, g.Count()))
            .ToListAsync(cancellationToken);
        var byPass = counts.ToLookup(c => c.PassTypeId);
        var byCompany = counts.ToLookup(c => c.CompanyId);
        var passes = await context.PassTypes.AsNoTracking().Where(p => p.EventId == eventId)
            .OrderBy(p => p.Position).ThenBy(p => p.Name).ThenBy(p => p.Id).ToListAsync(cancellationToken);
        var companies = await context.Companies.AsNoTracking().Where(c => c.EventId == eventId)
            .ToListAsync(cancellationToken);
        return new CountedEvent(eventId, now)
        {
            DailyIn = daily,
            Passes = passes.ConvertAll(
                p => new PassFigures(p.Id, p.Code, p.Name, p.Colour, Sum(byPass[p.Id])) { IsVip = p.IsVip }),
            Companies = companies.ConvertAll(c => new CompanyFigures(c.Id, c.Name, Sum(byCompany[c.Id]))),
            Arrivals = await arrivals.Arrivals(context, eventId).ToListAsync(cancellationToken),
            Zones = await ZonesAsync(context, eventId, cancellationToken),
            Stations = await StationsAsync(context, eventId, cancellationToken),
            LastMinute = await NewestArrivals.LastMinuteAsync(context, eventId, now, cancellationToken),
            Vips = await MissingVips(context, eventId).ToListAsync(cancellationToken),
            Latest = await NewestArrivals.ReadAsync(context, eventId, cancellationToken),
            Included = await IncludedAsync(context, eventId, cancellationToken),
        };
    }

    /// <summary>Reads the names of registrants who were checked in by another web node.</summary>
    public async Task<IReadOnlyDictionary<Guid,
        PersonShown>> NamesAsync(IReadOnlyCollection<Guid> registrants, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        return await context.Registrants.AsNoTracking().Where(r => registrants.Contains(r.Id))
            .Select(r => new { r.Id, Person = new PersonShown((r.Person.FirstName + " " + r.Person.LastName).Trim(), r.Company!.Name) })
            .ToDictionaryAsync(r => r.Id, r => r.Person, cancellationToken);
    }

    /// <summary>Reads the first registrants with a VIP pass who are not here yet, by name.</summary>
    public async Task<IReadOnlyList<MissingVip>> MissingVipsAsync(Guid eventId, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        return await MissingVips(context, eventId).ToListAsync(cancellationToken);
    }

    private static IQueryable<MissingVip> MissingVips(CrowdCommsContext context, Guid eventId) => context.Registrants
        .Where(r => r.EventId == eventId && r.PassType!.IsVip
            && (r.Status == RegistrantStatus.Registered || r.Status == RegistrantStatus.Confirmed))
        .OrderBy(r => r.SortName).ThenBy(r => r.Id).Take(FiguresFold.VipsKept)
        .Select(r => new MissingVip(r.Id, (r.Person.FirstName + " " + r.Person.LastName).Trim(), r.Company!.Name, r.PassTypeId));

    private static async Task<List<ZoneFigures>> ZonesAsync(
        CrowdCommsContext context, Guid eventId, CancellationToken cancellationToken)
    {
        var inside = await context.ZoneVisits.Where(v => v.EventId == eventId && v.LeftAt == null)
            .GroupBy(v => v.ZoneId).Select(g => new { g.Key, Count = g.Count() })
            .ToDictionaryAsync(g => g.Key, g => g.Count, cancellationToken);
        var zones = await context.Zones.AsNoTracking().Where(z => z.EventId == eventId)
            .OrderBy(z => z.Name).ThenBy(z => z.Id).ToListAsync(cancellationToken);
        return zones.ConvertAll(z => new ZoneFigures(z.Id, z.Name, z.Capacity, inside.GetValueOrDefault(z.Id)));
    }

    private static async Task<List<StationFigures>> StationsAsync(
        CrowdCommsContext context, Guid eventId, CancellationToken cancellationToken)
    {
        // A scan that takes another one back admits nobody, so it is not counted.
        var totals = await context.Scans
            .Where(s => s.EventId == eventId && (s.Outcome == ScanOutcome.Admitted || s.Outcome == ScanOutcome.Left)
                && s.UndoesScanId == null)
            .GroupBy(s => s.StationId)
            .Select(g =>
                new { g.Key, Count = g.Count(s => s.Outcome == ScanOutcome.Admitted), Last = g.Max(s => s.ScannedAt) })
            .ToDictionaryAsync(g => g.Key, cancellationToken);
        var stations = await context.Stations.AsNoTracking().Where(s => s.EventId == eventId)
            .OrderBy(s => s.Name).ThenBy(s => s.Id).ToListAsync(cancellationToken);
        return stations.ConvertAll(s => new StationFigures(s.Id, s.Name, 0, totals.GetValueOrDefault(s.Id)?.Count ?? 0)
        {
            Kind = s.Kind,
            ZoneId = s.ZoneId,
            LastAt = StationTable.Second(totals.GetValueOrDefault(s.Id)?.Last),
        });
    }

    private static async Task<HashSet<Guid>> IncludedAsync(
        CrowdCommsContext context, Guid eventId, CancellationToken cancellationToken)
    {
        var first = Newest();
        var steps = await context.StatusChanges.Where(c => c.EventId == eventId && c.Id.CompareTo(first) > 0)
            .Select(c => c.Id).ToListAsync(cancellationToken);
        var scans = await context.Scans.Where(s => s.EventId == eventId && s.Id.CompareTo(first) > 0)
            .Select(s => s.ScanId).ToListAsync(cancellationToken);
        return [.. steps, .. scans];
    }

    // Ids are created by the machine's clock, even where a test gives the services another clock.
    internal static Guid Newest() => Guid.CreateVersion7(TimeProvider.System.GetUtcNow() - Window);

    private static StatusCounts Sum(IEnumerable<Group> groups) =>
        groups.Aggregate(default(StatusCounts), (sum, g) => sum.With(g.Status, g.Count));

    private sealed record Group(Guid PassTypeId, Guid? CompanyId, RegistrantStatus Status, int Count);
}
