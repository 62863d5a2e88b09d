using CrowdComms.Data;
using CrowdComms.Data.Common;
using CrowdComms.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace CrowdComms.Tests.Browser.Devices;

/// <summary>An organiser pairs a tablet, and takes it back.</summary>
[Collection(BrowserUser.Collection)]
public sealed class DevicesTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_tablet_is_paired_by_a_code_scans_and_is_signed_out_at_its_next_scan()
    {
        await using var app = await AppInProcess.StartAsync();
        await using var office = await BrowserUser.OpenAsync(app);
        await using var entrance = await BrowserUser.OpenAsync(app, options => options.ViewportSize = new() { Width = 820, Height = 1180 });
        var organiser = await office.NewPageAsync();
        await organiser.SignInAsync("organiser");
        await organiser.OpenAsync("/events/demo-expo/devices");
        await Expect(organiser.GetByText("No devices yet")).ToBeVisibleAsync();
        var code = await ShowCodeAsync(organiser);
        await Axe.AssertCleanAsync(organiser);

        var tablet = await entrance.NewPageAsync();
        await tablet.GotoAsync($"/pair?code={code}");
        await Expect(tablet.GetByLabel("Code")).ToHaveValueAsync(code);
        await Axe.AssertCleanAsync(tablet);
        await tablet.GetByLabel("Name of this device").FillAsync("Blue tablet");
        await tablet.GetByRole(AriaRole.Button, new() { Name = "Pair" }).ClickAsync();

        await Expect(organiser.GetByRole(AriaRole.Heading, new() { Name = "Blue tablet" })).ToBeVisibleAsync();
        await Expect(tablet.Locator("[data-ready]")).ToBeVisibleAsync();
        await Expect(tablet.Locator("nav")).ToHaveCountAsync(0);
        await Expect(tablet.GetByText("Change", new() { Exact = true })).ToHaveCountAsync(0);
        await Axe.AssertCleanAsync(tablet);
        var (first, second) = await TwoPeopleAsync(app);
        await tablet.Keyboard.TypeAsync(first);
        await tablet.Keyboard.PressAsync("Enter");
        await Expect(tablet.Locator("[data-outcome=Admitted]")).ToBeVisibleAsync();
        await Expect(tablet.GetByRole(AriaRole.Button, new() { Name = "Print badge" })).ToBeVisibleAsync();

        await organiser.ReloadAsync();
        await organiser.WaitUntilLiveAsync();
        await Expect(organiser.GetByText("last scan")).ToBeVisibleAsync();
        await Axe.AssertCleanAsync(organiser);
        await organiser.GetByRole(AriaRole.Button, new() { Name = "Revoke Blue tablet" }).ClickAsync();
        await organiser.GetByRole(AriaRole.Button, new() { Name = "Revoke device", Exact = true }).ClickAsync();
        await Expect(organiser.GetByText("No devices yet")).ToBeVisibleAsync();

        await tablet.Keyboard.TypeAsync(second);
        await tablet.Keyboard.PressAsync("Enter");
        await Expect(tablet.GetByText("This device was signed out. Ask an organiser to pair it again.")).ToBeVisibleAsync();
        await Expect(tablet).ToHaveURLAsync(new Uri(app.Address, "/pair?revoked=true").ToString());
        await tablet.GotoAsync("/events/demo-expo/desk");
        await Expect(tablet.GetByRole(AriaRole.Heading, new() { Name = "Sign in" })).ToBeVisibleAsync();
    }

    [Fact]
    public async Task Every_other_page_does_not_exist_for_a_device()
    {
        await using var app = await AppInProcess.StartAsync();
        await using var office = await BrowserUser.OpenAsync(app);
        await using var entrance = await BrowserUser.OpenAsync(app);
        var organiser = await office.NewPageAsync();
        await organiser.SignInAsync("organiser");
        await organiser.OpenAsync("/events/demo-expo/devices");
        var code = await ShowCodeAsync(organiser);
        var tablet = await entrance.NewPageAsync();
        await tablet.SignInAsync("admin");
        await tablet.GotoAsync("/pair");
        await tablet.GetByLabel("Code").FillAsync(code.ToLowerInvariant());
        await tablet.GetByLabel("Name of this device").FillAsync("Blue tablet");
        await tablet.GetByRole(AriaRole.Button, new() { Name = "Pair" }).ClickAsync();
        await Expect(tablet.Locator("[data-ready]")).ToBeVisibleAsync();

        foreach (var address in new[] { "/events", "/events/demo-expo/registrants", "/events/demo-expo/dashboard",
            "/events/demo-expo/settings", "/events/demo-expo/devices" })
        {
            var answer = await tablet.GotoAsync(address);
            Assert.Equal(404, answer!.Status);
        }

        await tablet.GotoAsync("/");
        await Expect(tablet).ToHaveURLAsync(new Uri(app.Address, "/events/demo-expo/desk").ToString());
    }

    [Fact]
    public async Task Somebody_who_guesses_codes_has_to_wait()
    {
        await using var app = await AppInProcess.StartAsync();
        await using var visitor = await BrowserUser.OpenAsync(app);
        var page = await visitor.NewPageAsync();
        await page.GotoAsync("/pair");
        for (var i = 0; i < 11; i++)
        {
            await page.GetByLabel("Code").FillAsync("ABCD-EFGH");
            await page.GetByLabel("Name of this device").FillAsync("Guess");
            await page.RunAndWaitForResponseAsync(
                () => page.GetByRole(AriaRole.Button, new() { Name = "Pair" }).ClickAsync(),
                r => r.Request.Method == "POST");
            await Expect(page.GetByRole(AriaRole.Alert)).ToContainTextAsync(i < 10 ? "This code does not exist"
                : "Too many attempts");
        }
    }

    internal static async Task<string> ShowCodeAsync(IPage organiser, string station = "Desk A")
    {
        await organiser.Locator(".page-actions").GetByRole(AriaRole.Button, new() { Name = "Pair device" })
            .ClickAsync();
        await organiser.GetByRole(AriaRole.Group, new() { Name = "Stations" })
            .GetByRole(AriaRole.Button, new() { Name = station }).ClickAsync();
        var code = organiser.Locator(".code");
        await Expect(code).ToBeVisibleAsync();
        return (await code.TextContentAsync())!;
    }

    private static async Task<(string, string)> TwoPeopleAsync(AppInProcess app)
    {
        await using var context = await app.Get<IDbContextFactory<CrowdCommsContext>>().CreateDbContextAsync(Stop);
        var codes = await context.Registrants.Where(r => r.Status == RegistrantStatus.Confirmed).OrderBy(r => r.Id)
            .Take(2).Select(r => r.TicketCode).ToListAsync(Stop);
        return (codes[0], codes[1]);
    }
}
