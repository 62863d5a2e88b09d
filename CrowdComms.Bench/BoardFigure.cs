using System.Diagnostics;
using System.Threading.Channels;
using Bogus;
using CrowdComms.Data.CheckIn;
using CrowdComms.Data.Common;
using CrowdComms.Data.Dashboard;
using CrowdComms.Data.Engines;
using CrowdComms.Data.Live;
using CrowdComms.Data.Venue;
using CrowdComms.Web.Live;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging.Abstractions;

namespace CrowdComms.Bench;

/// <summary>
/// Measures the live board: how long a check-in takes from its commit to the figures of one viewer and of 1,000, which
/// statements the board sends meanwhile, and what one change costs. Beside it a bare publish on the feed to
/// another thread. A board gives out figures every 200 ms at most, so under steady load a change waits half of that on
/// average, by design.
/// </summary>
internal static class BoardFigure
{
    private const int WarmUp = 100, CheckIns = 1000, ManyViewers = 1000, Compared = 10_000;
    private const double MillisecondsBetween = 20;

    internal static async Task MeasureAsync(BenchRun run)
    {
        await using var house = await BenchHouse.OpenAsync(run);
        var people = await ConfirmedAsync(house, 2 * (WarmUp + CheckIns));
        var costs = await CostsAsync(run, house);
        var statements = $"{costs[0].Statements}";
        var alone = await WatchAsync(house, 1, people[..(people.Count / 2)]);
        var crowd = await WatchAsync(house, ManyViewers, people[(people.Count / 2)..]);
        Figures.Print(
            $"From a check-in's commit to the new figures, {run.Registrants:#,0} registrants on {run.Engine}: "
                + $"{alone.Waits.Count:#,0} check-ins, {alone.Pace:0} a second, milliseconds",
            ["", "p50", "p95", "p99", "longest"],
            ["handed to 1 viewer", .. Figures.Times(alone.Waits)],
            [$"handed to the last of {ManyViewers} viewers", .. Figures.Times(crowd.Waits)],
            ["a bare publish on the feed", .. Figures.Times(await BareAsync(house))]);
        Figures.Print(
            "SQL statements of the board",
            ["", "1 viewer", $"{ManyViewers} viewers"],
            ["to open", $"{alone.ToOpen}", $"{crowd.ToOpen}"],
            [$"during {alone.Waits.Count:#,0} check-ins", $"{alone.Meanwhile}", $"{crowd.Meanwhile}"],
            ["for a verification, every 30 seconds", statements, statements]);
        Figures.Print(
            "From the first viewer to the first figures, milliseconds", ["", "1 viewer", $"{ManyViewers} viewers"],
            ["a board opens", Figures.Number(alone.OpenedIn), Figures.Number(crowd.OpenedIn)]);
        PrintCosts(run, costs);
    }

    private static async Task<IReadOnlyList<FoldCost>> CostsAsync(BenchRun run, BenchHouse house)
    {
        if (run.Registrants <= Compared)
        {
            return await FoldCost.MeasureAsync([house]);
        }

        await using var smaller = await BenchHouse.OpenAsync(run with { Registrants = Compared });
        return await FoldCost.MeasureAsync([house, smaller]);
    }

    private static void PrintCosts(BenchRun run, IReadOnlyList<FoldCost> costs)
    {
        string[] heading = costs.Count == 1 ? [] : [$"{Compared:#,0} registrants", "ratio"];
        Figures.Print(
            "What a change costs",
            ["", $"{run.Registrants:#,0} registrants", .. heading],
            ["fold one change, µs", .. Cells(costs, c => c.Change)],
            ["make the figures, µs", .. Cells(costs, c => c.Figures)],
            ["count by SQL, ms", .. Cells(costs, c => c.Verification)]);
    }

    private static IEnumerable<string> Cells(IReadOnlyList<FoldCost> costs, Func<FoldCost, double> figure)
    {
        var values = costs.Select(figure).ToList();
        return (values.Count == 1 ? values : [.. values, values[0] / values[1]]).Select(Figures.Number);
    }

