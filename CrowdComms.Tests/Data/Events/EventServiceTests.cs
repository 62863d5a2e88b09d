using CrowdComms.Data.Common;
using CrowdComms.Data.Events;
using CrowdComms.Tests.Support;
using CrowdComms.Web.Access;
using Microsoft.EntityFrameworkCore;

namespace CrowdComms.Tests.Data.Events;

public sealed class EventServiceTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory, BothEngines]
    public async Task An_admin_creates_an_event_that_can_be_used_at_once(Engine engine)
    {
        await using var house = await House.OpenAsync(engine);
        var admin = (await house.NewEventAsync()).Admin;

        var made = await house.Get<EventService>().CreateAsync(Details(), admin, Token);

        Assert.True(made.IsOk);
        await using var context = house.Context();
        var passes = await context.PassTypes.Where(p => p.EventId == made.Value.Id).OrderBy(p => p.Position)
            .Select(p => new { p.Code, Opens = p.Zones.Single().Name }).ToListAsync(Token);
        Assert.Equal(["GEN", "VIP", "SPK", "PRE", "EXH", "STF"], passes.Select(p => p.Code));
        Assert.All(passes, p => Assert.Equal("Main hall", p.Opens));
        Assert.Equal("Entrance desk",
            (await context.Stations.SingleAsync(s => s.EventId == made.Value.Id, Token)).Name);
        var audited = await context.AuditEntries.Where(a => a.EventId == made.Value.Id).ToListAsync(Token);
        Assert.Equal(9, audited.Count);
        Assert.All(audited, entry => Assert.Equal((admin.UserId, "Created"), (entry.ActorId, entry.Action)));
    }

    [Theory, BothEngines]
    public async Task Only_admins_create_events(Engine engine)
    {
        await using var house = await House.OpenAsync(engine);
        var organiser = (await house.NewEventAsync()).Organiser;

        var made = await house.Get<EventService>().CreateAsync(Details(), organiser, Token);

        Assert.Equal(ErrorKind.Forbidden, made.Error?.Kind);
    }

    [Theory, BothEngines]
    public async Task An_address_belongs_to_one_event(Engine engine)
    {
        await using var house = await House.OpenAsync(engine);
        var known = await house.NewEventAsync();

        var made = await house.Get<EventService>()
            .CreateAsync(Details() with { Slug = known.Slug }, known.Admin, Token);

        Assert.Equal("event.slug_taken", made.Error?.Code);
        await using var context = house.Context();
        Assert.Equal(1, await context.Events.CountAsync(Token));
    }

    [Theory, BothEngines]
    public async Task Changing_the_settings_writes_what_changed_and_says_so(Engine engine)
    {
        await using var house = await House.OpenAsync(engine);
        var expo = await house.NewEventAsync();
        var events = house.Get<EventService>();
        var before = (await events.GetAsync(expo.Id, expo.Organiser, Token)).Value;

        var after =
            await events.EditAsync(
                new EventEdit(expo.Id, before.Version, before.Details with { Name = "معرض برلين", Capacity = 500 }),
                expo.Organiser, Token);

        Assert.Equal(("معرض برلين", 500, before.Version + 1),
            (after.Value.Details.Name, after.Value.Details.Capacity, after.Value.Version));
        await using var context = house.Context();
        var entry = await context.AuditEntries.SingleAsync(a => a.EventId == expo.Id, Token);
        Assert.Equal(["name: Test Expo → معرض برلين", "capacity:  → 500"],
            entry.Changes.Select(c => $"{c.Field}: {c.Before} → {c.After}"));
        Assert.True(Assert.Single(house.Feed.Published).Reread);
    }

    [Theory, BothEngines]
    public async Task Saving_without_a_change_changes_nothing(Engine engine)
    {
        await using var house = await House.OpenAsync(engine);
        var expo = await house.NewEventAsync();
        var before = (await house.Get<EventService>().GetAsync(expo.Id, expo.Organiser, Token)).Value;

        var after = await house.Get<EventService>()
            .EditAsync(new EventEdit(expo.Id, before.Version, before.Details), expo.Organiser, Token);

        Assert.Equal(before.Version, after.Value.Version);
        await using var context = house.Context();
        Assert.False(await context.AuditEntries.AnyAsync(Token));
    }

    [Theory, BothEngines]
    public async Task The_second_of_two_editors_is_told_so(Engine engine)
    {
        await using var house = await House.OpenAsync(engine);
        var expo = await house.NewEventAsync();
        var events = house.Get<EventService>();
        var seen = (await events.GetAsync(expo.Id, expo.Organiser, Token)).Value;
        await events.EditAsync(new EventEdit(expo.Id, seen.Version, seen.Details with { Venue = "Hall 2" }),
            expo.Organiser, Token);

        var second = await events.EditAsync(
            new EventEdit(expo.Id, seen.Version, seen.Details with { Venue = "Hall 3" }), expo.Organiser, Token);

        Assert.Equal("event.version_stale", second.Error?.Code);
        Assert.Equal("Hall 2", (await events.GetAsync(expo.Id, expo.Organiser, Token)).Value.Details.Venue);
    }

    [Theory, BothEngines]
    public async Task Staff_are_told_why_and_strangers_nothing(Engine engine)
    {
        await using var house = await House.OpenAsync(engine);
        var expo = await house.NewEventAsync();
        var events = house.Get<EventService>();
        var seen = (await events.GetAsync(expo.Id, expo.Organiser, Token)).Value;
        var edit = new EventEdit(expo.Id, seen.Version, seen.Details with { Name = "Mine" });

        Assert.Equal(ErrorKind.Forbidden, (await events.EditAsync(edit, expo.Staff, Token)).Error?.Kind);
        Assert.Equal(ErrorKind.NotFound, (await events.EditAsync(edit, expo.Stranger, Token)).Error?.Kind);
        Assert.Equal(ErrorKind.NotFound, (await events.GetAsync(expo.Id, expo.Stranger, Token)).Error?.Kind);
    }

    private static EventDetails Details() => new()
    {
        Name = "Book Fair",
        Slug = "book-fair",
        TimeZone = "Europe/Lisbon",
        StartsAt = new DateTimeOffset(2027, 5, 3, 8, 0, 0, TimeSpan.Zero),
        EndsAt = new DateTimeOffset(2027, 5, 5, 17, 0, 0, TimeSpan.Zero),
    };
}
