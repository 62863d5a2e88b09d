using CrowdComms.Data.Common;
using CrowdComms.Data.Companies;
using CrowdComms.Data.PassTypes;
using Microsoft.EntityFrameworkCore;

namespace CrowdComms.Data.Capacity;

/// <summary>The places of an event at one moment: of the event, of each pass type, and of each company's allocation. A
/// place that is reserved for a person of the waiting list counts as taken. Forms, the waiting list, companies and imports
/// all ask here whether a place is left; an import takes places as it goes, and asks for many people in turn.</summary>
internal sealed class Seats
{
    private readonly int? _capacity;
    private readonly Dictionary<Guid, int> _taken;
    private readonly Dictionary<Guid, int> _kept;
    private readonly IReadOnlyList<Queue> _queues;
    private readonly Dictionary<(string Company, Guid PassType), Allotment> _allotments = [];

    private Seats(
        int? capacity, Dictionary<Guid, int> taken, Dictionary<Guid, int> kept, IReadOnlyList<Queue> queues) =>
            (_capacity, _taken, _kept, _queues) = (capacity, taken, kept, queues);

    /// <summary>Places without a limit, as those of an event without a capacity are.</summary>
    internal static Seats Unlimited => new(null, [], [], []);

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

    /// <summary>Counts the passes of companies' allocations too, in one statement.</summary>
    /// <returns>These places.</returns>
    internal async Task<Seats> WithAsync(
        CrowdCommsContext context, IQueryable<Allocation> allocations, CancellationToken cancellationToken)
    {
        var rows = await (from a in allocations.AsNoTracking()
                          join c in context.Companies on a.CompanyId equals c.Id
                          select new
                          {
                              c.NameKey,
                              c.Name,
                              a.PassTypeId,
                              a.Most,
                              Taken = context.Registrants.Count(r => r.CompanyId == a.CompanyId
                                  && r.PassTypeId == a.PassTypeId && r.Status != RegistrantStatus.Cancelled),
                          }).ToListAsync(cancellationToken);
        rows.ForEach(r => _allotments[(r.NameKey, r.PassTypeId)] = new Allotment(r.Name, r.Most) { Taken = r.Taken });
        return this;
    }

    /// <summary>Whether the event has a place left.</summary>
    /// <returns>Null when it has; <c>event.full</c>.</returns>
    internal Error? EventRefusal() =>
        _capacity is { } places && LeftInEvent == 0 ? CapacityErrors.EventFull(places, Kept) : null;

    /// <summary>Whether a pass type has a place left, without regard to the event's capacity.</summary>
    /// <returns>Null when it has; <c>pass_type.full</c>.</returns>
    internal Error? PassRefusal(PassType pass) =>
        pass.Capacity is { } most && LeftOf(pass.Id, most) == 0
            ? CapacityErrors.PassTypeFull(pass.Name, most, KeptOf(pass.Id)) : null;

    /// <summary>Whether a pass type has a place left for a person who comes after all people of the waiting list.</summary>
    /// <returns>Null when it has; <c>pass_type.full</c>.</returns>
    internal Error? TurnRefusal(PassType pass) =>
        LeftInTurn(pass.Id, pass.Capacity) == 0 ? CapacityErrors.OthersWait(pass.Name) : null;

    /// <summary>Whether a company's allocation of a pass type has a pass left.</summary>
    /// <param name="company">The folded name of the company.</param>
    /// <param name="pass">The pass type.</param>
    /// <returns>Null when one is left or the company has no such allocation; <c>company.allocation_full</c>.</returns>
    internal Error? AllocationRefusal(string company, PassType pass) =>
        _allotments.TryGetValue((company, pass.Id), out var allotment) && allotment.Taken >= allotment.Most
            ? CompanyErrors.AllocationFull(allotment.Company, pass.Name, allotment.Most) : null;

    /// <summary>Takes places for a person of a company, or gives them back where <paramref name="places"/> is
    /// negative.</summary>
    internal void Take(Guid passTypeId, string company, int places)
    {
        _taken[passTypeId] = _taken.GetValueOrDefault(passTypeId) + places;
        if (_allotments.TryGetValue((company, passTypeId), out var allotment))
        {
            allotment.Taken += places;
        }
    }

    /// <summary>Reserves a place of a pass type for an offer that is being sent.</summary>
    internal void Keep(Guid passTypeId) => _kept[passTypeId] = KeptOf(passTypeId) + 1;

    /// <summary>Returns whether a place of a pass type is free.</summary>
    internal bool HasFree(Guid passTypeId, int? capacity) =>
        LeftInEvent is not 0 && LeftOf(passTypeId, capacity) is not 0;

    private static int? Positive(int? places) => places is { } some ? Math.Max(some, 0) : null;

    private static int? Least(int? one, int? other) => one is { } a && other is { } b ? Math.Min(a, b) : one ?? other;

    /// <summary>The number of people who wait for one pass type.</summary>
    private sealed record Queue(Guid PassTypeId, int? Capacity, int Length);

    /// <summary>One company's allocation of one pass type, with the number of passes taken.</summary>
    private sealed record Allotment(string Company, int Most)
    {
        internal int Taken { get; set; }
    }
}
