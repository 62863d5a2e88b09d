using CrowdComms.Data;
using CrowdComms.Data.Common;
using CrowdComms.Data.Demo;
using CrowdComms.Tests.Browser.Devices;
using CrowdComms.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace CrowdComms.Tests.Browser.Kiosk;

/// <summary>A day at a kiosk.</summary>
[Collection(BrowserUser.OtherCollection)]
public sealed class KioskStoryTests
{
    private const string Vcard = "BEGIN:VCARD\nVERSION:3.0\nFN:Someone Else\nEMAIL:someone@example.com\nEND:VCARD\n";

    // At a scanner's pace, which a busy machine does not keep when each key is sent for itself.
    private const string Scanner =
        "text => { for (const key of text) document.activeElement.dispatchEvent(new KeyboardEvent('keydown', { key: "
            + "key === '\\n' ? 'Enter' : key, bubbles: true, cancelable: true })); }";

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(820, 1180, ColorScheme.Light), InlineData(390, 844, ColorScheme.Dark)]
    public async Task Staff_start_a_kiosk_visitors_check_in_and_only_the_pin_leads_out(
        int width, int height, ColorScheme scheme)
    {
        await using var app = await AppInProcess.StartAsync();
        await using var visitor =
            await BrowserUser.OpenAsync(app,
                options => (options.ViewportSize, options.ColorScheme) = (new() { Width = width, Height = height }, scheme));
        var page = await visitor.NewPageAsync();
        await page.SignInAsync("staff");
        await page.OpenAsync("/events/demo-expo/registrants");
        await StartAsync(page);
        await Axe.AssertCleanAsync(page);
        var person = await PersonAsync(app);

        await page.Keyboard.TypeAsync(person.TicketCode);
        await page.Keyboard.PressAsync("Enter");
        await Expect(At(page, "Person")).ToBeVisibleAsync();
        await Expect(page.Locator("h1")).ToBeFocusedAsync();
        await Axe.AssertCleanAsync(page);
        await page.GetByRole(AriaRole.Button, new() { Name = "Yes, check me in" }).ClickAsync();
        await Expect(At(page, "Done")).ToBeVisibleAsync();
        await Expect(page.Locator("h1")).ToContainTextAsync(person.FirstName);
        await Axe.AssertCleanAsync(page);

        // The next one need not wait for the start; a scanner's many lines are one scan and press no button.
        await page.EvaluateAsync(Scanner, Vcard);
        await Expect(At(page, "Refused")).ToBeVisibleAsync();
        await Expect(page.GetByText(person.FirstName)).ToHaveCountAsync(0);
        await Axe.AssertCleanAsync(page);
        await Expect(At(page, "Start")).ToBeVisibleAsync();
        await Expect(page.Locator("[data-scan]")).ToBeFocusedAsync();
        Assert.Equal("", await page.Locator("[data-scan]").InputValueAsync());

        await LookAroundAsync(page, person.LastName);
        var badge = await page.APIRequest.GetAsync($"/events/demo-expo/registrants/{person.Id}/badge.pdf");
        Assert.Equal("application/pdf", badge.Headers["content-type"]);
        Assert.EndsWith("/kiosk/demo-expo", (await page.APIRequest.GetAsync("/events/demo-expo/badges/batch.pdf")).Url,
            StringComparison.Ordinal);
        await LeaveAsync(page);
        await using var context = await ContextAsync(app);
        var since = await context.Scans.AsNoTracking().Where(s => s.RegistrantId == person.Id).Select(s => s.Id)
            .SingleAsync(Stop);
        Assert.Equal(1, await context.Scans.CountAsync(s => s.Id > since && s.RegistrantId == null, Stop));
    }

    [Fact]
    public async Task Somebody_without_a_ticket_types_and_the_next_one_finds_empty_fields()
    {
        await using var app = await AppInProcess.StartAsync();
        await using var visitor = await BrowserUser.OpenAsync(app);
        var page = await visitor.NewPageAsync();
        await page.SignInAsync("staff");
        await StartAsync(page);
        var person = await PersonAsync(app);

        await page.GetByRole(AriaRole.Button, new() { Name = "No ticket? Enter your name" }).ClickAsync();
        await Expect(page.GetByLabel("First and last name")).ToBeFocusedAsync();
        await page.GetByLabel("First and last name").FillAsync($"{person.FirstName} {person.LastName}");
        await page.GetByLabel("Email").FillAsync("wrong@example.com");
        await page.Keyboard.PressAsync("Enter");
        await Expect(page.GetByRole(AriaRole.Alert)).ToContainTextAsync("That did not work");
        await Axe.AssertCleanAsync(page);
        await page.GetByLabel("Email").FillAsync(person.Email);
        await page.Keyboard.PressAsync("Enter");
        await Expect(At(page, "Person")).ToBeVisibleAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "No, that’s not me" }).ClickAsync();
        await Expect(At(page, "Start")).ToBeVisibleAsync();

        await page.GetByRole(AriaRole.Button, new() { Name = "No ticket? Enter your name" }).ClickAsync();
        await Expect(page.GetByLabel("First and last name")).ToBeFocusedAsync();
        await page.Keyboard.PressAsync("Control+z");
        Assert.Equal(("", ""),
            (await page.GetByLabel("First and last name").InputValueAsync(), await page.GetByLabel("Email")
                .InputValueAsync()));
        await page.Keyboard.PressAsync("Escape");
        await Expect(At(page, "Start")).ToBeVisibleAsync();
    }

    [Fact]
    public async Task A_paired_tablet_is_a_kiosk_at_once_and_the_pin_signs_it_out()
    {
        await using var app = await AppInProcess.StartAsync();
        await using var office = await BrowserUser.OpenAsync(app);
        await using var entrance = await BrowserUser.OpenAsync(app, options => options.ViewportSize = new() { Width = 1180, Height = 820 });
        var organiser = await office.NewPageAsync();
        await organiser.SignInAsync("organiser");
        await organiser.OpenAsync("/events/demo-expo/devices");
        await organiser.GetByRole(AriaRole.Button, new() { Name = "Change PIN" }).ClickAsync();
        await organiser.GetByLabel("PIN", new() { Exact = true }).FillAsync("97531");
        await organiser.GetByRole(AriaRole.Button, new() { Name = "Save", Exact = true }).ClickAsync();
        await Expect(organiser.GetByText("PIN saved.")).ToBeVisibleAsync();
        var code = await DevicesTests.ShowCodeAsync(organiser, "Kiosk 1");
        var tablet = await entrance.NewPageAsync();
        await tablet.GotoAsync($"/pair?code={code}");
        await tablet.GetByLabel("Name of this device").FillAsync("Blue tablet");
        await tablet.GetByRole(AriaRole.Button, new() { Name = "Pair" }).ClickAsync();
        await Expect(At(tablet, "Start")).ToBeVisibleAsync();
        await Axe.AssertCleanAsync(tablet);

        var person = await PersonAsync(app);
        var badge = await tablet.APIRequest.GetAsync($"/events/demo-expo/registrants/{person.Id}/badge.pdf");
        Assert.Equal((200, "application/pdf"), (badge.Status, badge.Headers["content-type"]));
        Assert.Equal(404, (await tablet.APIRequest.GetAsync("/events/demo-expo/badges/batch.pdf")).Status);
        Assert.Equal(404, (await tablet.APIRequest.GetAsync("/events/demo-expo/desk")).Status);

        await tablet.GetByRole(AriaRole.Link, new() { Name = "For staff: leave kiosk" }).ClickAsync();
        await Expect(tablet.GetByText("signs this device out")).ToBeVisibleAsync();
        await Axe.AssertCleanAsync(tablet);
        await tablet.GetByLabel("PIN").FillAsync("2026");
        await tablet.GetByRole(AriaRole.Button, new() { Name = "Leave kiosk" }).ClickAsync();
        await Expect(tablet.GetByRole(AriaRole.Alert)).ToHaveTextAsync("The PIN is wrong. Try again.");
        await tablet.GetByLabel("PIN").FillAsync("97531");
        await tablet.GetByRole(AriaRole.Button, new() { Name = "Leave kiosk" }).ClickAsync();
        await Expect(tablet.GetByRole(AriaRole.Heading, new() { Name = "Pair this device" })).ToBeVisibleAsync();
        await tablet.GotoAsync("/kiosk/demo-expo");
        await Expect(tablet.GetByRole(AriaRole.Heading, new() { Name = "Sign in" })).ToBeVisibleAsync();
        await organiser.ReloadAsync();
        await Expect(organiser.GetByText("No devices yet")).ToBeVisibleAsync();
    }

    [Fact]
    public async Task When_the_connection_is_cut_nothing_of_the_visitor_is_seen()
    {
        await using var app = await AppInProcess.StartAsync();
        await using var visitor = await BrowserUser.OpenAsync(app);
        var page = await visitor.NewPageAsync();
        await page.SignInAsync("staff");
        await StartAsync(page);
        var person = await PersonAsync(app);
        await page.Keyboard.TypeAsync(person.TicketCode);
        await page.Keyboard.PressAsync("Enter");
        await Expect(At(page, "Person")).ToBeVisibleAsync();

        await page.EvaluateAsync("Blazor.disconnect()");
        await page.EvaluateAsync("document.getElementById('components-reconnect-modal').showModal()");

        Assert.Equal("1", await page.EvaluateAsync<string>(
            "getComputedStyle(document.getElementById('components-reconnect-modal'), '::backdrop').opacity"));
        var backdrop = await page.EvaluateAsync<string>(
            "getComputedStyle(document.getElementById('components-reconnect-modal'), '::backdrop').backgroundColor");
        Assert.Equal(await page.EvaluateAsync<string>("getComputedStyle(document.body).backgroundColor"), backdrop);
        Assert.DoesNotContain("rgba", backdrop, StringComparison.Ordinal);
    }

    private static ILocator At(IPage page, string step) => page.Locator($"[data-step={step}]");

    private static async Task StartAsync(IPage page)
    {
        await page.OpenAsync("/kiosk/demo-expo");
        var start = page.GetByRole(AriaRole.Button, new() { Name = "Start Kiosk 1" });
        var station = page.APIRequest.CreateFormData().Set("station", await start.GetAttributeAsync("value") ?? "");
        var withoutToken = await page.APIRequest.PostAsync("/kiosk/demo-expo/start", new() { Form = station });
        Assert.Contains("/account/form-expired", withoutToken.Url, StringComparison.Ordinal);
        await start.ClickAsync();
        await Expect(At(page, "Start")).ToBeVisibleAsync();
        await Expect(page.Locator("[data-scan]")).ToBeFocusedAsync();
    }

    // Other addresses, the way back, and what the browser keeps.
    private static async Task LookAroundAsync(IPage page, string lastName)
    {
        var kiosk = page.Url;
        foreach (var address in new[] { "/events", "/events/demo-expo/registrants", "/events/demo-expo/desk",
            "/kiosk/other-event", "/", "/account/sign-in", "/register/demo-expo", "/t/no-such-ticket", "/api/docs",
            "/openapi/v1.json", "/no-such-page" })
        {
            await page.GotoAsync(address);
            await Expect(page).ToHaveURLAsync(kiosk);
        }

        await page.GoBackAsync();
        await Expect(page).ToHaveURLAsync(kiosk);
        await Expect(At(page, "Start")).ToBeVisibleAsync();
        var answer = await page.ReloadAsync();
        Assert.Contains("no-store", answer!.Headers["cache-control"], StringComparison.Ordinal);
        await Expect(At(page, "Start")).ToBeVisibleAsync();
        Assert.DoesNotContain(lastName, await page.ContentAsync(), StringComparison.Ordinal);
        Assert.DoesNotContain("Kiosk 1", await page.TitleAsync(), StringComparison.Ordinal);
        Assert.Equal("{}", await page.EvaluateAsync<string>("JSON.stringify(sessionStorage)"));
    }

    private static async Task LeaveAsync(IPage page)
    {
        await page.GetByRole(AriaRole.Link, new() { Name = "For staff: leave kiosk" }).ClickAsync();
        await page.GetByLabel("PIN").FillAsync(DemoSeed.KioskPin);
        await Axe.AssertCleanAsync(page);
        await page.GetByRole(AriaRole.Button, new() { Name = "Leave kiosk" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "Check-in desk" })).ToBeVisibleAsync();
    }

    private static Task<CrowdCommsContext> ContextAsync(AppInProcess app) =>
        app.Get<IDbContextFactory<CrowdCommsContext>>().CreateDbContextAsync(Stop);

    private static async Task<(Guid Id, string FirstName, string LastName, string Email, string TicketCode)> PersonAsync(AppInProcess app)
    {
        await using var context = await ContextAsync(app);
        var person = await context.Registrants.AsNoTracking()
            .Where(r => r.Status == RegistrantStatus.Confirmed && r.Person.LastName.Length > 5).OrderBy(r => r.Id).FirstAsync(Stop);
        return (person.Id, person.Person.FirstName, person.Person.LastName, person.Person.Email, person.TicketCode);
    }
}
