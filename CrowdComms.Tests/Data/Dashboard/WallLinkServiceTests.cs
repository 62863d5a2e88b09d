using CrowdComms.Data.Dashboard;
using CrowdComms.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace CrowdComms.Tests.Data.Dashboard;

public sealed class WallLinkServiceTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory, BothEngines]
    public async Task A_shared_wall_opens_by_its_key_is_seen_to_be_open_and_stops_when_it_is_revoked(Engine engine)
    {
        await using var house = await House.OpenAsync(engine);
        var expo = await house.NewEventAsync();
        var walls = house.Get<WallLinkService>();
        var foyer = (await walls.ShareAsync(expo.Id, "  Foyer screen ", expo.Organiser, Stop)).Value;
        var press = (await walls.ShareAsync(expo.Id, "Press room", expo.Organiser, Stop)).Value;

        Assert.Equal(expo.Id, (await walls.OpenAsync(foyer.Key, Stop))!.Event.Id);
        var rows = (await walls.ListAsync(expo.Id, expo.Organiser, Stop)).Value;
        Assert.Equal(["Press room", "Foyer screen"], rows.Select(r => r.Label));
        Assert.Equal([null, house.Clock.GetUtcNow()], rows.Select(r => r.SeenAt));
        Assert.All(rows, r => Assert.Equal((32, "Olga Organiser"), (r.Key.Length, r.CreatedBy)));

        house.Feed.Clear();
        await walls.RevokeAsync(expo.Id, foyer.Id, expo.Organiser, Stop);

        Assert.Null(await walls.OpenAsync(foyer.Key, Stop));
        Assert.NotNull(await walls.OpenAsync(press.Key, Stop));
        Assert.Equal(foyer.Id, Assert.Single(Assert.Single(house.Feed.Published).ClosedWalls));
        Assert.True((await walls.RevokeAsync(expo.Id, foyer.Id, expo.Organiser, Stop)).Failed(out _));
        await using var context = house.Context();
        var audit = await context.AuditEntries.Where(a => a.Subject == "WallLink" && a.SubjectId == foyer.Id)
            .OrderBy(a => a.Id).Select(a => a.Action).ToListAsync(Stop);
        Assert.Equal(["Created", "Revoked"], audit);
    }

    [Theory, BothEngines]
    public async Task Only_organisers_of_the_event_share_its_wall(Engine engine)
    {
        await using var house = await House.OpenAsync(engine);
        var (expo, other) = (await house.NewEventAsync(), await house.NewEventAsync());
        var walls = house.Get<WallLinkService>();
        var link = (await walls.ShareAsync(expo.Id, "Foyer", expo.Organiser, Stop)).Value;

        foreach (var (actor, code) in new[] { (expo.Staff, "forbidden"), (expo.Stranger, "not_found"),
            (other.Organiser, "not_found") })
        {
            Assert.Equal(code, (await walls.ShareAsync(expo.Id, "Foyer", actor, Stop)).Error!.Code);
            Assert.Equal(code, (await walls.ListAsync(expo.Id, actor, Stop)).Error!.Code);
            Assert.Equal(code, (await walls.RevokeAsync(expo.Id, link.Id, actor, Stop)).Error!.Code);
        }

        Assert.Equal("not_found", (await walls.RevokeAsync(other.Id, link.Id, other.Organiser, Stop)).Error!.Code);
        Assert.NotNull(await walls.OpenAsync(link.Key, Stop));
    }

    [Theory]
    [InlineData("")]
    [InlineData("   ")]
    [InlineData(null)]
    public async Task A_wall_without_a_label_is_refused(string? label)
    {
        await using var house = await House.OpenAsync(Engine.Sqlite);
        var expo = await house.NewEventAsync();

        Assert.Equal("validation",
            (await house.Get<WallLinkService>().ShareAsync(expo.Id, label, expo.Organiser, Stop)).Error!.Code);
    }
}
