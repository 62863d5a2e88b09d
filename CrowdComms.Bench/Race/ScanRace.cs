namespace CrowdComms.Bench.Race;

/// <summary>
/// Measures scans per second over REST by 8 and 32 clients, each of a ticket that nobody used, while ten programs follow the live
/// figures. Beside it the same work as five statements of pgbench, and the peer. They take turns, because the machine is not always
/// as fast, and each starts with everybody confirmed and a finished checkpoint.
/// </summary>
internal sealed class ScanRace(Wrk wrk, RaceDatabase database, RaceTrack track)
{
    private const int Rounds = 3, Streams = 10;
    private static readonly int[] Clients = [8, 32];
    private static readonly TimeSpan Length = TimeSpan.FromSeconds(5);

    /// <summary>Measures all in turn, several times, and prints the medians.</summary>
    /// <exception cref="InvalidOperationException">Somebody was admitted twice, refused, or not recorded.</exception>
    internal async Task PrintAsync(OurApp ours, IRacer peer, FiveStatements pgbench, CancellationToken cancellationToken)
    {
        List<string[]> speeds =
            [["clients", ours.Name, "from – to", "pgbench", "from – to", "ratio", peer.Name, "from – to", "ratio"]];
        List<string[]> costs =
            [["clients, who", "p50 ms", "p99 ms", "CPU of the service, ms a scan", "of PostgreSQL, ms a scan"]];
        foreach (var clients in Clients)
        {
            Func<Task<Raced>>[] turns =
            [
                () => StreamedAsync(ours, clients, cancellationToken),
                () => ByPgbenchAsync(ours, pgbench, clients, cancellationToken),
                () => ScanAsync(peer, null, clients, cancellationToken),
            ];
            var raced = await RaceAsync(turns);
            var medians = Array.ConvertAll(raced, rounds => Median(rounds, r => r.PerSecond));
            speeds.Add([$"{clients}", .. Speed(raced[0]), .. Speed(raced[1]), Figures.Number(medians[0] / medians[1]),
                .. Speed(raced[2]), $"{Figures.Number(medians[0] / medians[2])} ×"]);
            costs.Add([$"{clients}, {ours.Name}", .. Cost(raced[0])]);
            costs.Add([$"{clients}, pgbench", .. Cost(raced[1])]);
            costs.Add([$"{clients}, {peer.Name}", .. Cost(raced[2])]);
        }

        Figures.Print($"Scans a second, signed in, {Streams} event streams open: median of {Rounds} rounds of "
            + $"{Length.TotalSeconds:0} seconds each; no one was admitted twice", [.. speeds]);
        Figures.Print("What a scan takes", [.. costs]);
    }

    // The first round warms up and is not counted.
    private static async Task<List<Raced>[]> RaceAsync(Func<Task<Raced>>[] turns)
    {
        var raced = Array.ConvertAll(turns, _ => new List<Raced>());
        for (var round = 0; round <= Rounds; round++)
        {
            for (var turn = 0; turn < turns.Length; turn++)
            {
                var which = (round + turn) % turns.Length;
                var result = await turns[which]();
                if (round > 0)
                {
                    raced[which].Add(result);
                }
            }
        }

        return raced;
    }

    private async Task<Raced> StreamedAsync(OurApp ours, int clients, CancellationToken cancellationToken)
    {
        var token = await ours.SignInAsync(cancellationToken);
        await using var streams = await EventStreams.OpenAsync(ours, token, Streams, cancellationToken);
        var opened = streams.Bytes;
        var raced = await ScanAsync(ours, token, clients, cancellationToken);
        return streams.Bytes > opened && streams.Open == Streams ? raced : throw new InvalidOperationException(
            $"{streams.Open} of {Streams} event streams are open, which got {streams.Bytes - opened} bytes during the scans.");
    }

    private async Task<Raced> ScanAsync(IRacer racer, string? token, int clients, CancellationToken cancellationToken)
    {
        await database.ResetAsync(racer.Reset, cancellationToken);
        var requests = new Requests(racer.Server, token, track.Scans(racer, track.Codes), racer.Scans);
        var since = await database.NowAsync(cancellationToken);
        var (before, beforeServer) = (ProcessTime.Of(racer.Process), ProcessTime.Of(database.Server));
        var load = await wrk.SendAsync(requests, clients, Length, cancellationToken);
        var (after, afterServer) = (ProcessTime.Of(racer.Process), ProcessTime.Of(database.Server));
        Check(racer, load, clients, await database.TallyAsync(racer, since, cancellationToken));
        return new Raced(load.PerSecond, load, 1000 * (after - before) / load.Count, 1000 * (afterServer - beforeServer) / load.Count);
    }

    private async Task<Raced> ByPgbenchAsync(OurApp ours, FiveStatements pgbench, int clients, CancellationToken cancellationToken)
    {
        await database.ResetAsync(ours.Reset, cancellationToken);
        var before = ProcessTime.Of(database.Server);
        var perSecond = await pgbench.PerSecondAsync(clients, Length, cancellationToken);
        var spent = 1000 * (ProcessTime.Of(database.Server) - before) / (perSecond * Length.TotalSeconds);
        return new Raced(perSecond, null, null, spent);
    }

    // The load does not wait for the last answer of each client.
    private static void Check(IRacer racer, Load load, int clients, Tally tally)
    {
        if (tally.Twice > 0 || tally.Refused > 0 || tally.Admitted < load.Count || tally.Admitted > load.Count + clients)
        {
            throw new InvalidOperationException(
                $"{racer.Name} answered {load.Count} scans of unused tickets, but recorded {tally}.");
        }
    }

    private static double Median(IEnumerable<Raced> raced, Func<Raced, double?> figure) =>
        Figures.Percentile([.. raced.Select(figure).OfType<double>().Order().DefaultIfEmpty(double.NaN)], 50);

    private static string[] Speed(List<Raced> raced) => [Figures.Number(Median(raced, r => r.PerSecond)),
        $"{Figures.Number(raced.Min(r => r.PerSecond))} – {Figures.Number(raced.Max(r => r.PerSecond))}"];

    private static string[] Cost(List<Raced> raced) =>
        [.. new Func<Raced, double?>[] { r => r.Load?.P50, r => r.Load?.P99, r => r.Service, r => r.Server }
            .Select(figure => Median(raced, figure)).Select(value => double.IsNaN(value) ? "" : Figures.Number(value))];

    /// <summary>What one round measured.</summary>
    /// <param name="PerSecond">Scans per second.</param>
    /// <param name="Load">The times of the requests; null for pgbench.</param>
    /// <param name="Service">The milliseconds of processor time that the service took for a scan.</param>
    /// <param name="Server">The milliseconds of processor time that PostgreSQL took for a scan.</param>
    private sealed record Raced(double PerSecond, Load? Load, double? Service, double? Server);
}
