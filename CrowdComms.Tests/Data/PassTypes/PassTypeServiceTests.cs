using CrowdComms.Data.Common;
using CrowdComms.Data.PassTypes;
using CrowdComms.Data.Registrants;
using CrowdComms.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace CrowdComms.Tests.Data.PassTypes;

public sealed class PassTypeServiceTests
{
    private static readonly PassTypeDetails Press = new() { Name = "Press", Code = "PRE", Colour = "#0F7F78" };

    [Theory, BothEngines]
    public async Task A_new_pass_stands_last_with_its_zones_and_is_audited(Engine engine)
    {
        await using var house = await House.OpenAsync(engine);
        var expo = await house.NewEventAsync();
        var from = house.Clock.GetUtcNow();

        await CreateAsync(house, expo,
            Press with
            {
                Capacity = 40,
                ValidFrom = from,
                ValidUntil = from.AddHours(8),
                Zones = [expo.Lounge, expo.MainHall]
            });

        var row = (await ListAsync(house, expo))[^1];
        Assert.Equal(("Press", "PRE", "#0f7f78", (int?)40, from),
            (row.Name, row.Code, row.Colour, row.Capacity, row.ValidFrom!.Value));
        Assert.Equal(["Main hall", "VIP lounge"], row.Zones.Select(z => z.Name));
        Assert.True(Assert.Single(house.Feed.Published).Reread);
        await using var context = house.Context();
        var entry = await context.AuditEntries.SingleAsync(TestContext.Current.CancellationToken);
        Assert.Equal(("PassType", "Created"), (entry.Subject, entry.Action));
        Assert.Contains(entry.Changes, c => c is { Field: "zones", Before: null, After: "Main hall, VIP lounge" });
    }

    [Theory, BothEngines]
    public async Task Holders_are_counted_by_their_status(Engine engine)
    {
        await using var house = await House.OpenAsync(engine);
        var expo = await house.NewEventAsync();
        foreach (var status in Enum.GetValues<RegistrantStatus>())
        {
            await house.RegisterAsync(expo, status: status);
        }

        var rows = await ListAsync(house, expo);

        Assert.Equal(new HolderCounts(1, 1, 1, 1), rows[0].Holders);
        Assert.Equal((3, 4), (rows[0].Holders.Held, rows[0].Holders.All));
        Assert.Equal(0, rows[1].Holders.All);
    }

    [Theory, BothEngines]
    public async Task An_edit_says_in_the_audit_what_changed_and_nothing_else(Engine engine)
    {
        await using var house = await House.OpenAsync(engine);
        var expo = await house.NewEventAsync();
        var general =
            new PassTypeDetails { Name = "General", Code = "GEN", Colour = "#1f6feb", Zones = [expo.MainHall] };

        await EditAsync(house, expo, general);
        await EditAsync(house, expo, general with { Name = "Visitor", Zones = [expo.Lounge] });

        await using var context = house.Context();
        var entry = await context.AuditEntries.SingleAsync(TestContext.Current.CancellationToken);
        Assert.Equal([("name", "General", "Visitor"), ("zones", "Main hall", "VIP lounge")],
            entry.Changes.Select(c => (c.Field, c.Before!, c.After!)));
        Assert.Equal(["VIP lounge"], (await ListAsync(house, expo))[0].Zones.Select(z => z.Name));
    }

    [Theory, BothEngines]
    public async Task Codes_and_names_are_taken_once_in_an_event(Engine engine)
    {
        await using var house = await House.OpenAsync(engine);
        var expo = await house.NewEventAsync();
        var other = await house.NewEventAsync();
        await CreateAsync(house, expo, Press);

        Assert.Equal("pass_type.code_taken",
            (await CreateAsync(house, expo, Press with { Name = "Media" })).Error!.Code);
        Assert.Equal("pass_type.name_taken",
            (await CreateAsync(house, expo, Press with { Name = "PRÉSS", Code = "PR2" })).Error!.Code);
        Assert.True((await CreateAsync(house, other, Press)).IsOk);
        Assert.Equal(4, (await ListAsync(house, expo)).Count);
    }

