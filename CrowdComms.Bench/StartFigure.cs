using System.Diagnostics;

namespace CrowdComms.Bench;

/// <summary>
/// Measures the time from starting the published app on an existing database until it is ready, and its memory: idle,
/// and with a desk and a dashboard open in a browser. Beside it an empty web application, started and measured in the
/// same way.
/// </summary>
internal static class StartFigure
{
    private const int Starts = 5;
    private static readonly TimeSpan Idle = TimeSpan.FromSeconds(5);

    internal static async Task MeasureAsync(BenchRun run)
    {
        await using var house = await BenchHouse.OpenAsync(run);
        var app = await PublishedApp.PublishAsync(Path.Combine(PublishedApp.Repository, "CrowdComms.Web"),
            Path.Combine(house.Folder, "app"));
        var empty = await PublishedApp.PublishEmptyAsync(Path.Combine(house.Folder, "empty"));
        var settings = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["Storage__Folder"] = house.Folder,
            ["ConnectionStrings__Postgres"] = house.Postgres ?? "",
            ["Demo__Enabled"] = "true"
        };
        var ours = await StartsAsync(app, settings);
        var reference = await StartsAsync(empty, []);
        Figures.Print(
            $"Start on an existing database with {run.Registrants:#,0} registrants on {run.Engine}: {Starts} starts each",
            ["", "ready, median ms", "ready, longest ms", "memory idle, MB"],
            ["CrowdComms", .. Cells(ours)],
            ["an empty web application", .. Cells(reference)]);
        await PrintVisitedAsync(app, settings);
    }

    private static async Task<List<(double Ready, double Memory)>> StartsAsync(
        PublishedApp app, Dictionary<string, string> settings)
    {
        var starts = new List<(double, double)>();
        for (var i = 0; i < Starts; i++)
        {
            var start = Stopwatch.GetTimestamp();
            await using var running = await app.StartAsync(settings);
            var ready = Stopwatch.GetElapsedTime(start).TotalMilliseconds;
            await Task.Delay(Idle);
            starts.Add((ready, running.MemoryInMegabytes));
        }

        return starts;
    }

    private static string[] Cells(List<(double Ready, double Memory)> starts)
    {
        var ready = starts.Select(s => s.Ready).Order().ToList();
        return [Figures.Number(Figures.Percentile(ready, 50)), Figures.Number(ready[^1]),
            Figures.Number(Figures.Percentile([.. starts.Select(s => s.Memory).Order()], 50))];
    }

    private static async Task PrintVisitedAsync(PublishedApp app, Dictionary<string, string> settings)
    {
        await using var running = await app.StartAsync(settings);
        await using var visit = await Visit.BeginAsync(running.Address);
        await visit.OpenAsync("staff", "/events/demo-expo/desk");
        await visit.OpenAsync("organiser", "/events/demo-expo/dashboard");
        await Task.Delay(Idle);
        Figures.Print(
            "Memory of the app with one desk and one dashboard open",
            ["", "MB"],
            ["CrowdComms", Figures.Number(running.MemoryInMegabytes)]);
        Figures.Print(
            "First visit of each page, everything that was transferred, kB",
            [["", "kB"], .. visit.Transferred.Select(t => (string[])[t.Page, Figures.Number(t.Kilobytes)])]);
    }
}
