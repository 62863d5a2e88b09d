using CrowdComms.Data.Common;
using CrowdComms.Data.Events;
using CrowdComms.Data.PassTypes;
using Microsoft.EntityFrameworkCore;

namespace CrowdComms.Data.Capacity;

/// <summary>The places of an event at one moment. A place that is reserved for a person of the waiting list counts as
/// taken.</summary>
internal sealed class Seats
{
    private readonly int? _capacity;
    private readonly Dictionary<Guid, int> _taken;
    private readonly Dictionary<Guid, int> _kept;
    private readonly IReadOnlyList<Queue> _queues;

    private Seats(
        int? capacity, Dictionary<Guid, int> taken, Dictionary<Guid, int> kept, IReadOnlyList<Queue> queues) =>
            (_capacity, _taken, _kept, _queues) = (capacity, taken, kept, queues);

    /// <summary>Counts the places. The caller must hold the lock of the event when it decides on a place by
    /// them.</summary>
    /// <param name="context">The context that the registrants are read from.</param>
    /// <param name="whole">The event and its capacity; without a capacity only the pass type of
    /// <paramref name="asked"/> is counted, if it names one.</param>
    /// <param name="asked">The moment, the offer that is being accepted, and the one pass type to count.</param>
    /// <param name="cancellationToken">Cancels the count.</param>
    internal static async Task<Seats> CountAsync(
        CrowdCommsContext context, EventPlaces whole, SeatsAsked asked, CancellationToken cancellationToken)
    {
        var only = whole.Capacity is null ? asked.Only : null;
        var taken = await context.Registrants
            .Where(r => r.EventId == whole.EventId && r.Status != RegistrantStatus.Cancelled
                && (only == null || r.PassTypeId == only))
            .GroupBy(r => r.PassTypeId).Select(g => new { g.Key, Count = g.Count() })
            .ToDictionaryAsync(g => g.Key, g => g.Count, cancellationToken);
        var kept = await context.WaitingPeople
            .Where(w => w.EventId == whole.EventId && w.Id != asked.Offer && w.State == WaitingState.Offered
                && w.OfferUntil > asked.Now)
            .GroupBy(w => w.PassTypeId).Select(g => new { g.Key, Count = g.Count() })
            .ToDictionaryAsync(g => g.Key, g => g.Count, cancellationToken);
        var queues = await context.WaitingPeople.Where(w => w.EventId == whole.EventId && w.State == WaitingState.Waiting)
            .GroupBy(w => w.PassTypeId).Select(g => new { g.Key, Count = g.Count() })
            .Join(context.PassTypes, g => g.Key, p => p.Id, (g, p) => new Queue(p.Id, p.Capacity, g.Count))
            .ToListAsync(cancellationToken);
        return new Seats(whole.Capacity, taken, kept, queues);
    }

    /// <summary>The number of the event's places that are reserved for people of the waiting list.</summary>
    internal int Kept => _kept.Values.Sum();

    /// <summary>The number of places left in the event; null for no limit.</summary>
    internal int? LeftInEvent => Positive(_capacity - _taken.Values.Sum() - Kept);

    /// <summary>Returns the number of places of a pass type that are reserved for people of the waiting list.</summary>
    internal int KeptOf(Guid passTypeId) => _kept.GetValueOrDefault(passTypeId);

    /// <summary>Returns the number of places left for a pass type, without regard to the event's capacity; null for no
    /// limit.</summary>
    internal int? LeftOf(Guid passTypeId, int? capacity) =>
        Positive(capacity - _taken.GetValueOrDefault(passTypeId) - KeptOf(passTypeId));

    /// <summary>Returns the number of places left for a person who comes now, after all people of the waiting list got
    /// one; null for no limit.</summary>
    internal int? LeftInTurn(Guid passTypeId, int? capacity)
    {
        // A person who waits for a pass type without a free place takes none of the event's other places, so the queue
        // counts only as far as its pass type has places.
        var first = _queues.Sum(q => Math.Min(q.Length, LeftOf(q.PassTypeId, q.Capacity) ?? q.Length));
        var own = _queues.FirstOrDefault(q => q.PassTypeId == passTypeId)?.Length ?? 0;
        return Least(Positive(LeftInEvent - first), Positive(LeftOf(passTypeId, capacity) - own));
    }

    /// <summary>Returns the number of places that are taken, by pass type.</summary>
    internal Dictionary<Guid, int> Taken() =>
        _taken.Keys.Union(_kept.Keys).ToDictionary(id => id, id => _taken.GetValueOrDefault(id) + KeptOf(id));

    /// <summary>Reserves a place of a pass type for an offer that is being sent.</summary>
    internal void Keep(Guid passTypeId) => _kept[passTypeId] = KeptOf(passTypeId) + 1;

    /// <summary>Returns whether a place of a pass type is free.</summary>
    internal bool HasFree(Guid passTypeId, int? capacity) =>
        LeftInEvent is not 0 && LeftOf(passTypeId, capacity) is not 0;

    private static int? Positive(int? places) => places is { } some ? Math.Max(some, 0) : null;

    private static int? Least(int? one, int? other) => one is { } a && other is { } b ? Math.Min(a, b) : one ?? other;

    /// <summary>The number of people who wait for one pass type.</summary>
    private sealed record Queue(Guid PassTypeId, int? Capacity, int Length);
}

/// <summary>An event and the number of its places; null for no limit.</summary>
internal sealed record EventPlaces(Guid EventId, int? Capacity);

/// <summary>What the places of an event are counted for.</summary>
/// <param name="Now">The present moment, UTC.</param>
/// <param name="Offer">An offer from the waiting list whose reserved place does not count as taken; null for
/// none.</param>
/// <param name="Only">The one pass type to count; null for all.</param>
internal sealed record SeatsAsked(DateTimeOffset Now, Guid? Offer = null, Guid? Only = null);

/// <summary>A place that a person wants.</summary>
/// <param name="Event">The event; null when the person already holds a place in it and needs one of the pass type
/// only.</param>
/// <param name="PassType">The pass type that the person wants.</param>
/// <param name="Now">The present moment, UTC.</param>
internal sealed record PlaceAsked(Event? Event, PassType PassType, DateTimeOffset Now)
{
    /// <summary>The offer from the waiting list that the person accepts; null for none.</summary>
    internal Guid? Offer { get; init; }

    /// <summary>Whether people of the waiting list come first, as they do before people who register
    /// themselves.</summary>
    internal bool InTurn { get; init; }
}
