using CrowdComms.Data.Access;
using CrowdComms.Data.Common;
using CrowdComms.Data.Events;
using CrowdComms.Data.Registration;
using CrowdComms.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace CrowdComms.Tests.Data.Events;

/// <summary>The slugs that an event had keep leading to it.</summary>
public sealed class EventSlugTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory, BothEngines]
    public async Task A_former_slug_leads_to_the_event_until_another_change_and_back(Engine engine)
    {
        await using var house = await House.OpenAsync(engine);
        var expo = await house.NewEventAsync();
        var addresses = house.Get<EventAddresses>();
        await RenameAsync(house, expo, "spring-expo");
        await RenameAsync(house, expo, "summer-expo");

        Assert.Equal("summer-expo", await addresses.MovedToAsync(expo.Slug, Stop));
        Assert.Equal("summer-expo", await addresses.MovedToAsync("spring-expo", Stop));
        Assert.Null(await addresses.MovedToAsync("summer-expo", Stop));
        Assert.Null(await addresses.MovedToAsync("no-such-expo", Stop));
        Assert.Equal("summer-expo", (await house.Get<AccessService>()
            .EnterAsync(expo.Staff.UserId!.Value, "spring-expo", Stop)).Value.Event.Slug);
        Assert.Equal(expo.Id, (await house.Get<PublicRegistrationService>().OpenAsync("spring-expo", Stop)).Value.Event.Id);

        await RenameAsync(house, expo, expo.Slug);
        Assert.Null(await addresses.MovedToAsync(expo.Slug, Stop));
        Assert.Equal(expo.Slug, await addresses.MovedToAsync("spring-expo", Stop));
    }

    [Theory, BothEngines]
    public async Task No_other_event_gets_a_former_slug_until_the_event_is_deleted(Engine engine)
    {
        await using var house = await House.OpenAsync(engine);
        var (expo, other) = (await house.NewEventAsync(), await house.NewEventAsync());
        await RenameAsync(house, expo, "spring-expo");
        var events = house.Get<EventService>();
        var details = (await events.GetAsync(other.Id, other.Organiser, Stop)).Value;

        Assert.Equal("event.slug_taken", (await TryRenameAsync(house, other, expo.Slug)).Error!.Code);
        Assert.Equal("event.slug_taken", (await events
            .CreateAsync(details.Details with { Slug = expo.Slug }, expo.Admin, Stop)).Error!.Code);
        Assert.Equal(other.Slug, (await events.GetAsync(other.Id, other.Organiser, Stop)).Value.Details.Slug);

        Assert.True((await house.Get<EventDeletionService>()
            .DeleteAsync(new EventDeletion(expo.Id, "spring-expo"), expo.Admin, Stop)).IsOk);
        Assert.Null(await house.Get<EventAddresses>().MovedToAsync(expo.Slug, Stop));
        Assert.True((await TryRenameAsync(house, other, expo.Slug)).IsOk);
    }

    [Theory, BothEngines]
    public async Task Of_two_events_that_want_a_slug_while_it_becomes_free_none_gets_it(Engine engine)
    {
        await using var house = await House.OpenAsync(engine);
        var expo = await house.NewEventAsync();
        EventAtHand[] others = [await house.NewEventAsync(), await house.NewEventAsync()];

        var first = Task.Run(() => TryRenameAsync(house, expo, "spring-expo"));
        var answers = await Task.WhenAll(others.Select(o => Task.Run(() => TryRenameAsync(house, o, expo.Slug))));

        Assert.True((await first).IsOk);
        Assert.All(answers, a => Assert.Equal("event.slug_taken", a.Error?.Code));
        await using var context = house.Context();
        Assert.Equal(expo.Id, (await context.EventSlugs.SingleAsync(s => s.Slug == expo.Slug, Stop)).EventId);
    }

    private static async Task RenameAsync(House house, EventAtHand expo, string slug) =>
        Assert.True((await TryRenameAsync(house, expo, slug)).IsOk);

    private static async Task<Result<EventSettings>> TryRenameAsync(House house, EventAtHand expo, string slug)
    {
        var events = house.Get<EventService>();
        var now = (await events.GetAsync(expo.Id, expo.Organiser, Stop)).Value;
        return await events.EditAsync(new EventEdit(expo.Id, now.Version, now.Details with { Slug = slug }), expo.Organiser, Stop);
    }
}
