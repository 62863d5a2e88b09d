namespace CrowdComms.Bench;

/// <summary>
/// Measures the time from starting the app on an existing database until it is ready, the CPU that takes, and the memory 8
/// seconds later: as it is published, and as <c>dotnet build</c> leaves it. Beside it the Blazor template, published, built,
/// started and measured in the same way, in turns. Then the memory with a desk and a dashboard open in a browser.
/// </summary>
internal static class StartFigure
{
    private const int Starts = 5;
    private static readonly TimeSpan Idle = TimeSpan.FromSeconds(8);
    private static readonly TimeSpan Settled = TimeSpan.FromSeconds(5);

    internal static async Task MeasureAsync(BenchRun run)
    {
        await using var house = await BenchHouse.OpenAsync(run);
        var settings = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["Storage__Folder"] = house.Folder,
            ["ConnectionStrings__Postgres"] = house.Postgres ?? "",
            ["Demo__Enabled"] = "true"
        };
        var ours = Path.Combine(PublishedApp.Repository, "CrowdComms.Web");
        var template = await BlazorTemplate.CreateAsync(house.Folder);
        var pairs = new[]
        {
            new StartPair("published", await PublishedApp.PublishAsync(ours, Path.Combine(house.Folder, "app")),
                await PublishedApp.PublishAsync(template, Path.Combine(house.Folder, "template-app"))),
            new StartPair("built", await PublishedApp.BuildAsync(ours), await PublishedApp.BuildAsync(template)),
        };
        foreach (var pair in pairs)
        {
            await pair.StartInTurnsAsync(settings, Starts, Idle);
        }

        Figures.Print(
            $"Start on an existing database with {run.Registrants:#,0} registrants on {run.Engine}: {Starts} starts each, medians",
            [["", "ready, ms", "longest, ms", "CPU until ready, ms", $"memory {Idle.TotalSeconds:0} s later, MB"],
                .. pairs.SelectMany(pair => pair.Rows())]);
        await PrintVisitedAsync(pairs[0].Ours, settings);
    }

    private static async Task PrintVisitedAsync(PublishedApp app, Dictionary<string, string> settings)
    {
        Console.WriteLine("Opening a desk and a dashboard in a browser …");
        await using var running = await app.StartAsync(settings);
        await using var visit = await Visit.BeginAsync(running.Address);
        await visit.OpenAsync("staff", "/events/demo-expo/desk");
        await visit.OpenAsync("organiser", "/events/demo-expo/dashboard");
        await Task.Delay(Settled);
        Figures.Print(
            "Memory of the app with one desk and one dashboard open",
            ["", "MB"],
            ["CrowdComms", Figures.Number(running.MemoryInMegabytes)]);
        Figures.Print(
            "First visit to each page, everything transferred, kB",
            [["", "kB"], .. visit.Transferred.Select(t => (string[])[t.Page, Figures.Number(t.Kilobytes)])]);
    }
}
