using CrowdComms.Data.Dashboard;
using CrowdComms.Data.Events;
using CrowdComms.Data.Live;
using CrowdComms.Tests.Support;

namespace CrowdComms.Tests.Data.Events;

/// <summary>Open pages, streams and walls hear of an event that is gone.</summary>
public sealed class EventGoneTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory, BothEngines]
    public async Task A_deletion_has_all_rights_looked_up_again_and_closes_the_walls_of_the_event(Engine engine)
    {
        await using var house = await House.OpenAsync(engine);
        var (expo, other) = (await house.NewEventAsync(), await house.NewEventAsync());
        var walls = house.Get<WallLinkService>();
        var wall = (await walls.ShareAsync(expo.Id, "Foyer", expo.Organiser, Stop)).Value;
        await walls.ShareAsync(other.Id, "Foyer", other.Organiser, Stop);
        List<EventChanged> rights = [], changes = [];
        using var first = house.Feed.Subscribe(EventChanged.Accounts, rights.Add);
        using var second = house.Feed.Subscribe(expo.Id, changes.Add);

        var deleted = await house.Get<EventDeletionService>().DeleteAsync(new EventDeletion(expo.Id, expo.Slug), expo.Admin, Stop);

        Assert.True(deleted.IsOk);
        Assert.Contains(rights, change => change.Reread);
        Assert.Equal([wall.Id], changes.SelectMany(change => change.ClosedWalls));
    }
}
