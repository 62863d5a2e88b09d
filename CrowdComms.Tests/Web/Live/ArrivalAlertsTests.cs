using System.Threading.Channels;
using CrowdComms.Data.Alerts;
using CrowdComms.Data.CheckIn;
using CrowdComms.Data.Common;
using CrowdComms.Data.Engines;
using CrowdComms.Data.Live;
using CrowdComms.Data.Registrants;
using CrowdComms.Tests.Data.CheckIn;
using CrowdComms.Tests.Support;
using CrowdComms.Web.Live;
using Microsoft.Extensions.Logging.Abstractions;

namespace CrowdComms.Tests.Web.Live;

public sealed class ArrivalAlertsTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory, BothEngines]
    public async Task Every_open_page_of_whoever_marked_is_told_once_of_an_arrival_and_nobody_else(Engine engine)
    {
        await using var house = await House.OpenAsync(engine);
        var expo = await house.NewEventAsync();
        var ada =
            await house.RegisterAsync(expo,
                new RegistrantDetails("Ada", "Lovelace", "ada@test.example", "VIP", "Analytical Engines"),
                RegistrantStatus.Confirmed);
        var grace = await house.RegisterAsync(expo,
            new RegistrantDetails("Grace", "Hopper", "grace@test.example", "VIP"), RegistrantStatus.Confirmed);
        var marks = house.Get<MarkService>();
        await marks.MarkAsync(expo.Id, new MarkTarget(MarkKind.Person, ada.Id), expo.Organiser, Stop);
        await marks.MarkAsync(expo.Id, new MarkTarget(MarkKind.Company, ada.CompanyId!.Value), expo.Organiser, Stop);
        var alerts =
            new ArrivalAlerts(marks, house.Feed, house.Get<Outage>(), NullLogger<ArrivalAlerts>.Instance);
        var told = Channel.CreateUnbounded<(string Page, AlertRaised Alert)>();
        using var broken =
            alerts.Watch(expo.Id, expo.Organiser.UserId!.Value, _ => throw new InvalidOperationException("broken"));
        using var one = Open("one", expo.Organiser.UserId!.Value);
        using var two = Open("two", expo.Organiser.UserId!.Value);
        using var admin = Open("admin", expo.Admin.UserId!.Value);

        await CheckInAsync(house, expo, ada);

        (string Page, AlertRaised Alert)[] heard = [await told.Reader.ReadAsync(Stop),
            await told.Reader.ReadAsync(Stop)];
        Assert.Equal(["one", "two"], heard.Select(h => h.Page).Order());
        Assert.All(heard,
            h => Assert.Equal(new Arrived(ada.Id, "Ada Lovelace", "Analytical Engines", "VIP", "Desk A"), h.Alert.Who));

        // A mark that is made while pages are open counts from then on, and one that is gone no longer.
        await marks.MarkAsync(expo.Id, new MarkTarget(MarkKind.PassType, expo.Vip), expo.Admin, Stop);
        await CheckInAsync(house, expo, grace);
        var last = await told.Reader.ReadAsync(Stop);
        Assert.Equal(("admin", "Grace Hopper"), (last.Page, last.Alert.Who.Name));
        Assert.False(told.Reader.TryRead(out _));

        IDisposable Open(string page, Guid user) =>
            alerts.Watch(expo.Id, user, alert => told.Writer.TryWrite((page, alert)));
    }

    [Fact]
    public async Task With_no_page_open_nothing_listens()
    {
        await using var house = await House.OpenAsync(Engine.Sqlite);
        var expo = await house.NewEventAsync();
        var alerts = new ArrivalAlerts(house.Get<MarkService>(), house.Feed, house.Get<Outage>(),
            NullLogger<ArrivalAlerts>.Instance);
        for (var i = 0; i < 1000; i++)
        {
            using var page = alerts.Watch(expo.Id, expo.Organiser.UserId!.Value, _ => { });
            Assert.Equal(1, alerts.Count);
        }

        Assert.Equal(0, alerts.Count);
        Assert.Empty(house.Get<InProcessChangeFeed>().Watched);
    }

    private static async Task CheckInAsync(House house, EventAtHand expo, RegistrantRow person)
    {
        var scan = CheckInServiceTests.Scan(expo, person.TicketCode);
        Assert.Equal(ScanOutcome.Admitted,
            (await house.Get<CheckInService>()
                .ScanAsync(CheckInServiceTests.Place(expo), scan, expo.Staff, Stop)).Value.Outcome);
    }
}
