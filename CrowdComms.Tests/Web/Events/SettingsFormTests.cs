using Bunit;
using CrowdComms.Data.Access;
using CrowdComms.Data.Events;
using CrowdComms.Tests.Support;
using CrowdComms.Web.Access;
using CrowdComms.Web.Events;
using Microsoft.Extensions.DependencyInjection;

namespace CrowdComms.Tests.Web.Events;

public sealed class SettingsFormTests
{
    private static CancellationToken Token => Xunit.TestContext.Current.CancellationToken;

    [Fact]
    public async Task Times_are_those_of_the_venue_and_survive_saving()
    {
        await using var house = await House.OpenAsync(Engine.Sqlite);
        var expo = await house.NewEventAsync();
        await using var rendered = new Rendered(house, expo.Organiser);
        var page = await OpenAsync(rendered, expo);

        Assert.Equal("2026-09-15T08:00", page.Find("input[type=datetime-local]").GetAttribute("value"));
        await Field(page, "Venue").ChangeAsync("Hall 7");
        await page.Find("form").SubmitAsync();

        var saved = (await house.Get<EventService>().GetAsync(expo.Id, expo.Organiser, Token)).Value.Details;
        Assert.Equal(("Hall 7", expo.Made.StartsAt), (saved.Venue, saved.StartsAt));
        rendered.Snackbars.WaitForAssertion(
            () => Assert.Contains("Settings saved.", rendered.Snackbars.Markup, StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_second_of_two_equal_times_is_chosen_where_the_clocks_go_back()
    {
        await using var house = await House.OpenAsync(Engine.Sqlite);
        var expo = await house.NewEventAsync();
        await using var rendered = new Rendered(house, expo.Organiser);
        var page = await OpenAsync(rendered, expo);
        await Field(page, "Time zone").ChangeAsync("Europe/Berlin");
        Assert.Empty(page.FindAll(".wall-clock input[type=radio]"));

        await Field(page, "Registration opens").ChangeAsync("2025-10-26T02:30");
        await page.FindAll(".wall-clock input[type=radio]")[1].ClickAsync();
        Assert.Equal(["First, UTC+02:00", "Second, UTC+01:00"],
            page.FindAll(".wall-clock [role=radiogroup] label").Select(l => l.TextContent.Trim()));
        await page.Find("form").SubmitAsync();

        Assert.Equal(DateTimeOffset.Parse("2025-10-26T01:30:00Z"),
            (await house.Get<EventService>().GetAsync(expo.Id, expo.Organiser, Token)).Value.Details.RegistrationOpensAt);
    }

    [Fact]
    public async Task The_second_of_two_editors_keeps_what_was_typed_and_may_reload()
    {
        await using var house = await House.OpenAsync(Engine.Sqlite);
        var expo = await house.NewEventAsync();
        await using var rendered = new Rendered(house, expo.Organiser);
        var page = await OpenAsync(rendered, expo);
        var seen = (await house.Get<EventService>().GetAsync(expo.Id, expo.Organiser, Token)).Value;
        await house.Get<EventService>()
            .EditAsync(new EventEdit(expo.Id, seen.Version, seen.Details with { Venue = "Hall 2" }), expo.Organiser,
                Token);

        await Field(page, "Venue").ChangeAsync("Hall 3");
        await page.Find("form").SubmitAsync();
        Assert.Contains("Someone else changed this event", page.Find("[role=alert]").TextContent,
            StringComparison.Ordinal);
        Assert.Equal("Hall 3", Field(page, "Venue").GetAttribute("value"));

        await page.Find("[role=alert] button").ClickAsync();
        Assert.Equal("Hall 2", Field(page, "Venue").GetAttribute("value"));
    }

    [Fact]
    public async Task A_wrong_field_says_what_is_wrong_with_it_also_when_it_is_left()
    {
        await using var house = await House.OpenAsync(Engine.Sqlite);
        var expo = await house.NewEventAsync();
        await using var rendered = new Rendered(house, expo.Organiser);
        var page = await OpenAsync(rendered, expo);

        await Field(page, "Name").ChangeAsync(new string('x', 151));
        await page.Find("form").SubmitAsync();
        await Field(page, "Name").BlurAsync();

        Assert.Equal("true", Field(page, "Name").GetAttribute("aria-invalid"));
        Assert.Contains("Name has 151 characters. Use at most 150.", page.Markup, StringComparison.Ordinal);

        await Field(page, "Name").ChangeAsync(" ");
        await page.Find("form").SubmitAsync();
        Assert.Contains("Name is missing.", page.Markup, StringComparison.Ordinal);
    }

    private static async Task<IRenderedComponent<SettingsForm>> OpenAsync(Rendered rendered, EventAtHand expo)
    {
        var access =
            (await rendered.Services.GetRequiredService<AccessService>()
                .EnterAsync(expo.Organiser.UserId!.Value, expo.Slug, Token)).Value;
        return rendered.Render<SettingsForm>(p => p.Add(s => s.Access, access));
    }

    private static AngleSharp.Dom.IElement Field(IRenderedComponent<SettingsForm> page, string label)
    {
        var id = page.FindAll("label").First(l => l.TextContent.TrimEnd('*') == label).GetAttribute("for");
        return page.Find($"#{id}");
    }
}
