using CrowdComms.Bench.Race;
using CrowdComms.Data.Demo;

namespace CrowdComms.Bench.Boards;

/// <summary>
/// Measures dashboards and desks with real Blazor circuits and without a browser: what each holds in memory, how fast a check-in
/// reaches all of them and what that costs, and how they come back after a restart. Beside it the Blazor template's counter, and a
/// bare SignalR hub. The clients run in this process, the servers in their own.
/// </summary>
internal static class BoardsFigure
{
    private static readonly int[] Held = [1, 100], Delivered = [1, 100, 500, 1000];

    internal static async Task MeasureAsync(BenchRun run)
    {
        using var signals = new StopSignals();
        var stop = signals.Token;
        await using var house = await BenchHouse.OpenAsync(run);
        var track = await RaceTrack.LayAsync(house, desks: 1, stop);
        var folder = run.Published ?? house.Folder;
        var ours = await PublishedApp.PublishAsync(
            Path.Combine(PublishedApp.Repository, "CrowdComms.Web"), Path.Combine(folder, "app"));
        var reference = await PublishedApp.PublishAsync(
            await BlazorTemplate.CreateAsync(house.Folder), Path.Combine(folder, "template-app"));
        var site = new Site(ours, house, track);
        var parts = new Dictionary<string, Func<Task>>(StringComparer.Ordinal)
        {
            ["memory"] = () => PrintMemoryAsync(site, reference, run.Circuits, stop),
            ["delivery"] = () => PrintDeliveryAsync(site, run, stop),
            ["return"] = () => PrintReturnAsync(site, run.Circuits, stop),
        };
        foreach (var (_, printAsync) in parts.Where(p => run.Part is null || p.Key == run.Part))
        {
            await printAsync();
        }
    }

    private static async Task PrintMemoryAsync(Site site, PublishedApp reference, int most, CancellationToken stop)
    {
        var table = new MemoryTable([.. Held.Where(n => n < most), most]);
        var counter = new PageOpened("the template's counter", "/counter", "Click me");
        await using (var app = await reference.StartAsync([], stop))
        {
            using var visitor = new Visitor(app.Address);
            await using var crowd = new Crowd(visitor, counter);
            await table.MeasureAsync(crowd, counter, app.Id, stop);
        }

        foreach (var page in new[] { site.Dashboard, site.Desk })
        {
            await using var app = await site.App.StartAsync(OurApp.Settings(site.House), stop);
            using var visitor = await SignedInAsync(app.Address, stop);
            await using var crowd = new Crowd(visitor, page);
            await table.MeasureAsync(crowd, page, app.Id, stop);
        }

        table.Print();
    }

    private static async Task PrintDeliveryAsync(Site site, BenchRun run, CancellationToken stop)
    {
        await using var app = await OurApp.StartAsync(site.App, site.House, stop);
        using var desk = new Desk(app, site.Track);
        using var visitor = await SignedInAsync(app.Server, stop);
        var table = new DeliveryTable([.. Delivered.Where(n => n <= run.Circuits)], run.Engine);
        await using var boards = new Dashboards(new Crowd(visitor, site.Dashboard), desk, app.Process);
        await using var streams = new StreamReaders(app, desk);
        await table.MeasureAsync(boards, streams, stop);
    }

    private static Task PrintReturnAsync(Site site, int most, CancellationToken stop)
    {
        var again = site.App with { Address = new Uri($"http://127.0.0.1:{PublishedApp.FreePort()}") };
        return new ReturnTable(() => again.StartAsync(OurApp.Settings(site.House), stop)).PrintAsync(
            async app => new Crowd(await SignedInAsync(app.Address, stop), site.Dashboard), most, stop);
    }

    private static async Task<Visitor> SignedInAsync(Uri address, CancellationToken stop)
    {
        var visitor = new Visitor(address);
        await visitor.SignInAsync(DemoSeed.SignIns[1], stop);
        return visitor;
    }

    /// <summary>The app as it is published, and what is in its database.</summary>
    private sealed record Site(PublishedApp App, BenchHouse House, RaceTrack Track)
    {
        internal PageOpened Dashboard => new("dashboard", $"/events/{House.Expo.Slug}/dashboard", "data-arrived") { Goal = "250" };

        internal PageOpened Desk =>
            new("desk", $"/events/{House.Expo.Slug}/desk", "desk-field") { Station = Track.Stations[0], Goal = "400" };
    }
}
