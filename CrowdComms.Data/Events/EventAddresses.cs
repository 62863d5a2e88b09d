using CrowdComms.Data.Live;
using Microsoft.EntityFrameworkCore;

namespace CrowdComms.Data.Events;

/// <summary>Finds events by every slug that they have or had.</summary>
public sealed class EventAddresses(IDbContextFactory<CrowdCommsContext> contexts, EntranceCache cache)
{
    /// <summary>Reads the present slug of an event that had another one before.</summary>
    /// <returns>The present slug; null when <paramref name="slug"/> is the present slug of an event, and when no event had
    /// it.</returns>
    public async Task<string?> MovedToAsync(string slug, CancellationToken cancellationToken) =>
        (await cache.GetAsync(CachedKind.Slug, slug, stop => ReadAsync(slug, stop), cancellationToken))!.To;

    private async Task<Moved?> ReadAsync(string slug, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        return new Moved(await context.EventSlugs.Where(s => s.Slug == slug)
            .Join(context.Events.Where(e => e.Slug != slug), s => s.EventId, e => e.Id, (_, e) => e.Slug)
            .SingleOrDefaultAsync(cancellationToken));
    }

    private sealed record Moved(string? To);
}

/// <summary>Queries events by a slug.</summary>
internal static class EventsBySlug
{
    /// <summary>The event that has or had a slug: one or none.</summary>
    internal static IQueryable<Event> EventsAt(this CrowdCommsContext context, string slug) => context.Events.Where(
        e => e.Slug == slug || context.EventSlugs.Any(s => s.Slug == slug && s.EventId == e.Id));

    /// <summary>Adds the slugs that an event is to keep, besides those that it keeps already.</summary>
    internal static async Task KeepSlugsAsync(
        this CrowdCommsContext context, Guid eventId, IReadOnlyList<string> slugs, CancellationToken cancellationToken)
    {
        var kept = await context.EventSlugs.Where(s => s.EventId == eventId).Select(s => s.Slug).ToListAsync(cancellationToken);
        context.EventSlugs.AddRange(slugs.Except(kept, StringComparer.Ordinal).Select(s => new EventSlug { EventId = eventId, Slug = s }));
    }
}
