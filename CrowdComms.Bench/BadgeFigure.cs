using System.Diagnostics;
using CrowdComms.Data.Badges;
using CrowdComms.Data.Common;
using Microsoft.EntityFrameworkCore;

namespace CrowdComms.Bench;

/// <summary>
/// Measures 500 badges as one PDF through the service, with their log, written into a file: the first time in this
/// process, and once more. Beside it the same registrants with one PDF each, as desks print them.
/// </summary>
internal static class BadgeFigure
{
    private const int Badges = 500;

    internal static async Task MeasureAsync(BenchRun run)
    {
        await using var house = await BenchHouse.OpenAsync(run);
        await using var context = house.Context();
        var people = await context.Registrants.Where(r => r.Status != RegistrantStatus.Cancelled)
            .OrderBy(r => r.SearchText).Take(Badges).Select(r => r.Id).ToListAsync();
        var before = Process.GetCurrentProcess().PeakWorkingSet64;
        var first = await PrintAsync(house, people);
        var peak = Process.GetCurrentProcess().PeakWorkingSet64;
        var again = await PrintAsync(house, people);
        var start = Stopwatch.GetTimestamp();
        foreach (var person in people)
        {
            await PrintAsync(house, [person]);
        }

        Figures.Print(
            $"{Badges} badges of {run.Registrants:#,0} registrants on {run.Engine}",
            ["", "seconds", "MB of PDF"],
            ["one PDF, first time", Figures.Number(first.Seconds), Figures.Number(first.Megabytes)],
            ["one PDF, again", Figures.Number(again.Seconds), Figures.Number(again.Megabytes)],
            ["one PDF each", Figures.Number(Stopwatch.GetElapsedTime(start).TotalSeconds), ""]);
        Figures.Print("Peak working set of the process, MB", ["", "MB"], ["before", Figures.Number(before / 1e6)],
            ["after the first batch", Figures.Number(peak / 1e6)]);
    }

    private static async Task<(double Seconds, double Megabytes)> PrintAsync(BenchHouse house, List<Guid> people)
    {
        await using var pdf = File.Create(Path.Combine(house.Folder, "badges.pdf"));
        var start = Stopwatch.GetTimestamp();
        var order = new PrintOrder(Guid.CreateVersion7(), new BadgeFilter { Ids = people }, Reason: "Measured");
        var printed = await house.Get<BadgeService>().PrintAsync(house.Expo.Id, order, pdf, house.Admin, default);
        return printed.Value == people.Count ? (Stopwatch.GetElapsedTime(start).TotalSeconds, pdf.Length / 1e6)
            : throw new InvalidOperationException($"{printed.Value} of {people.Count} badges");
    }
}
