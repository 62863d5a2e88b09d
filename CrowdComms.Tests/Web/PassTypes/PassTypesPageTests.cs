using Bunit;
using CrowdComms.Data;
using CrowdComms.Data.PassTypes;
using CrowdComms.Tests.Support;
using CrowdComms.Web.PassTypes;
using Microsoft.AspNetCore.Components;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace CrowdComms.Tests.Web.PassTypes;

public sealed class PassTypesPageTests
{
    private static CancellationToken Token => Xunit.TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_pass_shows_its_zones_its_holders_and_when_it_is_valid_at_the_venue()
    {
        await using var house = await House.OpenAsync(Engine.Sqlite);
        var expo = await house.NewEventAsync();
        await house.RegisterAsync(expo);
        var from = new DateTimeOffset(2026, 9, 15, 7, 0, 0, TimeSpan.Zero);
        var details = new PassTypeDetails
        {
            Name = "General",
            Code = "GEN",
            Colour = "#1f6feb",
            Capacity = 1,
            ValidFrom = from,
            Zones = [expo.MainHall]
        };
        await house.Get<PassTypeService>().EditAsync(expo.Id, expo.General, details, expo.Organiser, Token);
        await using var rendered = new Rendered(house, expo.Staff);

        var item = Open(rendered, expo).WaitForElement("li.pass");

        Assert.Equal("Main hall", item.QuerySelector(".zones li")!.TextContent);
        Assert.Contains("1 of 1 taken", item.QuerySelector(".held")!.TextContent.Trim(), StringComparison.Ordinal);
        Assert.NotNull(item.QuerySelector(".full"));
        Assert.Equal("Valid from 15 Sep 2026, 09:00", item.QuerySelector(".window")!.TextContent.Trim());
        Assert.Empty(item.QuerySelectorAll("button"));
    }

    [Fact]
    public async Task Retired_passes_stand_apart_and_come_back()
    {
        await using var house = await House.OpenAsync(Engine.Sqlite);
        var expo = await house.NewEventAsync();
        await house.Get<PassTypeOrder>().RetireAsync(expo.Id, expo.Vip, retired: true, expo.Organiser, Token);
        await using var rendered = new Rendered(house, expo.Organiser);
        var page = Open(rendered, expo);
        page.WaitForElement("li.pass");

        Assert.Equal(["General", "Exhibitor"], page.FindAll("ol.passes h3").Select(h => h.TextContent));
        await page.Find("[aria-label='Restore VIP']").ClickAsync();

        Assert.Equal(["General", "VIP", "Exhibitor"], page.FindAll("ol.passes h3").Select(h => h.TextContent));
    }

    [Fact]
    public async Task Moving_a_pass_and_ticking_a_zone_are_saved_at_once()
    {
        await using var house = await House.OpenAsync(Engine.Sqlite);
        var expo = await house.NewEventAsync();
        await using var rendered = new Rendered(house, expo.Organiser);
        var page = Open(rendered, expo);
        page.WaitForElement("li.pass");
        await page.Find("[aria-label='Move VIP forward']").ClickAsync();
        Assert.Equal(["VIP", "General", "Exhibitor"], page.FindAll("h3").Select(h => h.TextContent));

        var matrix = Open(rendered, expo, "access");
        matrix.WaitForElement("table");
        await matrix.Find("[aria-label='General opens VIP lounge']").ChangeAsync(true);

        var general = (await house.Get<PassTypeReader>().PassTypesAsync(expo.Id, expo.Staff, Token)).Value[1];
        Assert.Equal(["Main hall", "VIP lounge"], general.Zones.Select(z => z.Name));
        Assert.True(matrix.Find("[aria-label='General opens VIP lounge']").HasAttribute("checked"));
    }

    [Fact]
    public async Task Zones_and_stations_name_what_belongs_to_them()
    {
        await using var house = await House.OpenAsync(Engine.Sqlite);
        var expo = await house.NewEventAsync();
        await using var rendered = new Rendered(house, expo.Organiser);

        var zones = Open(rendered, expo, "zones");
        Assert.Equal(["Main hall", "VIP lounge"], zones.WaitForElements("h3").Select(h => h.TextContent));
        Assert.Equal(["No limit · No door", "Up to 2 people · VIP lounge door"], zones.FindAll(".what p")
            .Select(p => p.TextContent));
        await Task.WhenAny(zones.Find("[aria-label='Delete VIP lounge']").ClickAsync(), Task.CompletedTask);
        await rendered.Dialogs.WaitForElement(".mud-dialog-actions button:last-child").ClickAsync();
        rendered.Snackbars.WaitForAssertion(
            () => Assert.Contains("has a door station", rendered.Snackbars.Markup, StringComparison.Ordinal));

        var stations = Open(rendered, expo, "stations");
        Assert.Equal(["Desk at the entrance", "Door of VIP lounge"], stations.WaitForElements(".what p")
            .Select(p => p.TextContent));
    }

    [Fact]
    public async Task A_database_that_went_away_is_said_and_tried_again()
    {
        await using var house = await House.OpenAsync(Engine.Sqlite);
        var expo = await house.NewEventAsync();
        var faulty = new FaultyContexts(house.Get<IDbContextFactory<CrowdCommsContext>>()) { IsAway = true };
        await using var rendered =
            new Rendered(house, expo.Staff, services => services.AddSingleton(new PassTypeReader(faulty)));
        var page = Open(rendered, expo);

        page.WaitForElement("[role=alert]");
        faulty.IsAway = false;
        await page.Find("[role=alert] button").ClickAsync();

        page.WaitForElement("li.pass");
    }

    [Theory]
    [InlineData("#ffff00", "on a light page")]
    [InlineData("#000080", "on a dark page")]
    [InlineData("#3b6ea5", null)]
    [InlineData("#12", null)]
    public void A_colour_that_is_hard_to_see_is_said(string colour, string? word)
    {
        var hint = PassColours.Hint(colour);
        Assert.Equal(word is not null, hint is not null);
        Assert.Contains(word ?? "", hint ?? "", StringComparison.Ordinal);
        Assert.All(PassColours.Palette, c => Assert.Null(PassColours.Hint(c.Colour)));
    }

    private static IRenderedComponent<PassTypesPage> Open(Rendered rendered, EventAtHand expo, string? show = null)
    {
        rendered.SetRendererInfo(new RendererInfo("Server", isInteractive: true));
        rendered.Services.GetRequiredService<NavigationManager>()
            .NavigateTo($"/events/{expo.Slug}/pass-types{(show is null ? "" : $"?show={show}")}");
        return rendered.Render<PassTypesPage>(p => p.Add(c => c.Slug, expo.Slug));
    }
}
