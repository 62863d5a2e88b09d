using CrowdComms.Data.Common;
using CrowdComms.Data.Events;
using CrowdComms.Data.PassTypes;
using Microsoft.EntityFrameworkCore;

namespace CrowdComms.Data.Capacity;

/// <summary>The places of an event at one moment. A place that is kept for somebody on the
/// waiting list is taken.</summary>
internal sealed class Seats
{
    private readonly int? _capacity;
    private readonly Dictionary<Guid, int> _taken;
    private readonly Dictionary<Guid, int> _kept;
    private readonly IReadOnlyList<Queue> _queues;

    private Seats(
        int? capacity, Dictionary<Guid, int> taken, Dictionary<Guid, int> kept, IReadOnlyList<Queue> queues) =>
            (_capacity, _taken, _kept, _queues) = (capacity, taken, kept, queues);

    /// <summary>Counts them. To decide on one, hold the lock of the event.</summary>
    /// <param name="context">Where they are.</param>
    /// <param name="whole">The event and its capacity; without one only <paramref name="asked"/>'s pass is
    /// counted, if it has one.</param>
    /// <param name="asked">The moment, the offer that is taken up, and the one pass in question.</param>
    /// <param name="cancellationToken">Stops it.</param>
    internal static async Task<Seats> CountAsync(CrowdCommsContext context, (Guid Id, int? Capacity) whole,
        SeatsAsked asked, CancellationToken cancellationToken)
    {
        var only = whole.Capacity is null ? asked.Only : null;
        var taken = await context.Registrants
            .Where(r => r.EventId == whole.Id && r.Status != RegistrantStatus.Cancelled
                && (only == null || r.PassTypeId == only))
            .GroupBy(r => r.PassTypeId).Select(g => new { g.Key, Count = g.Count() })
            .ToDictionaryAsync(g => g.Key, g => g.Count, cancellationToken);
        var kept = await context.WaitingPeople
            .Where(w => w.EventId == whole.Id && w.Id != asked.Offer && w.State == WaitingState.Offered
                && w.OfferUntil > asked.Now)
            .GroupBy(w => w.PassTypeId).Select(g => new { g.Key, Count = g.Count() })
            .ToDictionaryAsync(g => g.Key, g => g.Count, cancellationToken);
        var queues = await context.WaitingPeople.Where(w => w.EventId == whole.Id && w.State == WaitingState.Waiting)
            .GroupBy(w => w.PassTypeId).Select(g => new { g.Key, Count = g.Count() })
            .Join(context.PassTypes, g => g.Key, p => p.Id, (g, p) => new Queue(p.Id, p.Capacity, g.Count))
            .ToListAsync(cancellationToken);
        return new Seats(whole.Capacity, taken, kept, queues);
    }

    /// <summary>Places of the event that are kept for people of the waiting list.</summary>
    internal int Kept => _kept.Values.Sum();

    /// <summary>Places left in the whole event; null for no limit.</summary>
    internal int? LeftInEvent => Positive(_capacity - _taken.Values.Sum() - Kept);

    /// <summary>Places of a pass that are kept for people of the waiting list.</summary>
    internal int KeptOf(Guid passTypeId) => _kept.GetValueOrDefault(passTypeId);

    /// <summary>Places left among the holders of a pass, whatever the event has; null for no limit.</summary>
    internal int? LeftOf(Guid passTypeId, int? capacity) =>
        Positive(capacity - _taken.GetValueOrDefault(passTypeId) - KeptOf(passTypeId));

    /// <summary>Places left for somebody who comes now and stands behind all who wait; null for no limit.</summary>
    internal int? LeftInTurn(Guid passTypeId, int? capacity)
    {
        // Whoever waits for a pass that has none left waits for none of the event's other places.
        var first = _queues.Sum(q => Math.Min(q.Length, LeftOf(q.PassTypeId, q.Capacity) ?? q.Length));
        var own = _queues.FirstOrDefault(q => q.PassTypeId == passTypeId)?.Length ?? 0;
        return Least(Positive(LeftInEvent - first), Positive(LeftOf(passTypeId, capacity) - own));
    }

    /// <summary>The places that are taken, by pass type.</summary>
    internal Dictionary<Guid, int> Taken() =>
        _taken.Keys.Union(_kept.Keys).ToDictionary(id => id, id => _taken.GetValueOrDefault(id) + KeptOf(id));

    /// <summary>Takes a place for an offer that is being made.</summary>
    internal void Keep(Guid passTypeId) => _kept[passTypeId] = KeptOf(passTypeId) + 1;

    /// <summary>Whether a place of a pass is free.</summary>
    internal bool HasFree(Guid passTypeId, int? capacity) =>
        LeftInEvent is not 0 && LeftOf(passTypeId, capacity) is not 0;

    private static int? Positive(int? places) => places is { } some ? Math.Max(some, 0) : null;

    private static int? Least(int? one, int? other) => one is { } a && other is { } b ? Math.Min(a, b) : one ?? other;

    /// <summary>Those who wait for one pass.</summary>
    private sealed record Queue(Guid PassTypeId, int? Capacity, int Length);
}

/// <summary>What places are counted for.</summary>
/// <param name="Now">The moment, UTC.</param>
/// <param name="Offer">An offer of the waiting list whose own place does not count as taken.</param>
/// <param name="Only">The one pass type in question; null for all.</param>
internal sealed record SeatsAsked(DateTimeOffset Now, Guid? Offer = null, Guid? Only = null);

/// <summary>A place that somebody wants.</summary>
/// <param name="Event">The event; null when its place is held already.</param>
/// <param name="PassType">The pass.</param>
/// <param name="Now">The moment, UTC.</param>
internal sealed record PlaceAsked(Event? Event, PassType PassType, DateTimeOffset Now)
{
    /// <summary>The offer of the waiting list that is taken up.</summary>
    internal Guid? Offer { get; init; }

    /// <summary>Whether those who wait go first, as they do before people who register themselves.</summary>
    internal bool InTurn { get; init; }
}
