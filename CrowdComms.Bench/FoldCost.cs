using System.Diagnostics;
using CrowdComms.Data.Common;
using CrowdComms.Data.Dashboard;
using CrowdComms.Data.Engines;
using CrowdComms.Data.Live;

namespace CrowdComms.Bench;

/// <summary>What one change costs a board in microseconds, and what a verification costs the database in
/// milliseconds.</summary>
/// <param name="Change">The time to add one change to the figures; the median of the rounds.</param>
/// <param name="Figures">The time to create the figures once after ten changes; the median of the rounds.</param>
/// <param name="Verification">The time of one count by SQL; the median of five.</param>
/// <param name="Statements">The number of statements of one count.</param>
internal sealed record FoldCost(double Change, double Figures, double Verification, int Statements)
{
    private const int Rounds = 300, Beats = 150, ChangesOfABeat = 10, SpansOfADay = 120;

    /// <summary>Measures several events in turns, so that other work of the machine affects all of them alike.</summary>
    internal static async Task<IReadOnlyList<FoldCost>> MeasureAsync(IEnumerable<BenchHouse> houses)
    {
        var counts = new List<(CountedEvent Counted, double Verification, int Statements)>();
        foreach (var house in houses)
        {
            counts.Add(await CountAsync(house));
        }

        var rounds = Enumerable.Range(0, Rounds).Select(_ => counts.ConvertAll(c => Round(c.Counted))).Skip(Rounds / 3)
            .ToList();
        return [.. counts.Select((c, i) => new FoldCost(
            Median(rounds.Select(r => r[i].Change)), Median(rounds.Select(r => r[i].Figures)), c.Verification,
            c.Statements))];
    }

    private static async Task<(CountedEvent Counted, double Verification, int Statements)> CountAsync(BenchHouse house)
    {
        var reader = house.Get<FiguresReader>();
        using var statements = new StatementCount();
        var counted = await reader.CountAsync(house.Expo.Id, default);
        var sent = statements.Take();
        var times = new List<double>();
        for (var i = 0; i < 5; i++)
        {
            var start = Stopwatch.GetTimestamp();
            await reader.CountAsync(house.Expo.Id, default);
            times.Add(Stopwatch.GetElapsedTime(start).TotalMilliseconds);
        }

        // Simulates an entrance that has been open for ten hours, whatever the arrival times of the filled registrants.
        var last = counted.Arrivals[^1].Slot;
        var day = Enumerable.Range(0, SpansOfADay)
            .Select(i => new ArrivalCount(last - SpansOfADay + 1 + i, counted.Passes[i % counted.Passes.Count].Id, 1))
            .ToList();
        return (counted with { Arrivals = day }, Median(times), sent);
    }

    // Thirty seconds of check-ins at fifty a second: as many as a board adds between two verifications.
    private static (double Change, double Figures) Round(CountedEvent counted)
    {
        var fold = new FiguresFold(counted);
        var (folding, making) = (TimeSpan.Zero, TimeSpan.Zero);
        for (var beat = 0; beat < Beats; beat++)
        {
            var now = counted.At.AddMilliseconds(200 * beat);
            var moves = Enumerable.Range(beat * ChangesOfABeat, ChangesOfABeat).Select(i => CheckIn(counted, i, now))
                .ToList();
            var start = Stopwatch.GetTimestamp();
            moves.ForEach(m => fold.Apply(m));
            folding += Stopwatch.GetElapsedTime(start);
            start = Stopwatch.GetTimestamp();
            fold.Figures(now);
            making += Stopwatch.GetElapsedTime(start);
        }

        return (folding.TotalMicroseconds / (Beats * ChangesOfABeat), making.TotalMicroseconds / Beats);
    }

    private static Move CheckIn(CountedEvent counted, int number, DateTimeOffset at) => new(
        Guid.CreateVersion7(), Guid.CreateVersion7(), counted.Passes[number % counted.Passes.Count].Id,
        counted.Companies[number * 7 % counted.Companies.Count].Id,
        RegistrantStatus.Confirmed, RegistrantStatus.CheckedIn, at,
        counted.Stations[number % counted.Stations.Count].Id)
    {
        Person = new PersonShown("Ada Lovelace", "Analytical Engines"),
    };

    private static double Median(IEnumerable<double> values) => Bench.Figures.Percentile([.. values.Order()], 50);
}
