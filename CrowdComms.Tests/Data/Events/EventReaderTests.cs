using CrowdComms.Data.Common;
using CrowdComms.Data.Events;
using CrowdComms.Tests.Support;

namespace CrowdComms.Tests.Data.Events;

public sealed class EventReaderTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory, BothEngines]
    public async Task Members_see_their_own_events_and_admins_all(Engine engine)
    {
        await using var house = await House.OpenAsync(engine);
        var (mine, other) =
            (await house.NewEventAsync(), await house.NewEventAsync(e => e.StartsAt = e.StartsAt.AddDays(-1)));
        var events = house.Get<EventReader>();

        Assert.Equal((mine.Slug, MemberRole.Organiser),
            Row(Assert.Single((await events.PageAsync(mine.Organiser, 1, Token)).Items)));
        Assert.Equal([mine.Slug, other.Slug],
            (await events.PageAsync(mine.Admin, 1, Token)).Items.Select(r => r.Facts.Slug));
        Assert.Equal(0, (await events.PageAsync(mine.Stranger, 1, Token)).Total);
        Assert.Equal((mine.Slug, MemberRole.Staff),
            Choice(Assert.Single(await events.ChoicesAsync(mine.Staff, Token))));
        Assert.Equal([null, null], (await events.ChoicesAsync(mine.Admin, Token)).Select(c => c.Role));
    }

    [Theory, BothEngines]
    public async Task The_list_goes_on_over_pages(Engine engine)
    {
        await using var house = await House.OpenAsync(engine);
        EventAtHand? one = null;
        for (var i = 0; i <= EventReader.PageSize; i++)
        {
            one = await house.NewEventAsync();
        }

        var events = house.Get<EventReader>();
        var (first, second) =
            (await events.PageAsync(one!.Admin, 1, Token), await events.PageAsync(one.Admin, 2, Token));

        Assert.Equal((EventReader.PageSize, 1), (first.Items.Count, second.Items.Count));
        Assert.Equal(first.Total, first.Items.Concat(second.Items).Select(r => r.Facts.Id).Distinct().Count());
    }

    private static (string, MemberRole?) Row(EventRow row) => (row.Facts.Slug, row.Role);

    private static (string, MemberRole?) Choice(EventChoice choice) => (choice.Slug, choice.Role);
}
