using CrowdComms.Data.CheckIn;
using CrowdComms.Data.Common;
using CrowdComms.Data.Live;
using CrowdComms.Data.Registrants;
using CrowdComms.Data.Venue;
using CrowdComms.Tests.Support;
using CrowdComms.Web.Desk;

namespace CrowdComms.Tests.Web.Desk;

public sealed class LatestScansTests
{
    private static CancellationToken Stop => Xunit.TestContext.Current.CancellationToken;

    [Theory, BothEngines]
    public async Task A_desk_that_scans_alone_reads_no_history_and_shows_what_reading_shows(Engine engine)
    {
        using var sent = new SentStatements();
        await using var house = await House.OpenAsync(engine);
        var expo = await house.NewEventAsync();
        var person = await house.RegisterAsync(expo, "Ada Lovelace");
        using var latest = new LatestScans(house.Get<RecentScanReader>(), house.Get<IChangeFeed>());
        await latest.ReadAsync(At(expo.Desk, expo), expo.Staff, Stop);

        foreach (var code in new[] { person.TicketCode, person.TicketCode, "CC-0000-0000-0000" })
        {
            house.Clock.Advance(TimeSpan.FromSeconds(1));
            var answer = await ScanAsync(house, expo, expo.Desk, code, expo.Staff);
            sent.Take();
            await latest.AddAsync(answer, At(expo.Desk, expo), expo.Staff, Stop);
            Assert.Empty(sent.Take());
        }

        Assert.Equal([false, false, true], latest.Rows.Select(r => r.CanUndo));
        await SameAsync(house, expo, expo.Desk, latest);
    }

    [Theory, BothEngines]
    public async Task A_door_s_scan_ends_the_way_back_of_the_one_before_and_another_s_scan_is_read(Engine engine)
    {
        await using var house = await House.OpenAsync(engine);
        var expo = await house.NewEventAsync();
        var vip = await house.RegisterAsync(expo,
            new RegistrantDetails("Grace", "Hopper", "grace@test.example", "VIP", "Navy"), RegistrantStatus.CheckedIn);
        var other = await house.RegisterAsync(expo,
            new RegistrantDetails("Ada", "King", "ada@test.example", "VIP", null), RegistrantStatus.CheckedIn);
        using var latest = new LatestScans(house.Get<RecentScanReader>(), house.Get<IChangeFeed>());
        await latest.ReadAsync(At(expo.Door, expo), expo.Staff, Stop);

        await AddAsync(house, expo, vip.TicketCode, Direction.In, latest);
        await AddAsync(house, expo, vip.TicketCode, Direction.Out, latest);
        Assert.Equal([true, false], latest.Rows.Select(r => r.CanUndo));
        await SameAsync(house, expo, expo.Door, latest);

        await ScanAsync(house, expo, expo.Door, other.TicketCode, expo.OtherStaff);
        await AddAsync(house, expo, vip.TicketCode, Direction.In, latest);
        Assert.Equal(["Grace Hopper", "Ada King", "Grace Hopper", "Grace Hopper"], latest.Rows.Select(r => r.Name));
        await SameAsync(house, expo, expo.Door, latest);

        latest.Forget();
        Assert.Empty(latest.Rows);
    }

    private static async Task AddAsync(House house, EventAtHand expo, string code, Direction direction, LatestScans latest)
    {
        house.Clock.Advance(TimeSpan.FromSeconds(10));
        await latest.AddAsync(await ScanAsync(house, expo, expo.Door, code, expo.Staff, direction), At(expo.Door, expo), expo.Staff, Stop);
    }

    private static async Task<ScanAnswer> ScanAsync(
        House house, EventAtHand expo, Guid station, string code, Actor by, Direction direction = Direction.In)
    {
        var request = new ScanRequest(Guid.CreateVersion7(), station, code) { Direction = direction };
        return (await house.Get<CheckInService>().ScanAsync(expo.Facts, request, by, Stop)).Value;
    }

    // PostgreSQL keeps microseconds, the clock has tenths of them.
    private static async Task SameAsync(House house, EventAtHand expo, Guid station, LatestScans latest)
    {
        var read = (await house.Get<RecentScanReader>().ReadAsync(At(station, expo), 20, expo.Staff, Stop)).Value;
        Assert.Equal(read.Select(r => r with { At = default, Name = r.Name.Trim() }), latest.Rows.Select(r => r with { At = default }));
        Assert.Equal(read.Select(r => r.At.ToUnixTimeMilliseconds()), latest.Rows.Select(r => r.At.ToUnixTimeMilliseconds()));
    }

    private static EventStation At(Guid station, EventAtHand expo) => new(expo.Id, station);
}
