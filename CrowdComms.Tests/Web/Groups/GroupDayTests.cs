using CrowdComms.Data.CheckIn;
using CrowdComms.Data.Events;
using CrowdComms.Tests.Data.CheckIn;
using CrowdComms.Tests.Support;
using CrowdComms.Web.Groups;

namespace CrowdComms.Tests.Web.Groups;

public sealed class GroupDayTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory, BothEngines]
    public async Task A_group_of_yesterday_is_ticked_again_today_and_checked_in_once(Engine engine)
    {
        await using var house = await House.OpenAsync(engine);
        var expo = await house.NewEventAsync(e => e.CheckedOnce = CheckedOnce.Day);
        var ada = await house.RegisterAsync(expo, "Ada A");
        var checkIn = house.Get<CheckInService>();
        var came = await checkIn.ScanAsync(expo.Facts, CheckInServiceTests.Scan(expo, ada.TicketCode), expo.Staff, Stop);
        house.Clock.Advance(TimeSpan.FromDays(1));
        var party = new GroupCheckIn(needsConfirmation: true)
        {
            Today = EventDay.Of(house.Clock.GetUtcNow(), expo.Made.TimeZone),
        };
        party.Add([came.Value.Registrant!]);
        Assert.Equal((1, 0), (party.Ticked, party.Here));

        var request = Assert.Single(party.Requests(expo.Desk, null));
        var answers = (await house.Get<GroupArrival>().CheckInTogetherAsync(expo.Facts, request, expo.Staff, Stop)).Value;
        party.Take(answers);

        Assert.Equal(ScanOutcome.Admitted, Assert.Single(answers).Answer!.Outcome);
        Assert.Equal((0, 1), (party.Ticked, party.Here));
        party.TickAll(true);
        Assert.Equal(0, party.Ticked);
    }
}
