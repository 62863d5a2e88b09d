using CrowdComms.Data.CheckIn;
using CrowdComms.Data.Common;
using CrowdComms.Data.Dashboard;
using CrowdComms.Data.Registrants;
using CrowdComms.Data.Venue;
using CrowdComms.Tests.Data.Dashboard;
using CrowdComms.Tests.Support;

namespace CrowdComms.Tests.Data.CheckIn;

public sealed class ScanReaderTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory, BothEngines]
    public async Task The_lists_behind_the_boards_numbers_have_as_many_rows_as_they_say(Engine engine)
    {
        await using var house = await House.OpenAsync(engine);
        var world = await FoldWorld.NewAsync(house);
        var expo = world.Expo;
        for (var i = 0; i < 7; i++)
        {
            await world.ScanAsync(i % 2 == 0 ? expo.Desk : world.OtherDesk);
            house.Clock.Advance(TimeSpan.FromSeconds(25));
        }

        var guest = await house.RegisterAsync(expo,
            new RegistrantDetails("Marie", "Curie", "curie@test.example", "VIP"), RegistrantStatus.Confirmed);
        await world.ScanAsync(expo.Desk, guest);
        await world.ScanAsync(expo.Door, guest);
        await world.ScanAsync(expo.Door, guest, Direction.Out);
        await world.TakeBackAsync(9);
        await world.ScanAsync(expo.Desk, guest);

        var figures = world.Figures();
        Assert.Equal(figures.Entries,
            await CountAsync(house, expo,
                new ScanQuery { Outcomes = [ScanOutcome.Admitted], Place = StationFilter.Entrance }));
        Assert.Equal(1, await CountAsync(house, expo, new ScanQuery { Outcomes = [ScanOutcome.AlreadyCheckedIn] }));
        Assert.Equal(3, await CountAsync(house, expo, new ScanQuery { Place = StationFilter.Doors }));
        foreach (var station in figures.Stations)
        {
            Assert.Equal(station.Total,
                await CountAsync(house, expo,
                    new ScanQuery { Outcomes = [ScanOutcome.Admitted], Station = station.Id }));
        }

        Assert.Equal(1,
            await CountAsync(house, expo, new ScanQuery { Outcomes = [ScanOutcome.Admitted], Zone = expo.Lounge }));
        var minute = new RegistrantQuery
        {
            ArrivedFrom = figures.At.AddMinutes(-1)
            .AddTicks(10),
            ArrivedUntil = figures.At.AddTicks(10)
        };
        Assert.Equal(figures.PerMinute, await CountAsync(house, expo, minute));
        foreach (var desk in figures.Stations.Where(s => s.Kind != StationKind.Door))
        {
            Assert.Equal(desk.PerMinute, await CountAsync(house, expo, minute with { Station = desk.Id }));
        }

        Assert.Equal(figures.Zones.Single(z => z.Id == expo.Lounge).Inside,
            await CountAsync(house, expo, new RegistrantQuery { Zone = expo.Lounge }));
        var busiest = figures.Arrivals.MaxBy(a => a.Count)!;
        Assert.Equal(busiest.Count,
            await CountAsync(house, expo,
                new RegistrantQuery { ArrivedFrom = busiest.From, ArrivedUntil = busiest.From + Arrivals.Span }));
    }

    [Theory, BothEngines]
    public async Task Pages_of_scans_are_newest_first_and_hold_every_scan_once(Engine engine)
    {
        await using var house = await House.OpenAsync(engine);
        var world = await FoldWorld.NewAsync(house);
        for (var i = 0; i < 7; i++)
        {
            await world.ScanAsync(world.Expo.Desk);
        }

        List<ScanRow> rows = [];
        for (var number = 1; number <= 4; number++)
        {
            var page = await PageAsync(house, world.Expo, new ScanQuery { Page = number, PageSize = 2 });
            Assert.Equal(7, page.Total);
            rows.AddRange(page.Items);
        }

        Assert.Equal(world.People.Select(p => p.Id).Reverse(), rows.Select(r => r.RegistrantId!.Value));
        Assert.All(rows, r => Assert.Equal(("Desk A", "Sam Staff", false), (r.Station, r.By, r.IsUndo)));
    }

    [Theory, BothEngines]
    public async Task Strangers_see_no_scans(Engine engine)
    {
        await using var house = await House.OpenAsync(engine);
        var expo = await house.NewEventAsync();

        Assert.Equal("not_found",
            (await house.Get<ScanReader>().PageAsync(expo.Id, new ScanQuery(), expo.Stranger, Stop)).Error!.Code);
    }

    private static async Task<int> CountAsync(House house, EventAtHand expo, ScanQuery query) =>
        (await PageAsync(house, expo, query)).Total;

    private static async Task<int> CountAsync(House house, EventAtHand expo, RegistrantQuery query) =>
        (await house.Get<RegistrantSearch>().PageAsync(expo.Id, query, expo.Staff, Stop)).Value.Total;

    private static async Task<Page<ScanRow>> PageAsync(House house, EventAtHand expo, ScanQuery query)
    {
        var page = (await house.Get<ScanReader>().PageAsync(expo.Id, query, expo.Staff, Stop)).Value;
        Assert.True(page.Items.Count <= page.PageSize);
        return page;
    }
}
