using System.Text.RegularExpressions;
using CrowdComms.Data;
using CrowdComms.Data.Access;
using CrowdComms.Data.Accounts;
using CrowdComms.Data.CheckIn;
using CrowdComms.Data.Common;
using CrowdComms.Data.Devices;
using CrowdComms.Data.Events;
using CrowdComms.Data.Questions;
using CrowdComms.Data.Registrants;
using CrowdComms.Data.Tokens;
using CrowdComms.Data.Venue;
using CrowdComms.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace CrowdComms.Tests.Data.Access;

/// <summary>What memory knows of rights and settings ends with the act that changes them, and a scan is decided by the tables.</summary>
public sealed class EntranceEndsTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory, BothEngines]
    public async Task A_member_who_is_removed_or_changed_is_so_at_the_next_request(Engine engine)
    {
        await using var house = await House.OpenAsync(engine);
        var (expo, other) = (await house.NewEventAsync(), await house.NewEventAsync());
        var (access, members, staff) = (house.Get<AccessService>(), house.Get<MemberService>(), expo.Staff.UserId!.Value);
        Assert.Equal(MemberRole.Staff, (await access.EnterAsync(staff, expo.Slug, Stop)).Value.Actor.Role);
        Assert.Equal("not_found", (await access.EnterAsync(staff, other.Slug, Stop)).Error!.Code);

        await members.ChangeRoleAsync(expo.Id, staff, MemberRole.Organiser, expo.Admin, Stop);
        Assert.Equal(MemberRole.Organiser, (await access.EnterAsync(staff, expo.Slug, Stop)).Value.Actor.Role);

        await members.RemoveAsync(expo.Id, staff, expo.Admin, Stop);
        Assert.Equal("not_found", (await access.EnterAsync(staff, expo.Slug, Stop)).Error!.Code);
    }

    [Theory, BothEngines]
    public async Task An_event_whose_settings_change_has_the_new_ones_at_the_next_request(Engine engine)
    {
        await using var house = await House.OpenAsync(engine);
        var expo = await house.NewEventAsync();
        var (access, events, staff) = (house.Get<AccessService>(), house.Get<EventService>(), expo.Staff.UserId!.Value);
        Assert.Equal("Test Expo", (await access.EnterAsync(staff, expo.Slug, Stop)).Value.Event.Name);
        Assert.Null(await house.Get<EventAddresses>().MovedToAsync(expo.Slug, Stop));
        var whole = (await house.Get<WholeEventReader>().GetAsync(expo.Id, expo.Staff, Stop)).Value.Settings;

        var slug = $"spring-{Guid.CreateVersion7():n}";
        var renamed = whole.Details with { Name = "Spring Expo", Slug = slug };
        await events.EditAsync(new EventEdit(expo.Id, whole.Version, renamed), expo.Organiser, Stop);
        Assert.Equal("Spring Expo", (await access.EnterAsync(staff, expo.Slug, Stop)).Value.Event.Name);
        Assert.Equal("Spring Expo", (await house.Get<WholeEventReader>().GetAsync(expo.Id, expo.Staff, Stop)).Value.Settings.Details.Name);
        Assert.Equal(slug, await house.Get<EventAddresses>().MovedToAsync(expo.Slug, Stop));

        var strict = whole.Details with { Name = "Spring Expo", Slug = slug, RequiresTwoFactor = true };
        await events.EditAsync(new EventEdit(expo.Id, whole.Version + 1, strict), expo.Organiser, Stop);
        Assert.Equal("two_factor_required", (await access.EnterAsync(staff, slug, Stop)).Error!.Code);

        await house.Get<EventDeletionService>().DeleteAsync(new EventDeletion(expo.Id, slug, true), expo.Admin, Stop);
        Assert.Equal("not_found", (await access.EnterAsync(staff, slug, Stop)).Error!.Code);
        Assert.Equal("not_found", (await house.Get<WholeEventReader>().GetAsync(expo.Id, expo.Staff, Stop)).Error!.Code);
    }

    [Theory, BothEngines]
    public async Task A_key_and_a_device_open_their_own_event_until_they_are_revoked(Engine engine)
    {
        await using var house = await House.OpenAsync(engine);
        var (expo, other) = (await house.NewEventAsync(), await house.NewEventAsync());
        var access = house.Get<AccessService>();
        var made = (await house.Get<ApiKeyService>().MakeAsync(expo.Id, new NewApiKey("Gate", ApiScope.Scan), expo.Organiser, Stop)).Value;
        var (grant, device) = ((await house.Get<ApiKeyLookup>().FindAsync(made.Secret, Stop))!, await PairedAsync(house, expo));
        Assert.True((await access.EnterAsKeyAsync(grant, MemberRole.Staff, expo.Slug, Stop)).IsOk);
        Assert.Equal("not_found", (await access.EnterAsKeyAsync(grant, MemberRole.Staff, other.Slug, Stop)).Error!.Code);
        Assert.True((await access.EnterAsDeviceAsync(device, expo.Slug, Stop)).IsOk);
        Assert.Equal("not_found", (await access.EnterAsDeviceAsync(device, other.Slug, Stop)).Error!.Code);

        await house.Get<DeviceService>().RenameAsync(expo.Id, device, "Red tablet", expo.Organiser, Stop);
        await house.Get<StationService>().RenameAsync(expo.Id, expo.Desk, "North desk", expo.Organiser, Stop);
        var entered = (await access.EnterAsDeviceAsync(device, expo.Slug, Stop)).Value;
        Assert.Equal(("Red tablet", "North desk"), (entered.Actor.Name, entered.Station!.Name));

        await house.Get<ApiKeyService>().RevokeAsync(expo.Id, made.Row.Id, expo.Organiser, Stop);
        await house.Get<DeviceService>().RevokeAsync(expo.Id, device, expo.Organiser, Stop);
        Assert.Null(await house.Get<ApiKeyLookup>().FindAsync(made.Secret, Stop));
        Assert.Equal("not_found", (await access.EnterAsKeyAsync(grant, MemberRole.Staff, expo.Slug, Stop)).Error!.Code);
        Assert.Equal("not_found", (await access.EnterAsDeviceAsync(device, expo.Slug, Stop)).Error!.Code);
    }

    [Theory, BothEngines]
    public async Task Questions_pass_types_and_counts_are_those_of_the_tables(Engine engine)
    {
        await using var house = await House.OpenAsync(engine);
        var expo = await house.NewEventAsync();
        Assert.Empty(await house.Get<EventQuestions>().OfAsync(expo.Id, Stop));
        Assert.Equal(3, (await house.Get<RegistrantChoices>().PassTypesAsync(expo.Id, expo.Staff, Stop)).Value.Count);
        Assert.Equal(new PeopleCounts(0, 0, 0, 0), await house.Get<EventCounts>().OfAsync(expo.Id, Stop));

        await house.Get<QuestionService>().AddAsync(expo.Id, new QuestionDetails("Shirt size", QuestionKind.Text), expo.Organiser, Stop);
        await house.Get<CrowdComms.Data.PassTypes.PassTypeService>().DeleteAsync(expo.Id, expo.Exhibitor, expo.Organiser, Stop);
        await house.RegisterAsync(expo, "Ada Lovelace");
        Assert.Equal("Shirt size", Assert.Single(await house.Get<EventQuestions>().OfAsync(expo.Id, Stop)).Label);
        Assert.Equal(2, (await house.Get<RegistrantChoices>().PassTypesAsync(expo.Id, expo.Staff, Stop)).Value.Count);
        var counts = await house.Get<EventCounts>().OfAsync(expo.Id, Stop);
        Assert.Equal(new PeopleCounts(0, 1, 0, 0), counts);
    }

    [Theory, BothEngines]
    public async Task A_change_inside_a_transaction_ends_what_is_remembered_when_it_is_committed(Engine engine)
    {
        await using var house = await House.OpenAsync(engine);
        var expo = await house.NewEventAsync();
        var (access, staff) = (house.Get<AccessService>(), expo.Staff.UserId!.Value);
        await access.EnterAsync(staff, expo.Slug, Stop);
        await using var context = house.Context();
        await using (var transaction = await context.Database.BeginTransactionAsync(Stop))
        {
            (await context.Users.SingleAsync(u => u.Id == staff, Stop)).DisplayName = "Samuel Staff";
            await context.SaveChangesAsync(Stop);
            if (engine == Engine.Postgres)
            {
                Assert.Equal("Sam Staff", (await access.EnterAsync(staff, expo.Slug, Stop)).Value.Actor.Name);
            }

            await transaction.CommitAsync(Stop);
        }

        Assert.Equal("Samuel Staff", (await access.EnterAsync(staff, expo.Slug, Stop)).Value.Actor.Name);
    }

    // Another node's change that no message has told of yet: the entrance still lets the caller in, the scan does not.
    [Theory, BothEngines]
    public async Task A_scan_is_decided_by_the_rights_in_the_tables(Engine engine)
    {
        await using var house = await House.OpenAsync(engine);
        var expo = await house.NewEventAsync();
        var made = (await house.Get<ApiKeyService>().MakeAsync(expo.Id, new NewApiKey("Gate", ApiScope.Scan), expo.Organiser, Stop)).Value;
        var key = new Actor(made.Row.Id, "Gate", IsAdmin: false, expo.Id, MemberRole.Staff);
        Actor[] callers = [expo.Staff, expo.Admin, key];
        foreach (var caller in callers)
        {
            Assert.Equal(ScanOutcome.UnknownCode, (await ScanAsync(house, expo, caller)).Value.Outcome);
        }

        await using var context = house.Context();
        await context.Events.ExecuteUpdateAsync(e => e.SetProperty(x => x.RequiresTwoFactor, true), Stop);
        Assert.Equal("two_factor_required", (await ScanAsync(house, expo, expo.Staff)).Error!.Code);
        Assert.True((await ScanAsync(house, expo, key)).IsOk);
        await context.Events.ExecuteUpdateAsync(e => e.SetProperty(x => x.RequiresTwoFactor, false), Stop);

        await context.Members.Where(m => m.UserId == expo.Staff.UserId).ExecuteDeleteAsync(Stop);
        await context.Users.Where(u => u.Id == expo.Admin.UserId).ExecuteUpdateAsync(u => u.SetProperty(x => x.IsAdmin, false), Stop);
        await context.ApiKeys.ExecuteUpdateAsync(k => k.SetProperty(x => x.RevokedAt, house.Clock.GetUtcNow()), Stop);
        foreach (var caller in callers)
        {
            Assert.Equal("not_found", (await ScanAsync(house, expo, caller)).Error!.Code);
        }

        Assert.Equal(4, await context.Scans.CountAsync(Stop));
    }

    // What EF Core does not track, the interceptor does not see: each such statement is here, with why nothing is missed.
    [Fact]
    public void Statements_that_bypass_the_interceptor_are_known()
    {
        string[] known =
        [
            "DeviceKeys.cs Devices", // When it was seen, which nothing remembered says.
            "ApiKeyLookup.cs ApiKeys", // When it was used, which nothing remembered says.
            "EventDeletionService.cs Events", // Publishes by itself.
            "EventDeletionService.cs Stations", // With the event.
            "KioskPinService.cs Events", // The PIN, which nothing remembered holds.
            "RefreshTokenService.cs Users", // Only reads users.
            "RetentionService.cs Events", // The retention, which nothing remembered holds.
        ];
        var sets = string.Join('|', typeof(CrowdCommsContext).GetProperties()
            .Where(p => p.PropertyType.IsGenericType && EntranceChanges.Watched.Contains(p.PropertyType.GetGenericArguments()[0]))
            .Select(p => p.Name));
        var bypass = new Regex($@"\.({sets})\b[^;]*?\.Execute(Update|Delete)Async", RegexOptions.None, TimeSpan.FromSeconds(10));
        var found = Repository.Sources(Path.Combine(Repository.Root, "CrowdComms.Data"))
            .Concat(Repository.Sources(Path.Combine(Repository.Root, "CrowdComms.Web")))
            .SelectMany(file => bypass.Matches(File.ReadAllText(file)).Select(m => $"{Path.GetFileName(file)} {m.Groups[1].Value}"));
        Assert.Equal(known.Order(StringComparer.Ordinal), found.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal));
    }

    private static Task<Result<ScanAnswer>> ScanAsync(House house, EventAtHand expo, Actor actor) => house.Get<CheckInService>()
        .ScanAsync(expo.Facts, new ScanRequest(Guid.CreateVersion7(), expo.Desk, "NOCODE"), actor, Stop);

    private static async Task<Guid> PairedAsync(House house, EventAtHand expo)
    {
        var shown = (await house.Get<DeviceService>().StartPairingAsync(expo.Id, expo.Desk, expo.Organiser, Stop)).Value;
        return (await house.Get<DeviceKeys>().PairAsync(shown.Code, "Blue tablet", Stop)).Value.Id;
    }
}