    private static async Task<Watched> WatchAsync(BenchHouse house, int viewers, IReadOnlyList<Guid> people)
    {
        using var statements = new StatementCount();
        await using var boards = new LiveBoards(
            house.Get<FiguresReader>(), house.Get<IChangeFeed>(), house.Get<Outage>(), TimeProvider.System,
            NullLogger<LiveBoard>.Instance);
        using var watching = new Viewers(boards, house.Get<IChangeFeed>(), house.Expo.Id, viewers);
        var opening = Stopwatch.GetTimestamp();
        await watching.Open;
        var openedIn = Stopwatch.GetElapsedTime(opening).TotalMilliseconds;
        var toOpen = statements.Take();
        var station = await statements.WithoutAsync(() => DeskAsync(house));
        await watching.TimeAsync(WarmUp, () => CheckInAsync(house, people.Take(WarmUp), station, statements));
        statements.Take();
        var began = Stopwatch.GetTimestamp();
        var rest = people.Skip(WarmUp).ToList();
        var waits = await watching.TimeAsync(rest.Count, () => CheckInAsync(house, rest, station, statements));
        return new Watched(waits, rest.Count / Stopwatch.GetElapsedTime(began).TotalSeconds, toOpen, statements.Take(),
            openedIn);
    }

    // Check-ins come at random times, as at an entrance, and not in the rhythm of the board.
    private static async Task CheckInAsync(
        BenchHouse house, IEnumerable<Guid> people, Guid station, StatementCount statements)
    {
        var (random, service, began, due) =
            (new Randomizer(5), house.Get<CheckInService>(), Stopwatch.GetTimestamp(), 0.0);
        foreach (var person in people)
        {
            due -= Math.Log(1 - random.Double()) * MillisecondsBetween;
            var pause = TimeSpan.FromMilliseconds(due) - Stopwatch.GetElapsedTime(began);
            if (pause > TimeSpan.Zero)
            {
                await Task.Delay(pause);
            }

            var scan = new ScanRequest(Guid.CreateVersion7(), station, RegistrantId: person);
            var answer = await statements.WithoutAsync(() => service.ScanAsync(house.Expo, scan, house.Admin, default));
            if (answer.Error is not null || answer.Value.Outcome != ScanOutcome.Admitted)
            {
                throw new InvalidOperationException(
                    $"A check-in was refused: {answer.Error?.Message ?? answer.Value.Outcome.ToString()}");
            }
        }
    }

    private static async Task<List<double>> BareAsync(BenchHouse house)
    {
        var (feed, heard, waits) = (house.Get<IChangeFeed>(), Channel.CreateUnbounded<long>(), new List<double>());
        using var subscription =
            feed.Subscribe(house.Expo.Id, changed => heard.Writer.TryWrite(Stopwatch.GetTimestamp()));
        var reading = Task.Run(async () =>
        {
            await foreach (var published in heard.Reader.ReadAllAsync())
            {
                waits.Add(Stopwatch.GetElapsedTime(published).TotalMilliseconds);
            }
        });
        for (var i = 0; i < CheckIns; i++)
        {
            feed.Publish(EventChanged.CountAnew(house.Expo.Id));
            await Task.Delay(1);
        }

        heard.Writer.Complete();
        await reading;
        return waits;
    }

    private static async Task<Guid> DeskAsync(BenchHouse house)
    {
        await using var context = house.Context();
        return await context.Stations.Where(s => s.EventId == house.Expo.Id && s.Kind == StationKind.Desk)
            .OrderBy(s => s.Id).Select(s => s.Id).FirstAsync();
    }

    private static async Task<List<Guid>> ConfirmedAsync(BenchHouse house, int most)
    {
        await using var context = house.Context();
        var people = await context.Registrants
            .Where(r => r.EventId == house.Expo.Id && r.Status == RegistrantStatus.Confirmed).OrderBy(r => r.Id)
            .Select(r => r.Id).Take(most).ToListAsync();
        return people.Count > 4 * WarmUp ? people
            : throw new InvalidOperationException(
                $"Only {people.Count} people can be checked in: pass --registrants 2000 or more.");
    }

    private sealed record Watched(IReadOnlyList<double> Waits, double Pace, int ToOpen, int Meanwhile, double OpenedIn);
}
