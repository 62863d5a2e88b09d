using System.Collections.Concurrent;
using System.Diagnostics;
using CrowdComms.Data.CheckIn;
using CrowdComms.Data.Common;
using CrowdComms.Data.Venue;
using Microsoft.EntityFrameworkCore;

namespace CrowdComms.Bench;

/// <summary>
/// Measures check-ins through the service, with their history and the change feed: how long one takes, and how many per
/// second 1, 8 and 32 stations achieve. Beside it the least work that any program would need, on the same server in the
/// same run.
/// </summary>
internal static class ScanFigure
{
    private const int Warm = 500, Timed = 5000;
    private static readonly int[] Stations = [1, 8, 32];
    private static readonly TimeSpan Length = TimeSpan.FromSeconds(8), Warmth = TimeSpan.FromSeconds(2);

    internal static async Task MeasureAsync(BenchRun run)
    {
        await using var house = await BenchHouse.OpenAsync(run);
        var stations = await StationsAsync(house);
        var codes = await ResetAsync(house);
        for (var i = 0; i < Warm; i++)
        {
            await ScanAsync(house, stations[0], codes[i]);
        }

        var times = new List<double>();
        foreach (var code in codes.Skip(Warm).Take(Timed))
        {
            var start = Stopwatch.GetTimestamp();
            await ScanAsync(house, stations[0], code);
            times.Add(Stopwatch.GetElapsedTime(start).TotalMilliseconds);
        }

        Figures.Print(
            $"One check-in over {run.Registrants:#,0} registrants on {run.Engine}, warm, one station, milliseconds",
            ["", "p50", "p95", "p99", "longest"], ["CheckInService.ScanAsync", .. Figures.Times(times)]);
        await using var least = await LeastWork.OpenAsync(house, run, stations);
        List<string[]> rows = [["stations", "CrowdComms", least.Name, "ratio"]];
        foreach (var count in Stations)
        {
            rows.Add(await CompareAsync(house, least, stations[..count]));
        }

        Figures.Print($"Check-ins a second, {Length.TotalSeconds:0} seconds each", [.. rows]);
        await (run.OnPostgres ? Task.CompletedTask : JournalFigure.MeasureAsync(run));
    }

    private static async Task<string[]> CompareAsync(BenchHouse house, LeastWork least, Guid[] stations)
    {
        await ResetAsync(house);
        var reference = await least.PerSecondAsync(stations.Length, Length);
        var codes = new ConcurrentQueue<string>(await ResetAsync(house));
        await PerSecondAsync(house, stations, codes, Warmth);
        var service = await PerSecondAsync(house, stations, codes, Length);
        return [$"{stations.Length}", Figures.Number(service), Figures.Number(reference),
            Figures.Number(service / reference)];
    }

    internal static async Task<double> PerSecondAsync(
        BenchHouse house, Guid[] stations, ConcurrentQueue<string> codes, TimeSpan length)
    {
        var start = Stopwatch.GetTimestamp();
        var made = await Task.WhenAll(stations.Select(station => Task.Run(async () =>
        {
            var count = 0;
            while (Stopwatch.GetElapsedTime(start) < length && codes.TryDequeue(out var code))
            {
                await ScanAsync(house, station, code);
                count++;
            }

            return count;
        })));
        return made.Sum() / Stopwatch.GetElapsedTime(start).TotalSeconds;
    }

    internal static async Task ScanAsync(BenchHouse house, Guid station, string code)
    {
        var answer = await house.Get<CheckInService>()
            .ScanAsync(house.Expo, new ScanRequest(Guid.CreateVersion7(), station, code), house.Admin, default);
        if (answer.Value.Outcome != ScanOutcome.Admitted)
        {
            throw new InvalidOperationException($"An unused ticket was {answer.Value.Outcome}.");
        }
    }

    internal static async Task<Guid[]> StationsAsync(BenchHouse house)
    {
        await using var context = house.Context();
        var stations = Enumerable.Range(1, Stations[^1])
            .Select(i => new Station { EventId = house.Expo.Id, Name = $"Bench {i}", Kind = StationKind.Desk })
            .ToList();
        context.AddRange(stations);
        await context.SaveChangesAsync();
        return [.. stations.Select(s => s.Id)];
    }

    // Makes all registrants confirmed and not checked in, and returns their ticket codes in random order.
    internal static async Task<List<string>> ResetAsync(BenchHouse house)
    {
        await using var context = house.Context();
        context.Database.SetCommandTimeout(TimeSpan.FromMinutes(5));
        await context.PassTypes.ExecuteUpdateAsync(set => set.SetProperty(p => p.ValidFrom, (DateTimeOffset?)null)
            .SetProperty(p => p.ValidUntil, (DateTimeOffset?)null));
        await context.Registrants.Where(r => r.Status != RegistrantStatus.Confirmed)
            .ExecuteUpdateAsync(set => set.SetProperty(r => r.Status, RegistrantStatus.Confirmed)
                .SetProperty(r => r.CheckedInAt, (DateTimeOffset?)null));
        await context.Database.ExecuteSqlRawAsync("VACUUM");
        return await context.Registrants.OrderBy(r => r.TicketCode).Select(r => r.TicketCode).ToListAsync();
    }
}
