using CrowdComms.Data.Live;

namespace CrowdComms.Data.Dashboard;

/// <summary>Keeps the zones of an event and the number of people inside each.</summary>
internal sealed class ZoneTable(IReadOnlyList<ZoneFigures> counted)
{
    private readonly Dictionary<Guid, ZoneFigures> _zones = counted.ToDictionary(z => z.Id);

    internal IReadOnlyList<ZoneFigures> All => [.. _zones.Values];

    internal bool Knows(Passage passage) => passage.Entered.Concat(passage.Left).All(_zones.ContainsKey);

    internal void Apply(Passage passage)
    {
        foreach (var (zone, more) in passage.Entered.Select(z => (z, 1)).Concat(passage.Left.Select(z => (z, -1))))
        {
            _zones[zone] = _zones[zone] with { Inside = _zones[zone].Inside + more };
        }
    }
}
