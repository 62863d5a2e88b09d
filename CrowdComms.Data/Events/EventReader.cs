using CrowdComms.Data.Common;
using CrowdComms.Data.Live;
using Microsoft.EntityFrameworkCore;

namespace CrowdComms.Data.Events;

/// <summary>Lists the events that an actor may open: those they are a member of, or all events for an admin.</summary>
public sealed class EventReader(IDbContextFactory<CrowdCommsContext> contexts, EntranceCache cache)
{
    /// <summary>The number of events on one page of the list.</summary>
    public const int PageSize = 24;

    private const int MostChoices = 50;

    /// <summary>Reads one page of the actor's events with their registrants counted, the latest event first.</summary>
    public async Task<Page<EventRow>> PageAsync(Actor actor, int number, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var mine = Mine(context, actor);
        var total = await mine.CountAsync(cancellationToken);
        var facts = await mine.OrderByDescending(e => e.StartsAt).ThenBy(e => e.Id)
            .Skip((number - 1) * PageSize).Take(PageSize).Select(EventFacts.Of).ToListAsync(cancellationToken);
        var ids = facts.Select(f => f.Id).ToList();
        var roles = await context.Members.AsNoTracking().Where(m => m.UserId == actor.UserId && ids.Contains(m.EventId))
            .ToDictionaryAsync(m => m.EventId, m => m.Role, cancellationToken);
        var counts = await context.Registrants.AsNoTracking().Where(r => ids.Contains(r.EventId))
            .GroupBy(r => new { r.EventId, r.Status })
            .Select(g => new { g.Key, Count = g.Count() })
            .ToDictionaryAsync(g => (g.Key.EventId, g.Key.Status), g => g.Count, cancellationToken);
        int Count(Guid id, RegistrantStatus status) => counts.GetValueOrDefault((id, status));
        return new Page<EventRow>(
            [.. facts.Select(f => new EventRow(
                f, roles.TryGetValue(f.Id, out var role) ? role : null,
                Count(f.Id, RegistrantStatus.Registered), Count(f.Id, RegistrantStatus.Confirmed),
                Count(f.Id, RegistrantStatus.CheckedIn)))],
            number, PageSize, total);
    }

    /// <summary>Reads the actor's events for the menu that switches between them, the latest first, at most
    /// fifty.</summary>
    public async Task<IReadOnlyList<EventChoice>> ChoicesAsync(Actor actor, CancellationToken cancellationToken) =>
        (await cache.GetAsync(
            CachedKind.Choices, $"{actor.UserId}/{actor.IsAdmin}", stop => ReadChoicesAsync(actor, stop), cancellationToken))!;

    private async Task<IReadOnlyList<EventChoice>?> ReadChoicesAsync(Actor actor, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var userId = actor.UserId;
        return await Mine(context, actor).OrderByDescending(e => e.StartsAt).ThenBy(e => e.Id).Take(MostChoices)
            .Select(e => new EventChoice(
                e.Slug, e.Name,
                context.Members.Where(m => m.EventId == e.Id && m.UserId == userId).Select(m => (MemberRole?)m.Role)
                    .FirstOrDefault()))
            .ToListAsync(cancellationToken);
    }

    internal static IQueryable<Event> Mine(CrowdCommsContext context, Actor actor) => actor.IsAdmin
        ? context.Events.AsNoTracking()
        : context.Events.AsNoTracking()
            .Where(e => context.Members.Any(m => m.EventId == e.Id && m.UserId == actor.UserId));
}
