using Bunit;
using CrowdComms.Data;
using CrowdComms.Data.Access;
using CrowdComms.Data.Accounts;
using CrowdComms.Data.Devices;
using CrowdComms.Data.Events;
using CrowdComms.Data.Live;
using CrowdComms.Tests.Support;
using CrowdComms.Web.Events;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace CrowdComms.Tests.Web.Events;

public sealed class EventsPageTests
{
    [Fact]
    public async Task A_member_sees_their_event_and_no_button_to_create_one()
    {
        await using var house = await House.OpenAsync(Engine.Sqlite);
        var expo = await house.NewEventAsync();
        await house.NewEventAsync();
        await using var rendered = new Rendered(house, expo.Organiser);

        var page = rendered.Render<EventsPage>();

        Assert.Equal($"/events/{expo.Slug}/dashboard", Assert.Single(page.FindAll("h2 a")).GetAttribute("href"));
        Assert.Equal("On now", page.Find(".event-now").TextContent);
        Assert.Empty(page.FindAll("button"));
    }

    [Fact]
    public async Task A_user_without_events_is_told_whom_to_ask()
    {
        await using var house = await House.OpenAsync(Engine.Sqlite);
        var expo = await house.NewEventAsync();
        await using var rendered = new Rendered(house, expo.Stranger);

        Assert.Contains("Ask an organiser to add you", rendered.Render<EventsPage>()
            .Find(".empty-state").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_database_that_went_away_is_said_and_tried_again()
    {
        await using var house = await House.OpenAsync(Engine.Sqlite);
        var expo = await house.NewEventAsync();
        var faulty = new FaultyContexts(house.Get<IDbContextFactory<CrowdCommsContext>>()) { IsAway = true };
        await using var rendered =
            new Rendered(house, expo.Organiser,
                services => services.AddSingleton(
                    new AccessService(faulty, house.Get<EntranceCache>(), house.Get<DeviceKeys>(), new AccountRules())));

        var page = rendered.Render<EventsPage>();
        Assert.NotEmpty(page.FindAll("[role=alert]"));
        faulty.IsAway = false;
        await page.Find("button").ClickAsync();

        Assert.NotEmpty(page.FindAll("h2 a"));
    }

    [Fact]
    public async Task An_admin_creates_an_event_after_correcting_what_is_wrong()
    {
        await using var house = await House.OpenAsync(Engine.Sqlite);
        var admin = (await house.NewEventAsync()).Admin;
        await using var rendered = new Rendered(house, admin);
        var opened = rendered.Render<EventsPage>().Find(".page-actions button").ClickAsync();
        var form = rendered.Dialogs.FindComponent<EventWhen>();

        await form.Find("input").ChangeAsync("Höchste Expo");
        await CreateAsync(rendered);
        Assert.Contains("Enter when the event starts.", form.Markup, StringComparison.Ordinal);

        await form.Find("[list=time-zones]").ChangeAsync("Europe/Berlin");
        await form.FindAll("[type=datetime-local]")[0].ChangeAsync("2027-05-03T09:00");
        await form.FindAll("[type=datetime-local]")[1].ChangeAsync("2027-05-03T18:00");
        await CreateAsync(rendered);

        await opened;
        var made =
            Assert.Single(
                (await house.Get<EventReader>().PageAsync(admin, 1, Xunit.TestContext.Current.CancellationToken)).Items,
                r => r.Facts.Slug == "hochste-expo");
        Assert.Equal(new DateTimeOffset(2027, 5, 3, 7, 0, 0, TimeSpan.Zero), made.Facts.StartsAt);
    }

    private static Task CreateAsync(Rendered rendered) =>
        rendered.Dialogs.Find(".mud-dialog-actions .mud-button-filled").ClickAsync();
}
