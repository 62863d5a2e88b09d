using CrowdComms.Data.CheckIn;
using CrowdComms.Data.Common;
using CrowdComms.Data.Dashboard;
using CrowdComms.Data.Engines;
using CrowdComms.Data.Events;
using Microsoft.EntityFrameworkCore;

namespace CrowdComms.Data.Reports;

/// <summary>Counts the figures of the report after an event, all in one snapshot of the database.</summary>
public sealed class ReportReader(
    IDbContextFactory<CrowdCommsContext> contexts, IDatabaseEngine engine, IArrivalCount arrivals, TimeProvider clock)
{
    /// <summary>The report on the event as the tables are now.</summary>
    /// <returns>The report; <c>forbidden</c> to staff, <c>not_found</c> to strangers.</returns>
    public Task<Result<EventReport>> ReadAsync(Guid eventId, Actor actor, CancellationToken cancellationToken) =>
        ReadAsync(eventId, actor, (report, _) => Task.FromResult(report), cancellationToken);

    /// <summary>Hands the report and all no-shows to a function while both are read from the same snapshot.</summary>
    internal async Task<Result<T>> ReadAsync<T>(
        Guid eventId, Actor actor, Func<EventReport, IAsyncEnumerable<NoShow>, Task<T>> then, CancellationToken cancellationToken)
    {
        if (actor.Refusal(MemberRole.Organiser, eventId, "see the report") is { } refusal)
        {
            return refusal;
        }

        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        await using var snapshot = await engine.BeginSnapshotAsync(context, cancellationToken);
        var facts = await context.Events.AsNoTracking().Where(e => e.Id == eventId).Select(EventFacts.Of)
            .SingleOrDefaultAsync(cancellationToken);
        return facts is null ? Error.NotFound("event")
            : await then(await CountAsync(context, facts, cancellationToken), NoShows(context, eventId).AsAsyncEnumerable());
    }

    private async Task<EventReport> CountAsync(
        CrowdCommsContext context, EventFacts facts, CancellationToken cancellationToken)
    {
        var people = await context.Registrants.Where(r => r.EventId == facts.Id)
            .GroupBy(r => new { r.PassTypeId, r.CompanyId, r.Status })
            .Select(g => new People(g.Key.PassTypeId, g.Key.CompanyId, g.Key.Status, g.Count()))
            .ToListAsync(cancellationToken);
        var scans = await context.Scans.Where(s => s.EventId == facts.Id && s.UndoesScanId == null)
            .GroupBy(s => new { s.StationId, s.Outcome })
            .Select(
                g => new Scanned(g.Key.StationId, g.Key.Outcome, g.Count(), g.Count(s => s.Forced),
                    g.Min(s => s.ScannedAt), g.Max(s => s.ScannedAt)))
            .ToListAsync(cancellationToken);
        return new EventReport(facts, clock.GetUtcNow())
        {
            ByStatus = Sum(people),
            NoCompany = Sum(people.Where(p => p.CompanyId is null)),
            Passes = await PassesAsync(context, facts.Id, people, cancellationToken),
            Companies = await CompaniesAsync(context, facts.Id, people, cancellationToken),
            Hours = Hours(facts, await arrivals.Arrivals(context, facts.Id).ToListAsync(cancellationToken)),
            NoShows = await NoShows(context, facts.Id).Take(EventReport.MostNoShows).ToListAsync(cancellationToken),
            Refused = [.. scans.Where(s => IsRefused(s.Outcome)).GroupBy(s => s.Outcome)
                .Select(g => new RefusedScans(g.Key, g.Sum(s => s.Count)))
                .OrderByDescending(r => r.Count).ThenBy(r => r.Outcome)],
            Stations = await StationsAsync(context, facts.Id, scans, cancellationToken),
        };
    }

    private static async Task<List<PassFigures>> PassesAsync(
        CrowdCommsContext context, Guid eventId, List<People> people, CancellationToken cancellationToken)
    {
        var byPass = people.ToLookup(p => p.PassTypeId);
        var passes = await context.PassTypes.AsNoTracking().Where(p => p.EventId == eventId)
            .OrderBy(p => p.Position).ThenBy(p => p.Name).ThenBy(p => p.Id)
            .Select(p => new { p.Id, p.Code, p.Name, p.Colour, p.IsVip }).ToListAsync(cancellationToken);
        return passes.ConvertAll(
            p => new PassFigures(p.Id, p.Code, p.Name, p.Colour, Sum(byPass[p.Id])) { IsVip = p.IsVip });
    }

    private static async Task<List<CompanyFigures>> CompaniesAsync(
        CrowdCommsContext context, Guid eventId, List<People> people, CancellationToken cancellationToken)
    {
        var byCompany = people.ToLookup(p => p.CompanyId);
        var companies = await context.Companies.AsNoTracking().Where(c => c.EventId == eventId)
            .Select(c => new { c.Id, c.Name }).ToListAsync(cancellationToken);
        return [.. companies.Select(c => new CompanyFigures(c.Id, c.Name, Sum(byCompany[c.Id])))
            .Where(c => c.Counts.Total > 0)
            .OrderByDescending(c => c.Counts.Expected).ThenBy(c => c.Name, StringComparer.Ordinal).ThenBy(c => c.Id)];
    }

    // Offsets from UTC are multiples of a quarter of an hour, so a span of five minutes always belongs to one hour.
    private static List<HourOfArrivals> Hours(EventFacts facts, IEnumerable<ArrivalCount> arrivals) => [.. arrivals
        .Select(a => (At: facts.Local(DateTimeOffset.UnixEpoch + a.Slot * Arrivals.Span), a.Count))
        .GroupBy(a => a.At.AddTicks(-(a.At.Ticks % TimeSpan.TicksPerHour)), a => a.Count)
        .Select(g => new HourOfArrivals(g.Key, g.Sum())).OrderBy(h => h.From)];

    private static IQueryable<NoShow> NoShows(CrowdCommsContext context, Guid eventId) => context.Registrants.AsNoTracking()
        .Where(r => r.EventId == eventId && (r.Status == RegistrantStatus.Registered || r.Status == RegistrantStatus.Confirmed))
        .OrderBy(r => r.SortName).ThenBy(r => r.Id)
        .Select(
            r => new NoShow(r.Id, r.Person.FirstName, r.Person.LastName, r.Person.Email, r.Company!.Name,
                r.PassType!.Name, r.Status == RegistrantStatus.Confirmed));

    private static async Task<List<StationReport>> StationsAsync(
        CrowdCommsContext context, Guid eventId, List<Scanned> scans, CancellationToken cancellationToken)
    {
        var byStation = scans.ToLookup(s => s.StationId);
        var stations = await context.Stations.AsNoTracking().Where(s => s.EventId == eventId).OrderBy(s => s.Name)
            .ThenBy(s => s.Id)
            .Select(
                s => new
                {
                    s.Id,
                    s.Name,
                    s.Kind,
                    Zone = context.Zones.Where(z => z.Id == s.ZoneId).Select(z => z.Name)
                    .FirstOrDefault()
                })
            .ToListAsync(cancellationToken);
        return stations.ConvertAll(s => new StationReport(s.Id, s.Name, s.Kind, s.Zone)
        {
            Admitted = byStation[s.Id].Where(o => o.Outcome == ScanOutcome.Admitted).Sum(o => o.Count),
            Forced = byStation[s.Id].Where(o => o.Outcome == ScanOutcome.Admitted).Sum(o => o.Forced),
            Left = byStation[s.Id].Where(o => o.Outcome == ScanOutcome.Left).Sum(o => o.Count),
            Refused = byStation[s.Id].Where(o => IsRefused(o.Outcome)).Sum(o => o.Count),
            FirstAt = byStation[s.Id].Min(o => (DateTimeOffset?)o.First),
            LastAt = byStation[s.Id].Max(o => (DateTimeOffset?)o.Last),
        });
    }

    private static bool IsRefused(ScanOutcome outcome) => outcome is not (ScanOutcome.Admitted or ScanOutcome.Left);

    private static StatusCounts Sum(IEnumerable<People> people) =>
        people.Aggregate(default(StatusCounts), (sum, p) => sum.With(p.Status, p.Count));

    private sealed record People(Guid PassTypeId, Guid? CompanyId, RegistrantStatus Status, int Count);

    private sealed record Scanned(
        Guid StationId, ScanOutcome Outcome, int Count, int Forced, DateTimeOffset First, DateTimeOffset Last);
}
