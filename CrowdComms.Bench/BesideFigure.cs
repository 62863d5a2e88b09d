using System.Diagnostics;
using CrowdComms.Data.CheckIn;
using CrowdComms.Data.Common;
using CrowdComms.Data.Events;
using CrowdComms.Data.Registrants;
using CrowdComms.Data.Venue;
using Microsoft.EntityFrameworkCore;

namespace CrowdComms.Bench;

/// <summary>
/// Measures how long scans and registrations of one event take while many people of another event are imported, and while
/// that import is undone and the event deleted. Beside it the same scans and registrations on a database that is otherwise quiet.
/// </summary>
internal static class BesideFigure
{
    private const int Crowd = 20_000;
    private static readonly TimeSpan Quiet = TimeSpan.FromSeconds(5), Between = TimeSpan.FromMilliseconds(10);

    internal static async Task MeasureAsync(BenchRun run)
    {
        await using var house = await BenchHouse.OpenAsync(run with { Registrants = Crowd });
        var desk = await DeskAsync(house);
        var codes = new Queue<string>(await ScanFigure.ResetAsync(house));
        var other = await ImportFigure.MakeEventAsync(house);
        List<string[]> rows = [["while", "seconds", "scan p50", "p99", "longest", "registration p50", "p99", "longest"]];
        rows.Add(await BesideAsync("nothing else runs", () => Task.Delay(Quiet)));
        rows.Add(await BesideAsync($"{run.Registrants:#,0} rows are imported",
            () => ImportFigure.ImportAsync(house, other, (0, run.Registrants))));
        rows.Add(await BesideAsync("that import is undone", () => ImportFigure.UndoAsync(house, other)));
        await ImportFigure.ImportAsync(house, other, (0, run.Registrants));
        rows.Add(await BesideAsync("that event is deleted", () => house.Get<EventDeletionService>()
            .DeleteAsync(new EventDeletion(other.Id, other.Slug), house.Admin, default)));
        Figures.Print($"Scans and registrations of another event meanwhile, on {run.Engine}, milliseconds", [.. rows]);

        async Task<string[]> BesideAsync(string what, Func<Task> workAsync)
        {
            var (start, work) = (Stopwatch.GetTimestamp(), Task.Run(workAsync));
            var scans = Task.Run(() => TimesAsync(work, () => ScanAsync(house, desk, codes.Dequeue())));
            var registrations = await TimesAsync(work, () => RegisterAsync(house));
            await work;
            var seconds = Stopwatch.GetElapsedTime(start).TotalSeconds;
            return [what, Figures.Number(seconds), .. Short(await scans), .. Short(registrations)];
        }
    }

    private static IEnumerable<string> Short(List<double> times) =>
        Figures.Times(times) is var all ? [all[0], all[2], all[3]] : [];

    private static async Task<List<double>> TimesAsync(Task work, Func<Task> callAsync)
    {
        var times = new List<double>();
        while (!work.IsCompleted)
        {
            var start = Stopwatch.GetTimestamp();
            await callAsync();
            times.Add(Stopwatch.GetElapsedTime(start).TotalMilliseconds);
            await Task.Delay(Between);
        }

        return times;
    }

    private static async Task ScanAsync(BenchHouse house, Guid desk, string code) => _ = (await house.Get<CheckInService>()
        .ScanAsync(house.Expo, new ScanRequest(Guid.CreateVersion7(), desk, code), house.Admin, default)).Value;

    private static async Task RegisterAsync(BenchHouse house) => _ = (await house.Get<RegistrantService>().RegisterAsync(
        house.Expo.Id, new NewRegistrant(
            new RegistrantDetails("Ada", "Lovelace", $"{Guid.CreateVersion7():n}@bench.example", "GEN", null), RegistrantSource.Desk),
        house.Admin, default)).Value;

    private static async Task<Guid> DeskAsync(BenchHouse house)
    {
        await using var context = house.Context();
        var desk = new Station { EventId = house.Expo.Id, Name = "Beside", Kind = StationKind.Desk };
        context.Add(desk);
        await context.Events.ExecuteUpdateAsync(set => set.SetProperty(e => e.Capacity, (int?)null));
        await context.SaveChangesAsync();
        return desk.Id;
    }
}
