using Bunit;
using CrowdComms.Data;
using CrowdComms.Data.Access;
using CrowdComms.Data.Accounts;
using CrowdComms.Data.Common;
using CrowdComms.Data.Devices;
using CrowdComms.Data.Live;
using CrowdComms.Tests.Support;
using CrowdComms.Web.Layout;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace CrowdComms.Tests.Web.Layout;

public sealed class EventFrameTests
{
    [Fact]
    public async Task A_member_finds_the_page_with_the_event_in_it()
    {
        await using var house = await House.OpenAsync(Engine.Sqlite);
        var expo = await house.NewEventAsync(e => e.Name = "معرض برلين");
        await using var rendered = new Rendered(house, expo.Staff);

        var frame = Enter(rendered, expo.Slug);

        Assert.Equal("Companies", frame.Find("h1").TextContent);
        Assert.Equal("معرض برلين for Sam Staff", frame.Find("p").TextContent);
    }

    [Fact]
    public async Task A_stranger_and_a_wrong_address_get_the_same_answer()
    {
        await using var house = await House.OpenAsync(Engine.Sqlite);
        var expo = await house.NewEventAsync();
        await using var rendered = new Rendered(house, expo.Stranger);

        var (closed, absent) = (Enter(rendered, expo.Slug), Enter(rendered, "no-such-event"));

        Assert.Equal("Not found", closed.Find("h1").TextContent);
        Assert.Equal(absent.Markup, closed.Markup);
    }

    [Fact]
    public async Task Staff_are_told_that_a_page_is_for_organisers()
    {
        await using var house = await House.OpenAsync(Engine.Sqlite);
        var expo = await house.NewEventAsync();
        await using var rendered = new Rendered(house, expo.Staff);

        var frame = Enter(rendered, expo.Slug, MemberRole.Organiser);

        Assert.Equal("This page is for organisers", frame.Find("h2").TextContent);
        Assert.Empty(frame.FindAll("p.inside"));
    }

    [Fact]
    public async Task A_database_that_went_away_is_said_and_tried_again()
    {
        await using var house = await House.OpenAsync(Engine.Sqlite);
        var expo = await house.NewEventAsync();
        var faulty = new FaultyContexts(house.Get<IDbContextFactory<CrowdCommsContext>>()) { IsAway = true };
        await using var rendered = new Rendered(house, expo.Staff,
            services => services.AddSingleton(
                new AccessService(faulty, house.Get<EntranceCache>(), house.Get<DeviceKeys>(), new AccountRules())));

        var frame = Enter(rendered, expo.Slug);
        Assert.Contains("The database does not answer", frame.Find("[role=alert]").TextContent,
            StringComparison.Ordinal);

        faulty.IsAway = false;
        await frame.Find("button").ClickAsync();
        Assert.Equal("Test Expo for Sam Staff", frame.Find("p").TextContent);
    }

    private static IRenderedComponent<EventFrame> Enter(
        Rendered rendered, string slug, MemberRole needs = MemberRole.Staff) =>
            rendered.Render<EventFrame>(
                p => p.Add(r => r.Slug, slug).Add(r => r.Title, "Companies").Add(r => r.Needs, needs)
                    .Add(r => r.ChildContent,
                        frame => $"<p class=\"inside\">{frame.Event.Name} for {frame.Actor.Name}</p>"));
}
