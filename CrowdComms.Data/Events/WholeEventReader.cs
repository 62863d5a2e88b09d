using CrowdComms.Data.Common;
using CrowdComms.Data.Live;
using Microsoft.EntityFrameworkCore;

namespace CrowdComms.Data.Events;

/// <summary>Reads events with their settings and the number of their registrants: one event, or a page of those that an
/// actor may open.</summary>
public sealed class WholeEventReader(IDbContextFactory<CrowdCommsContext> contexts, EntranceCache cache, EventCounts counts)
{
    /// <summary>Reads one page of the actor's events; events that compare equal are ordered by id, so that pages never
    /// overlap.</summary>
    public async Task<Page<WholeEvent>> PageAsync(Actor actor, EventQuery query, CancellationToken cancellationToken)
    {
        var (number, size) = (Math.Max(query.Page, 1), Math.Clamp(query.PageSize, 1, EventQuery.MostRows));
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var mine = EventReader.Mine(context, actor);
        var total = await mine.CountAsync(cancellationToken);
        var rows = await Ordered(mine, query).Skip((number - 1) * size).Take(size).ToListAsync(cancellationToken);
        return new Page<WholeEvent>(await CountedAsync(context, rows, cancellationToken), number, size, total);
    }

    /// <summary>Returns one event for its members, from memory while nothing of it changed.</summary>
    /// <returns>The event; <c>not_found</c> for a missing event, and for an actor who is not a member.</returns>
    public async Task<Result<WholeEvent>> GetAsync(Guid eventId, Actor actor, CancellationToken cancellationToken)
    {
        if (actor.Refusal(MemberRole.Staff, eventId, "see this event") is { } refusal)
        {
            return refusal;
        }

        var settings = await cache.GetAsync(CachedKind.Settings, $"{eventId}", async stop =>
        {
            await using var context = await contexts.CreateDbContextAsync(stop);
            var found = await context.Events.AsNoTracking().SingleOrDefaultAsync(e => e.Id == eventId, stop);
            return found is null ? null : EventService.SettingsOf(found);
        }, cancellationToken);
        return settings is null ? Error.NotFound("event") : new WholeEvent(settings, await counts.OfAsync(eventId, cancellationToken));
    }

    private static IQueryable<Event> Ordered(IQueryable<Event> events, EventQuery query) => (query.Sort switch
    {
        EventSort.StartsAt => query.Descending ? events.OrderByDescending(e => e.StartsAt)
            : events.OrderBy(e => e.StartsAt),
        EventSort.Name => query.Descending ? events.OrderByDescending(e => e.Name) : events.OrderBy(e => e.Name),
        EventSort.CreatedAt => query.Descending ? events.OrderByDescending(e => e.CreatedAt)
            : events.OrderBy(e => e.CreatedAt),
    }).ThenBy(e => e.Id);

    private static async Task<List<WholeEvent>> CountedAsync(
        CrowdCommsContext context, List<Event> rows, CancellationToken cancellationToken)
    {
        var ids = rows.ConvertAll(e => e.Id);
        var counts = await context.Registrants.AsNoTracking().Where(r => ids.Contains(r.EventId))
            .GroupBy(r => new { r.EventId, r.Status })
            .Select(g => new { g.Key, Count = g.Count() })
            .ToDictionaryAsync(g => (g.Key.EventId, g.Key.Status), g => g.Count, cancellationToken);
        int Count(Event e, RegistrantStatus status) => counts.GetValueOrDefault((e.Id, status));
        return rows.ConvertAll(e => new WholeEvent(EventService.SettingsOf(e), new PeopleCounts(
            Count(e, RegistrantStatus.Registered), Count(e, RegistrantStatus.Confirmed),
            Count(e, RegistrantStatus.CheckedIn), Count(e, RegistrantStatus.Cancelled))));
    }
}
