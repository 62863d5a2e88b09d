using CrowdComms.Tests.Support;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace CrowdComms.Tests.Browser.Registrants;

/// <summary>The registrants without a mouse, on a phone, in the dark.</summary>
[Collection(BrowserUser.OtherCollection)]
public sealed class RegistrantAccessTests
{
    [Fact]
    public async Task Everything_is_reached_by_keyboard()
    {
        await using var app = await AppInProcess.StartAsync();
        await using var visitor = await BrowserUser.OpenAsync(app);
        var page = await visitor.OpenRegistrantsAsync();
        await Expect(page.GetByRole(AriaRole.Searchbox)).ToHaveAttributeAsync("aria-keyshortcuts", "/");
        await page.Keyboard.PressAsync("/");
        await Expect(page.GetByRole(AriaRole.Searchbox)).ToBeFocusedAsync();
        // At once: letter by letter, the rows of the first could come, and go again under the arrow keys.
        await page.Keyboard.InsertTextAsync("mu");
        await Expect(page).ToHaveURLAsync(app.Address + RegistrantSteps.Address[1..] + "?search=mu");
        await Expect(page.GetByText("people found")).ToBeVisibleAsync();
        await page.Keyboard.PressAsync("ArrowDown");
        await page.Keyboard.PressAsync("ArrowDown");
        await page.Keyboard.PressAsync("Enter");
        await Expect(page.Drawer()).ToBeFocusedAsync();
        await page.Keyboard.PressAsync("Escape");
        await Expect(page.Drawer()).ToHaveCountAsync(0);
        await Expect(page.Rows().Nth(1).GetByRole(AriaRole.Link)).ToBeFocusedAsync();
        await page.Keyboard.PressAsync("Home");
        await page.Keyboard.PressAsync("ArrowUp");
        await Expect(page.GetByRole(AriaRole.Searchbox)).ToBeFocusedAsync();
    }

    /// <summary>Both schemes and both widths; every scheme at every width in the nightly tests.</summary>
    public static TheoryData<int, ColorScheme> Looks => Machine.IsNightly
        ? new() { { 1440, ColorScheme.Light }, { 1440, ColorScheme.Dark }, { 390, ColorScheme.Light }, { 390, ColorScheme.Dark } }
        : new() { { 1440, ColorScheme.Light }, { 390, ColorScheme.Dark } };

    [Theory]
    [MemberData(nameof(Looks))]
    public async Task Axe_finds_nothing_on_the_page_and_the_drawer(int width, ColorScheme scheme)
    {
        await using var app = await AppInProcess.StartAsync();
        await using var visitor =
            await BrowserUser.OpenAsync(app,
                options => (options.ViewportSize, options.ColorScheme) = (new ViewportSize { Width = width, Height = 900 }, scheme));
        var page = await visitor.OpenRegistrantsAsync("?status=Confirmed&passType=GEN");
        await page.Rows().GetByRole(AriaRole.Checkbox).First.CheckAsync();
        await page.Locator("summary").Filter(new() { HasText = "Pass type" }).ClickAsync();
        await Axe.AssertCleanAsync(page);
        Assert.True(await page.EvaluateAsync<bool>("document.documentElement.scrollWidth <= window.innerWidth"),
            "The page is wider than the screen.");
        await page.OpenAsync($"{RegistrantSteps.Address}?status=CheckedIn");
        await page.Rows().GetByRole(AriaRole.Link).First.ClickAsync();
        await Expect(page.Drawer().GetByRole(AriaRole.Listitem).First).ToBeVisibleAsync();
        await Axe.AssertCleanAsync(page);
        await page.OpenAsync($"{RegistrantSteps.Address}?person=new");
        await page.Button("Add person").ClickAsync();
        await Expect(page.Field("First name")).ToBeFocusedAsync();
        await page.Field("Company").PressSequentiallyAsync("a");
        await Expect(page.Drawer().GetByRole(AriaRole.Option).First).ToBeVisibleAsync();
        await Axe.AssertCleanAsync(page);
    }

    [Fact]
    public async Task Staff_may_not_import_and_strangers_see_nothing()
    {
        await using var app = await AppInProcess.StartAsync();
        await using var visitor = await BrowserUser.OpenAsync(app);
        var page = await visitor.OpenRegistrantsAsync(who: "staff");
        await Expect(page.Rows().First).ToBeVisibleAsync();
        await Expect(page.GetByRole(AriaRole.Link, new() { Name = "Import file" })).ToHaveCountAsync(0);
        var answer = await page.GotoAsync("/events/no-such-event/registrants");
        Assert.Equal(404, answer!.Status);
    }
}
