using CrowdComms.Data.Accounts;
using CrowdComms.Tests.Support;

namespace CrowdComms.Tests.Data.Accounts;

public sealed class AccessServiceTests
{
    [Theory, BothEngines]
    public async Task Members_and_admins_enter_and_strangers_cannot_tell_it_from_no_event(Engine engine)
    {
        await using var house = await House.OpenAsync(engine);
        var expo = await house.NewEventAsync();
        var access = house.Get<AccessService>();

        var staff = await access.EnterAsync(expo.Staff.UserId!.Value, expo.Slug, TestContext.Current.CancellationToken);
        var admin = await access.EnterAsync(expo.Admin.UserId!.Value, expo.Slug, TestContext.Current.CancellationToken);
        var stranger = await access.EnterAsync(expo.Stranger.UserId!.Value, expo.Slug, TestContext.Current.CancellationToken);
        var nowhere = await access.EnterAsync(expo.Stranger.UserId!.Value, "no-such-event", TestContext.Current.CancellationToken);

        Assert.Equal(MemberRole.Staff, staff.Value.Actor.Role);
        Assert.True(admin.Value.Actor.Has(MemberRole.Organiser, expo.Id));
        Assert.Equal("not_found", stranger.Error!.Code);
        Assert.Equal(stranger.Error, nowhere.Error);
    }
}