    [Theory, BothEngines]
    public async Task Every_wrong_field_is_named(Engine engine)
    {
        await using var house = await House.OpenAsync(engine);
        var expo = await house.NewEventAsync();
        var now = house.Clock.GetUtcNow();
        var wrong = new PassTypeDetails
        {
            Name = new string('A', 61),
            Code = "lower",
            Colour = "red",
            Capacity = 0,
            ValidFrom = now,
            ValidUntil = now
        };

        var answer = await CreateAsync(house, expo, wrong);

        Assert.Equal(["capacity", "code", "colour", "name", "validUntil"],
            answer.Error!.Fields!.Keys.Order(StringComparer.Ordinal));
        Assert.Equal("validation",
            (await CreateAsync(house, expo, Press with { Zones = [Guid.CreateVersion7()] })).Error!.Code);
        Assert.Equal(3, (await ListAsync(house, expo)).Count);
    }

    [Theory, BothEngines]
    public async Task Capacity_is_never_less_than_what_is_held(Engine engine)
    {
        await using var house = await House.OpenAsync(engine);
        var expo = await house.NewEventAsync();
        await house.RegisterAsync(expo);
        await house.RegisterAsync(expo);
        await house.RegisterAsync(expo, status: RegistrantStatus.Cancelled);
        var general = new PassTypeDetails { Name = "General", Code = "GEN", Colour = "#1f6feb" };

        var refused = await EditAsync(house, expo, general with { Capacity = 1 });

        Assert.Equal(("pass_type.capacity_below_held", "2 people already have this pass. Capacity cannot be less."),
            (refused.Error!.Code, refused.Error.Fields!["capacity"][0]));
        Assert.True((await EditAsync(house, expo, general with { Capacity = 2 })).IsOk);
    }

    [Theory, BothEngines]
    public async Task A_retired_pass_keeps_its_holders_takes_nobody_new_and_comes_back(Engine engine)
    {
        await using var house = await House.OpenAsync(engine);
        var expo = await house.NewEventAsync();
        await house.RegisterAsync(expo);
        var (service, none) = (house.Get<PassTypeService>(), TestContext.Current.CancellationToken);
        var details = new RegistrantDetails("Marie", "Curie", "curie@paris.example", "GEN");

        await house.Get<PassTypeOrder>().RetireAsync(expo.Id, expo.General, retired: true, expo.Organiser, none);
        await house.Get<PassTypeOrder>().RetireAsync(expo.Id, expo.General, retired: true, expo.Organiser, none);
        var refused = await house.Get<RegistrantService>()
            .RegisterAsync(expo.Id, new NewRegistrant(details, RegistrantSource.Desk), expo.Staff, none);
        Assert.Equal((true, 1),
            ((await ListAsync(house, expo))[0].Retired, (await ListAsync(house, expo))[0].Holders.Held));
        await house.Get<PassTypeOrder>().RetireAsync(expo.Id, expo.General, retired: false, expo.Organiser, none);

        Assert.Equal("validation", refused.Error!.Code);
        await house.RegisterAsync(expo, details);
        await using var context = house.Context();
        Assert.Equal(["Retired", "BroughtBack"], await context.AuditEntries.OrderBy(a => a.Id).Select(a => a.Action)
            .ToListAsync(none));
    }

    [Theory, BothEngines]
    public async Task Only_a_pass_that_nobody_holds_is_deleted(Engine engine)
    {
        await using var house = await House.OpenAsync(engine);
        var expo = await house.NewEventAsync();
        await house.RegisterAsync(expo, status: RegistrantStatus.Cancelled);
        var (service, none) = (house.Get<PassTypeService>(), TestContext.Current.CancellationToken);

        var kept = await service.DeleteAsync(expo.Id, expo.General, expo.Organiser, none);
        var deleted = await service.DeleteAsync(expo.Id, expo.Vip, expo.Organiser, none);

        Assert.Equal("pass_type.in_use", kept.Error!.Code);
        Assert.True(deleted.IsOk);
        Assert.Equal(["General", "Exhibitor"], (await ListAsync(house, expo)).Select(p => p.Name));
        Assert.Equal("not_found", (await service.DeleteAsync(expo.Id, expo.Vip, expo.Organiser, none)).Error!.Code);
    }

