namespace CrowdComms.Bench.Race;

/// <summary>Measures what programs read of 100,000 people, by eight clients: pages, one person, a search, the counts.</summary>
internal sealed class ReadRace(Wrk wrk, RaceTrack track, IReadOnlyList<IRacer> racers)
{
    private const int Clients = 8, Rounds = 3;
    private static readonly TimeSpan Length = TimeSpan.FromSeconds(3);

    private readonly List<(string Name, Func<IRacer, IReadOnlyList<string>> Paths)> _reads =
    [
        ("25 people, newest first", r => [r.Newest(null)]),
        ("25 confirmed people, newest first", r => [r.Newest("Confirmed")]),
        ("one registrant", r => [.. track.People.Select(r.Person)]),
        ("search by a family name", r => [.. track.Names.Select(r.Search)]),
        ("the dashboard; the peer's counts by status", r => [r.Breakdown]),
        ("the event", r => [r.Event]),
    ];

    /// <summary>Measures each read of each racer in turn, several times, and prints the medians.</summary>
    internal async Task PrintAsync(CancellationToken cancellationToken)
    {
        var (ours, theirs) = (racers[0].Name, racers[1].Name);
        List<string[]> rows =
            [["", $"{ours} a second", "p50 ms", "p99 ms", $"{theirs} a second", "p50 ms", "p99 ms", "ratio", "from – to"]];
        foreach (var (name, paths) in _reads)
        {
            rows.Add([name, .. await CompareAsync(paths, cancellationToken)]);
        }

        Figures.Print($"Reads by {Clients} clients, median of {Rounds} rounds of {Length.TotalSeconds:0} seconds each", [.. rows]);
    }

    private async Task<string[]> CompareAsync(Func<IRacer, IReadOnlyList<string>> paths, CancellationToken cancellationToken)
    {
        var rounds = racers.Select(_ => new List<Load>()).ToList();
        // The first round warms up and is not counted.
        for (var round = 0; round <= Rounds; round++)
        {
            for (var turn = 0; turn < racers.Count; turn++)
            {
                var which = (round + turn) % racers.Count;
                var token = await racers[which].SignInAsync(cancellationToken);
                var requests = new Requests(racers[which].Server, token, paths(racers[which]));
                rounds[which].Add(await wrk.SendAsync(requests, Clients, Length, cancellationToken));
            }
        }

        var counted = rounds.ConvertAll(r => r[1..]);
        var ratios = counted[0].Zip(counted[1], (our, their) => our.PerSecond / their.PerSecond).ToList();
        return [.. counted.SelectMany(loads => (string[])[Median(loads, l => l.PerSecond), Median(loads, l => l.P50),
            Median(loads, l => l.P99)]), $"{Figures.Number(ratios.Order().ElementAt(Rounds / 2))} ×",
            $"{Figures.Number(ratios.Min())} – {Figures.Number(ratios.Max())}"];
    }

    private static string Median(IEnumerable<Load> loads, Func<Load, double> figure) =>
        Figures.Number(Figures.Percentile([.. loads.Select(figure).Order()], 50));
}
