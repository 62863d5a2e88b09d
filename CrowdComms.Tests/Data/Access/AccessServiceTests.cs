using CrowdComms.Data;
using CrowdComms.Data.Access;
using CrowdComms.Data.Accounts;
using CrowdComms.Data.Common;
using CrowdComms.Data.Devices;
using CrowdComms.Data.Live;
using CrowdComms.Tests.Support;
using CrowdComms.Web.Access;
using Microsoft.EntityFrameworkCore;

namespace CrowdComms.Tests.Data.Access;

public sealed class AccessServiceTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory, BothEngines]
    public async Task Members_and_admins_enter_and_strangers_cannot_tell_it_from_no_event(Engine engine)
    {
        await using var house = await House.OpenAsync(engine);
        var expo = await house.NewEventAsync();
        var access = house.Get<AccessService>();

        var staff = await access.EnterAsync(expo.Staff.UserId!.Value, expo.Slug, TestContext.Current.CancellationToken);
        var admin = await access.EnterAsync(expo.Admin.UserId!.Value, expo.Slug, TestContext.Current.CancellationToken);
        var stranger =
            await access.EnterAsync(expo.Stranger.UserId!.Value, expo.Slug, TestContext.Current.CancellationToken);
        var nowhere = await access.EnterAsync(expo.Stranger.UserId!.Value, "no-such-event",
            TestContext.Current.CancellationToken);

        Assert.Equal(MemberRole.Staff, staff.Value.Actor.Role);
        Assert.True(admin.Value.Actor.Has(MemberRole.Organiser, expo.Id));
        Assert.Equal("not_found", stranger.Error!.Code);
        Assert.Equal(stranger.Error, nowhere.Error);
    }

    [Theory, BothEngines]
    public async Task An_event_that_asks_for_a_second_factor_opens_to_accounts_that_have_one(Engine engine)
    {
        await using var house = await House.OpenAsync(engine);
        var (strict, other) = (await house.NewEventAsync(), await house.NewEventAsync());
        await using var context = await house.Get<IDbContextFactory<CrowdCommsContext>>().CreateDbContextAsync(Stop);
        await context.Events.Where(e => e.Id == strict.Id)
            .ExecuteUpdateAsync(e => e.SetProperty(x => x.RequiresTwoFactor, true), Stop);
        var access = house.Get<AccessService>();

        Assert.Equal("two_factor_required",
            (await access.EnterAsync(strict.Staff.UserId!.Value, strict.Slug, Stop)).Error!.Code);
        Assert.True((await access.EnterAsync(other.Staff.UserId!.Value, other.Slug, Stop)).IsOk);
        Assert.Equal("not_found",
            (await access.EnterAsync(strict.Stranger.UserId!.Value, strict.Slug, Stop)).Error!.Code);
        await context.Users.Where(u => u.Id == strict.Staff.UserId)
            .ExecuteUpdateAsync(u => u.SetProperty(x => x.TwoFactorEnabled, true), Stop);
        house.Feed.Publish(EventChanged.OfRights);
        Assert.True((await access.EnterAsync(strict.Staff.UserId!.Value, strict.Slug, Stop)).IsOk);
    }

    [Theory, BothEngines]
    public async Task An_installation_that_asks_for_a_second_factor_lends_no_admin_rights_without_one(Engine engine)
    {
        await using var house = await House.OpenAsync(engine);
        var expo = await house.NewEventAsync();
        var admin = expo.Admin.UserId!.Value;
        var contexts = house.Get<IDbContextFactory<CrowdCommsContext>>();
        var rules = new AccountRules { RequireTwoFactor = true };
        var access = new AccessService(contexts, house.Get<EntranceCache>(), house.Get<DeviceKeys>(), rules);

        Assert.Equal("two_factor_required", (await access.EnterHouseAsync(admin, Stop)).Error!.Code);
        Assert.False((await access.FindAsync(admin, Stop))!.IsAdmin);
        await using var context = await contexts.CreateDbContextAsync(Stop);
        await context.Users.Where(u => u.Id == admin)
            .ExecuteUpdateAsync(u => u.SetProperty(x => x.TwoFactorEnabled, true), Stop);
        house.Feed.Publish(EventChanged.OfRights);
        Assert.True((await access.EnterHouseAsync(admin, Stop)).Value.IsAdmin);
        Assert.True((await access.FindAsync(admin, Stop))!.IsAdmin);
        Assert.Equal("not_found", (await access.EnterHouseAsync(Guid.CreateVersion7(), Stop)).Error!.Code);
    }
}
