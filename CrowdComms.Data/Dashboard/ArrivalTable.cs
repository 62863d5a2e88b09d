using CrowdComms.Data.Events;

namespace CrowdComms.Data.Dashboard;

/// <summary>Counts arrivals by spans of five minutes and by pass type. A span that did not change is handed out as the
/// same object as before, so that a page redraws only what changed.</summary>
internal sealed class ArrivalTable
{
    private readonly SortedDictionary<long, Arrivals> _slots = [];

    internal ArrivalTable(IReadOnlyList<ArrivalCount> counted)
    {
        foreach (var slot in counted.GroupBy(c => c.Slot))
        {
            _slots[slot.Key] =
                new Arrivals(Begin(slot.Key),
                    slot.Sum(
                        c => c.Count))
                {
                    ByPassType = [.. slot.Select(c => new PassArrivals(c.PassTypeId, c.Count))
                            .OrderBy(p => p.PassTypeId)]
                };
        }
    }

    internal IReadOnlyList<Arrivals> All => [.. _slots.Values.Where(s => s.Count > 0)];

    /// <summary>Returns the number of arrivals on a day.</summary>
    internal int Count(EventDay day) => _slots.Values.Where(s => day.Contains(s.From)).Sum(s => s.Count);

    /// <summary>Counts an arrival of a holder of the pass type in the span of that time; a negative number takes
    /// arrivals back.</summary>
    internal void Add(DateTimeOffset at, Guid passTypeId, int more)
    {
        var slot = at.ToUnixTimeSeconds() / (long)Arrivals.Span.TotalSeconds;
        var before = _slots.GetValueOrDefault(slot) ?? new Arrivals(Begin(slot), 0);
        var passes = before.ByPassType.ToDictionary(p => p.PassTypeId, p => p.Count);
        passes[passTypeId] = passes.GetValueOrDefault(passTypeId) + more;
        _slots[slot] = before with
        {
            Count = before.Count + more,
            ByPassType = [.. passes.Where(p => p.Value != 0).Select(p => new PassArrivals(p.Key, p.Value))
                .OrderBy(p => p.PassTypeId)],
        };
    }

    private static DateTimeOffset Begin(long slot) => DateTimeOffset.UnixEpoch + slot * Arrivals.Span;
}