    [Theory, BothEngines]
    public async Task Passes_stand_in_the_order_they_were_given(Engine engine)
    {
        await using var house = await House.OpenAsync(engine);
        var expo = await house.NewEventAsync();
        var (service, none) = (house.Get<PassTypeService>(), TestContext.Current.CancellationToken);

        var moved = await house.Get<PassTypeOrder>()
            .ReorderAsync(expo.Id, [expo.Exhibitor, expo.General, expo.Vip], expo.Organiser, none);
        var partial = await house.Get<PassTypeOrder>()
            .ReorderAsync(expo.Id, [expo.Vip, expo.General], expo.Organiser, none);
        var twice = await house.Get<PassTypeOrder>()
            .ReorderAsync(expo.Id, [expo.Vip, expo.Vip, expo.General], expo.Organiser, none);

        Assert.True(moved.IsOk);
        Assert.Equal(["pass_type.order_stale", "pass_type.order_stale"], [partial.Error!.Code, twice.Error!.Code]);
        Assert.Equal(["Exhibitor", "General", "VIP"], (await ListAsync(house, expo)).Select(p => p.Name));
    }

    [Theory, BothEngines]
    public async Task Access_is_granted_and_taken_one_zone_at_a_time_and_twice_is_once(Engine engine)
    {
        await using var house = await House.OpenAsync(engine);
        var expo = await house.NewEventAsync();
        var (service, none) = (house.Get<PassTypeService>(), TestContext.Current.CancellationToken);
        async Task<Result<Guid>> GrantAsync(Guid zone, bool opens) => await house.Get<ZoneGrants>()
            .GrantAsync(expo.Id, new PassAccess(expo.General, zone, opens), expo.Organiser, none);

        await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => GrantAsync(expo.Lounge, opens: true)));
        await GrantAsync(expo.MainHall, opens: false);

        Assert.Equal(["VIP lounge"], (await ListAsync(house, expo))[0].Zones.Select(z => z.Name));
        Assert.Equal("validation", (await GrantAsync(Guid.CreateVersion7(), opens: true)).Error!.Code);
        await using var context = house.Context();
        Assert.Equal(2, await context.AuditEntries.CountAsync(none));
    }

    [Theory, BothEngines]
    public async Task Staff_read_and_strangers_learn_nothing(Engine engine)
    {
        await using var house = await House.OpenAsync(engine);
        var expo = await house.NewEventAsync();
        var (service, none) = (house.Get<PassTypeService>(), TestContext.Current.CancellationToken);

        Assert.Equal("forbidden", (await service.CreateAsync(expo.Id, Press, expo.Staff, none)).Error!.Code);
        Assert.Equal("forbidden",
            (await house.Get<PassTypeOrder>().RetireAsync(expo.Id, expo.General, true, expo.Staff, none)).Error!.Code);
        Assert.Equal("forbidden",
            (await house.Get<ZoneGrants>()
                .GrantAsync(expo.Id, new PassAccess(expo.General, expo.Lounge, true), expo.Staff, none)).Error!.Code);
        Assert.Equal("forbidden",
            (await house.Get<PassTypeOrder>().ReorderAsync(expo.Id, [], expo.Staff, none)).Error!.Code);
        Assert.Equal("not_found",
            (await service.EditAsync(expo.Id, expo.General, Press, expo.Stranger, none)).Error!.Code);
        Assert.Equal("not_found",
            (await house.Get<PassTypeReader>().PassTypesAsync(expo.Id, expo.Stranger, none)).Error!.Code);
    }

    private static Task<Result<Guid>> CreateAsync(House house, EventAtHand expo, PassTypeDetails details) =>
        house.Get<PassTypeService>()
            .CreateAsync(expo.Id, details, expo.Organiser, TestContext.Current.CancellationToken);

    private static Task<Result<Guid>> EditAsync(House house, EventAtHand expo, PassTypeDetails details) =>
        house.Get<PassTypeService>()
            .EditAsync(expo.Id, expo.General, details, expo.Organiser, TestContext.Current.CancellationToken);

    private static async Task<IReadOnlyList<PassTypeRow>> ListAsync(House house, EventAtHand expo) =>
        (await house.Get<PassTypeReader>()
            .PassTypesAsync(expo.Id, expo.Staff, TestContext.Current.CancellationToken)).Value;
}
