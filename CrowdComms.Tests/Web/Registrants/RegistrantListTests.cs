using AngleSharp.Dom;
using Bunit;
using CrowdComms.Data;
using CrowdComms.Data.Access;
using CrowdComms.Data.Common;
using CrowdComms.Data.Engines;
using CrowdComms.Data.Registrants;
using CrowdComms.Tests.Support;
using CrowdComms.Web.Access;
using CrowdComms.Web.Registrants;
using Microsoft.AspNetCore.Components;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace CrowdComms.Tests.Web.Registrants;

public sealed class RegistrantListTests
{
    private static CancellationToken Token => Xunit.TestContext.Current.CancellationToken;

    [Fact]
    public async Task While_it_is_prerendered_it_asks_nothing_and_shows_that_it_loads()
    {
        await using var house = await House.OpenAsync(Engine.Sqlite);
        var expo = await house.NewEventAsync();
        await using var rendered = new Rendered(house);
        var list = await OpenAsync(rendered, house, expo, expo.Organiser, interactive: false);
        Assert.NotNull(list.Find("[role=progressbar]"));
        Assert.Empty(list.FindAll("table"));
    }

    [Fact]
    public async Task Without_registrants_an_organiser_may_add_and_import_and_staff_may_add()
    {
        await using var house = await House.OpenAsync(Engine.Sqlite);
        var expo = await house.NewEventAsync();
        await using var rendered = new Rendered(house);
        var organiser = await OpenAsync(rendered, house, expo, expo.Organiser);
        Assert.Contains("No registrants yet", organiser.Markup, StringComparison.Ordinal);
        Assert.Equal(["Add person", "Import file"], organiser.FindAll(".empty-state a")
            .Select(a => a.TextContent.Trim()));
        var staff = await OpenAsync(rendered, house, expo, expo.Staff);
        Assert.Equal(["Add person"], staff.FindAll(".empty-state a").Select(a => a.TextContent.Trim()));
    }

    [Fact]
    public async Task Nobody_found_offers_to_clear_the_filters()
    {
        await using var house = await House.OpenAsync(Engine.Sqlite);
        var expo = await house.NewEventAsync();
        await house.RegisterAsync(expo);
        await using var rendered = new Rendered(house);
        RegistrantFilter? asked = null;
        var list = await OpenAsync(rendered, house, expo, expo.Staff, new() { Search = "nobody", PageSize = 25 },
            to => asked = to);
        Assert.Equal("No one found", list.Find("[role=status]").TextContent);
        await list.FindAll("button").Single(b => b.TextContent.Contains("Clear filters", StringComparison.Ordinal))
            .ClickAsync(new());
        Assert.Equal("?pageSize=25", asked!.Address(""));
    }

    [Fact]
    public async Task Rows_show_names_as_text_and_the_time_at_the_venue()
    {
        await using var house = await House.OpenAsync(Engine.Sqlite);
        var expo = await house.NewEventAsync();
        await house.RegisterAsync(expo,
            new RegistrantDetails("<script>alert(1)</script>", "كريم", "x@test.example", "VIP", "<b>Corp</b>"),
            RegistrantStatus.CheckedIn);
        await using var rendered = new Rendered(house);
        var list = await OpenAsync(rendered, house, expo, expo.Staff);
        Assert.Equal("1 person", list.Find("[role=status]").TextContent);
        Assert.Empty(list.FindAll("script, td b"));
        Assert.Equal("<script>alert(1)</script> كريم", list.Find("[data-open]").TextContent);
        Assert.Equal("auto", list.Find("[data-open]").GetAttribute("dir"));
        Assert.Equal("15 Sep, 09:00", list.Find("td.arrived").TextContent);
    }

    [Fact]
    public async Task A_page_beyond_the_last_shows_the_last()
    {
        await using var house = await House.OpenAsync(Engine.Sqlite);
        var expo = await house.NewEventAsync();
        for (var i = 0; i < 26; i++)
        {
            await house.RegisterAsync(expo, $"Person {i:00}");
        }

        await using var rendered = new Rendered(house);
        var list = await OpenAsync(rendered, house, expo, expo.Staff, new() { Page = 40, PageSize = 25 });
        Assert.Single(list.FindAll("[data-row]"));
        Assert.Contains("26–26 of 26", list.Find(".pager").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_database_that_is_away_is_said_and_trying_again_shows_the_rows()
    {
        await using var house = await House.OpenAsync(Engine.Sqlite);
        var expo = await house.NewEventAsync();
        await house.RegisterAsync(expo);
        var faulty = new FaultyContexts(house.Get<IDbContextFactory<CrowdCommsContext>>()) { IsAway = true };
        await using var rendered = new Rendered(house,
            more: services => services.AddSingleton(
                new RegistrantSearch(faulty, house.Get<IRegistrantMatch>(), house.Get<CrowdComms.Data.Events.EventCounts>())));
        var list = await OpenAsync(rendered, house, expo, expo.Staff);
        Assert.Contains("The database does not answer.", list.Find("[role=alert]").TextContent,
            StringComparison.Ordinal);
        faulty.IsAway = false;
        await list.Find("[role=alert] button").ClickAsync(new());
        list.WaitForAssertion(() => Assert.Single(list.FindAll("[data-row]")));
    }

    [Fact]
    public async Task People_are_selected_counted_and_confirmed_together()
    {
        await using var house = await House.OpenAsync(Engine.Sqlite);
        var expo = await house.NewEventAsync();
        await house.RegisterAsync(expo, "Ann New", RegistrantStatus.Registered);
        await house.RegisterAsync(expo, "Bob Here", RegistrantStatus.CheckedIn);
        await using var rendered = new Rendered(house);
        var list = await OpenAsync(rendered, house, expo, expo.Staff);
        await list.Find("thead input").ChangeAsync(new ChangeEventArgs { Value = true });
        Assert.Equal("2 people selected", list.Find(".bulk strong").TextContent);
        var clicked = Button(list.FindAll("button"), "Confirm").ClickAsync(new());
        rendered.Dialogs.WaitForAssertion(
            () => Assert.Contains("Confirm 2 registrations?", rendered.Dialogs.Markup, StringComparison.Ordinal));
        await Button(rendered.Dialogs.FindAll("button"), "Confirm registrations").ClickAsync(new());
        await clicked;
        rendered.Dialogs.WaitForAssertion(
            () => Assert.Contains("Bob Here is checked in, so this is not possible now.", rendered.Dialogs.Markup,
                StringComparison.Ordinal));
        list.WaitForAssertion(() => Assert.Empty(list.FindAll(".bulk")));
        Assert.Equal(["Checked in", "Confirmed"], list.FindAll("td.status").Select(s => s.TextContent.Trim()));
    }

    private static IElement Button(IEnumerable<IElement> buttons, string name) =>
        buttons.Single(b => b.TextContent.Trim() == name);

    private static async Task<IRenderedComponent<RegistrantList>> OpenAsync(
        Rendered rendered, House house, EventAtHand expo, Actor actor, RegistrantFilter? filter = null,
        Action<RegistrantFilter>? moved = null, bool interactive = true)
    {
        rendered.SetRendererInfo(new RendererInfo("Server", interactive));
        var access = (await house.Get<AccessService>().EnterAsync(actor.UserId!.Value, expo.Slug, Token)).Value;
        var list = rendered.Render<RegistrantList>(p => p.Add(l => l.Access, access).Add(l => l.Filter, filter ?? new())
            .Add(l => l.FilterChanged, moved ?? (_ => { })));
        list.WaitForState(() => !interactive || list.Find("section").GetAttribute("aria-busy") == "false");
        return list;
    }
}
