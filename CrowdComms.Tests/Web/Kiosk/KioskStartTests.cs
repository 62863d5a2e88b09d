using Bunit;
using CrowdComms.Data;
using CrowdComms.Data.Access;
using CrowdComms.Data.Common;
using CrowdComms.Data.Devices;
using CrowdComms.Tests.Data.CheckIn;
using CrowdComms.Tests.Data.Devices;
using CrowdComms.Tests.Support;
using CrowdComms.Web.Devices;
using CrowdComms.Web.Kiosk;
using Microsoft.AspNetCore.Components.Forms;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace CrowdComms.Tests.Web.Kiosk;

public sealed class KioskStartTests
{
    [Fact]
    public async Task What_is_missing_is_named_and_an_organiser_is_led_there()
    {
        await using var house = await House.OpenAsync(Engine.Sqlite);
        var expo = await house.NewEventAsync();

        var start = await ShowAsync(house, expo, expo.Organiser);
        Assert.Equal(
            [$"/events/{expo.Slug}/settings", $"/events/{expo.Slug}/devices",
                $"/events/{expo.Slug}/pass-types?show=stations"],
            start.FindAll(".missing a").Select(a => a.GetAttribute("href")));
        Assert.Empty(start.FindAll("form"));

        var forStaff = await ShowAsync(house, expo, expo.Staff);
        Assert.Equal(3, forStaff.FindAll(".missing li").Count);
        Assert.Empty(forStaff.FindAll(".missing a"));
    }

    [Fact]
    public async Task Every_kiosk_of_the_event_can_be_started()
    {
        await using var house = await House.OpenAsync(Engine.Sqlite);
        var (expo, place) = await KioskServiceTests.OpenAsync(house);

        var start = await ShowAsync(house, expo, expo.Staff);

        Assert.Equal($"/kiosk/{expo.Slug}/start", start.Find("form").GetAttribute("action"));
        Assert.Equal(place.StationId.ToString(), Assert.Single(start.FindAll("form button")).GetAttribute("value"));
    }

    [Fact]
    public async Task The_devices_page_tells_how_kiosks_stand_and_sets_the_pin()
    {
        await using var house = await House.OpenAsync(Engine.Sqlite);
        var expo = await house.NewEventAsync();
        await using var rendered = new Rendered(house, expo.Organiser);
        rendered.SetRendererInfo(new Microsoft.AspNetCore.Components.RendererInfo("Server", isInteractive: true));
        var settings = rendered.Render<KioskSettings>(
            p => p.Add(s => s.Access, new EventAccess(CheckInServiceTests.Place(expo), expo.Organiser)));
        settings.WaitForAssertion(
            () => Assert.Contains("The kiosks of this event are closed.", settings.Markup, StringComparison.Ordinal));
        Assert.Contains("Set a PIN first", settings.Markup, StringComparison.Ordinal);

        var opened = settings.FindAll("button").Single(b => b.TextContent.Trim() == "Set PIN").ClickAsync(new());
        rendered.Dialogs.WaitForElement("#kiosk-pin");
        await rendered.Dialogs.Find("#kiosk-pin input").ChangeAsync(new() { Value = "12" });
        await rendered.Dialogs.Find("#kiosk-pin").SubmitAsync();
        rendered.Dialogs.WaitForAssertion(
            () => Assert.Contains("A PIN has 4 to 8 digits.", rendered.Dialogs.Markup, StringComparison.Ordinal));
        await rendered.Dialogs.Find("#kiosk-pin input").ChangeAsync(new() { Value = "1234" });
        await rendered.Dialogs.Find("#kiosk-pin").SubmitAsync();
        await opened;

        settings.WaitForAssertion(
            () => Assert.Contains("Staff leave a kiosk with its PIN.", settings.Markup, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_database_that_is_away_is_said_and_asked_again()
    {
        await using var house = await House.OpenAsync(Engine.Sqlite);
        var (expo, _) = await KioskServiceTests.OpenAsync(house);
        var faulty = new FaultyContexts(house.Get<IDbContextFactory<CrowdCommsContext>>()) { IsAway = true };
        await using var rendered =
            Shown(house, expo.Staff, services => services.AddSingleton(new KioskService(faulty)));

        var start = rendered.Render<KioskStart>(
            p => p.Add(s => s.Access, new EventAccess(CheckInServiceTests.Place(expo), expo.Staff)));
        start.WaitForAssertion(
            () => Assert.Contains("The database does not answer", start.Find("[role=alert]").TextContent,
                StringComparison.Ordinal));
        faulty.IsAway = false;
        await start.Find("button").ClickAsync(new());

        start.WaitForElement("form button");
    }

    private static async Task<IRenderedComponent<KioskStart>> ShowAsync(House house, EventAtHand expo, Actor actor)
    {
        var rendered = Shown(house, actor, null);
        var start = rendered.Render<KioskStart>(
            p => p.Add(s => s.Access, new EventAccess(CheckInServiceTests.Place(expo), actor)));
        await start.WaitForElementAsync(".missing, form");
        return start;
    }

    private static Rendered Shown(House house, Actor actor, Action<IServiceCollection>? more) =>
        new(house, actor, services =>
        {
            services.AddSingleton<AntiforgeryStateProvider, NoToken>();
            more?.Invoke(services);
        });

    private sealed class NoToken : AntiforgeryStateProvider
    {
        public override AntiforgeryRequestToken? GetAntiforgeryToken() => null;
    }
}
