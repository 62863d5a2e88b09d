using Bunit;
using CrowdComms.Data.Access;
using CrowdComms.Data.Privacy;
using CrowdComms.Tests.Support;
using CrowdComms.Web.Access;
using CrowdComms.Web.Privacy;

namespace CrowdComms.Tests.Web.Privacy;

public sealed class RetentionCardTests
{
    private static CancellationToken Stop => Xunit.TestContext.Current.CancellationToken;

    [Fact]
    public async Task It_says_what_will_happen_when_and_what_was_done()
    {
        await using var house = await House.OpenAsync(Engine.Sqlite);
        var expo = await house.NewEventAsync();
        await house.RegisterAsync(expo);
        var retention = house.Get<RetentionService>();

        Assert.Equal("Nothing is removed automatically. The personal data of 1 person is kept.", await SaysAsync(house, expo));
        await retention.SetAsync(expo.Id, 30, expo.Organiser, Stop);
        Assert.StartsWith("On 17 Oct 2026, 09:00, everyone is anonymised: 1 person so far.", await SaysAsync(house, expo),
            StringComparison.Ordinal);
        house.Clock.Advance(TimeSpan.FromDays(40));
        Assert.StartsWith("17 Oct 2026, 09:00 has passed, so 1 person will be anonymised within an hour of saving.",
            await SaysAsync(house, expo), StringComparison.Ordinal);
        await retention.CarryOutAsync(Stop);
        Assert.EndsWith("This was last done on 25 Oct 2026, 08:00.", await SaysAsync(house, expo),
            StringComparison.Ordinal);
    }

    private static async Task<string> SaysAsync(House house, EventAtHand expo)
    {
        await using var rendered = new Rendered(house, expo.Organiser);
        var access = (await house.Get<AccessService>().EnterAsync(expo.Organiser.UserId!.Value, expo.Slug, Stop)).Value;
        return rendered.Render<RetentionCard>(p => p.Add(c => c.Access, access)).WaitForElement(".what").TextContent;
    }
}
