using CrowdComms.Data.Engines;

namespace CrowdComms.Data.Dashboard;

/// <summary>Arrivals by spans of five minutes.</summary>
internal sealed class ArrivalTable(IReadOnlyList<ArrivalCount> counted)
{
    private readonly SortedDictionary<long, int> _slots = new(counted.ToDictionary(c => c.Slot, c => c.Count));

    internal IReadOnlyList<Arrivals> All =>
        [.. _slots.Where(s => s.Value > 0).Select(s => new Arrivals(DateTimeOffset.UnixEpoch + s.Key * Arrivals.Span, s.Value))];

    /// <summary>Somebody arrived then, or their arrival was taken back.</summary>
    internal void Add(DateTimeOffset at, int more)
    {
        var slot = at.ToUnixTimeSeconds() / (long)Arrivals.Span.TotalSeconds;
        _slots[slot] = _slots.GetValueOrDefault(slot) + more;
    }
}
