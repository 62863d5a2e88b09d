using CrowdComms.Data.Dashboard;
using CrowdComms.Data.Events;

namespace CrowdComms.Web.Dashboard;

/// <summary>What the organisers should look at: silent stations and full zones, in words that are made once for all who watch.</summary>
/// <param name="Lines">One sentence each.</param>
/// <param name="All">The same in one text, to see whether they changed.</param>
internal sealed record AlarmWords(IReadOnlyList<string> Lines, string All)
{
    private const int MostNamed = 3;
    private static readonly ForAll<EventFigures, AlarmWords> Said = new();

    internal static AlarmWords Of(EventFigures figures, EventFacts place) => Said.Of(figures, place, _ => true, () =>
    {
        List<string> lines = [.. Words(figures, place)];
        return new AlarmWords(lines, string.Join('\n', lines));
    });

    private static IEnumerable<string> Words(EventFigures figures, EventFacts place)
    {
        var silent = figures.Stations.Where(s => s is { IsSilent: true, LastAt: not null }).ToList();
        var full = figures.Zones.Where(z => z.Inside >= z.Capacity).ToList();
        return silent.Take(MostNamed).Select(s => $"{s.Name} has been silent since {place.Local(s.LastAt!.Value):HH:mm}")
            .Concat((silent.Count - MostNamed) switch
            {
                <= 0 => [],
                1 => ["1 more station is silent"],
                var more => [$"{more:N0} more stations are silent"],
            })
            .Concat(full.Take(MostNamed).Select(z => $"{z.Name} is full"));
    }
}
