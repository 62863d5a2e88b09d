using System.Collections.Concurrent;
using CrowdComms.Data.Common;
using CrowdComms.Data.Live;
using Microsoft.EntityFrameworkCore;

namespace CrowdComms.Data.Events;

/// <summary>Counts the registrants of an event by status. A count is remembered until the event changes: on this node that is immediate,
/// so a program that registered a person finds them counted.</summary>
public sealed class EventCounts(IDbContextFactory<CrowdCommsContext> contexts, EntranceCache cache, IChangeFeed feed)
{
    // An event keeps its number of changes for as long as the process runs, which is some bytes.
    private readonly ConcurrentDictionary<Guid, Changes> _changes = new();

    /// <summary>The number of registrants in each status, from memory while nothing changed. While changes of other nodes do not
    /// arrive, the tables are counted each time. The caller has checked that the actor may see the event.</summary>
    public async ValueTask<PeopleCounts> OfAsync(Guid eventId, CancellationToken cancellationToken)
    {
        if (feed.IsCut)
        {
            return await CountAsync(eventId, cancellationToken);
        }

        var changes = _changes.GetOrAdd(eventId, static (id, feed) => new Changes(feed, id), feed);
        return (await cache.GetAsync(
            CachedKind.Counts, $"{eventId}/{changes.Number}", async stop => await CountAsync(eventId, stop), cancellationToken))!;
    }

    private async Task<PeopleCounts> CountAsync(Guid eventId, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var counts = await context.Registrants.AsNoTracking().Where(r => r.EventId == eventId).GroupBy(r => r.Status)
            .Select(g => new { g.Key, Count = g.Count() }).ToDictionaryAsync(g => g.Key, g => g.Count, cancellationToken);
        int Count(RegistrantStatus status) => counts.GetValueOrDefault(status);
        return new PeopleCounts(Count(RegistrantStatus.Registered), Count(RegistrantStatus.Confirmed),
            Count(RegistrantStatus.CheckedIn), Count(RegistrantStatus.Cancelled));
    }

    private sealed class Changes
    {
        private long _number;

        // GetOrAdd may build two of these at once; the one that is not kept counts on unseen, which costs nothing.
        internal Changes(IChangeFeed feed, Guid eventId) => feed.Subscribe(eventId, _ => Interlocked.Increment(ref _number));

        internal long Number => Interlocked.Read(ref _number);
    }
}
