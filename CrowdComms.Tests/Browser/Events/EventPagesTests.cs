using CrowdComms.Tests.Support;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace CrowdComms.Tests.Browser.Events;

[Collection(BrowserUser.OtherCollection)]
public sealed class EventPagesTests
{
    [Fact]
    public async Task An_admin_creates_an_event_and_finds_it_in_the_bar()
    {
        await using var app = await AppInProcess.StartAsync();
        await using var visitor = await BrowserUser.OpenAsync(app);
        var page = await visitor.NewPageAsync();
        await page.SignInAsync("admin");
        await page.OpenAsync("/events");

        await page.GetByRole(AriaRole.Button, new() { Name = "Create event" }).ClickAsync();
        var dialog = page.GetByRole(AriaRole.Dialog);
        await dialog.GetByLabel("Name").FillAsync("معرض برلين الدولي 2027");
        await dialog.GetByLabel("Name").BlurAsync();
        await Expect(dialog.GetByLabel("Address")).ToHaveValueAsync("2027");
        await dialog.GetByLabel("Address").FillAsync("berlin-2027");
        await dialog.GetByLabel("Time zone").FillAsync("Europe/Berlin");
        await dialog.GetByLabel("Starts").FillAsync("2027-05-03T09:00");
        await dialog.GetByLabel("Ends").FillAsync("2027-05-05T18:00");
        await Axe.AssertCleanAsync(page);
        await dialog.GetByRole(AriaRole.Button, new() { Name = "Create event" }).ClickAsync();

        await Expect(page).ToHaveURLAsync(new Uri(app.Address, "/events/berlin-2027/settings").ToString());
        await Expect(page.Locator(".switcher summary")).ToContainTextAsync("معرض برلين الدولي 2027");
        await Expect(page.GetByLabel("Starts")).ToHaveValueAsync("2027-05-03T09:00");
    }

    [Theory]
    [InlineData(ColorScheme.Light, 1280), InlineData(ColorScheme.Dark, 1280), InlineData(ColorScheme.Light, 390)]
    public async Task The_pages_are_open_to_everybody(ColorScheme scheme, int width)
    {
        await using var app = await AppInProcess.StartAsync();
        await using var visitor = await BrowserUser.OpenAsync(app,
            options => (options.ColorScheme, options.ViewportSize) = (scheme, new() { Width = width, Height = 844 }));
        var page = await visitor.NewPageAsync();
        await page.SignInAsync("organiser");
        foreach (var address in new[] { "/events", "/events/demo-expo/settings", "/no-such-page" })
        {
            await page.OpenAsync(address);
            await Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToBeVisibleAsync();
            await Axe.AssertCleanAsync(page);
            Assert.True(
                await page.EvaluateAsync<bool>(
                    "document.documentElement.scrollWidth <= document.documentElement.clientWidth"),
                    $"{address} is wider than {width} pixels.");
        }
    }

    [Fact]
    public async Task On_a_phone_the_menu_opens_and_closes_by_itself()
    {
        await using var app = await AppInProcess.StartAsync();
        await using var visitor = await BrowserUser.OpenAsync(app, options => options.ViewportSize = new() { Width = 390, Height = 844 });
        var page = await visitor.NewPageAsync();
        await page.SignInAsync("organiser");
        await page.OpenAsync("/events/demo-expo/settings");
        var companies = page.GetByRole(AriaRole.Link, new() { Name = "Companies" });

        await Expect(companies).ToBeHiddenAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Menu" }).ClickAsync();
        await companies.ClickAsync();

        await Expect(page).ToHaveURLAsync(new Uri(app.Address, "/events/demo-expo/companies").ToString());
        await Expect(companies).ToBeHiddenAsync();
    }

    [Fact]
    public async Task The_appearance_is_chosen_once_and_holds_at_the_first_paint()
    {
        await using var app = await AppInProcess.StartAsync();
        await using var visitor = await BrowserUser.OpenAsync(app, options => options.ColorScheme = ColorScheme.Light);
        var page = await visitor.NewPageAsync();
        await page.SignInAsync("organiser");
        await page.OpenAsync("/events");

        await page.Locator(".account summary").ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Dark" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Button, new() { Name = "Dark" }))
            .ToHaveAttributeAsync("aria-pressed", "true");
        await page.GotoAsync("/events", new() { WaitUntil = WaitUntilState.Commit });

        await Expect(page.Locator("html")).ToHaveAttributeAsync("data-theme", "dark");
    }
}
