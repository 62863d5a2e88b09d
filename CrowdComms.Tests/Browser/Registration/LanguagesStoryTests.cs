using CrowdComms.Data;
using CrowdComms.Data.Common;
using CrowdComms.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace CrowdComms.Tests.Browser.Registration;

/// <summary>The pages of visitors in the language of their browser, and in the one that they choose.</summary>
[Collection(BrowserUser.OtherCollection)]
public sealed class LanguagesStoryTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_visitor_finds_the_form_in_german_and_takes_the_ticket_in_arabic()
    {
        await using var app = await AppInProcess.StartAsync();
        await using var context = await OpenAsync(app);
        await using var visitor = await BrowserUser.OpenAsync(app, options => options.Locale = "de-DE");
        var page = await visitor.NewPageAsync();
        var answer = await page.GotoAsync("/register/demo-expo");

        Assert.Equal("de", answer!.Headers["content-language"]);
        await SpeaksAsync(page, "de", "ltr");
        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "Anmelden" })).ToBeVisibleAsync();
        await Expect(page.GetByLabel("Vorname", new() { Exact = true })).ToBeVisibleAsync();
        await Expect(page.GetByRole(AriaRole.Link, new() { Name = "Deutsch" })).ToHaveAttributeAsync("aria-current", "true");

        await page.GetByRole(AriaRole.Link, new() { Name = "العربية" }).ClickAsync();
        await SpeaksAsync(page, "ar", "rtl");
        Assert.Equal("ar", (await page.Context.CookiesAsync()).Single(c => c.Name == "language").Value);
        await page.GotoAsync("/register/demo-expo");
        await SpeaksAsync(page, "ar", "rtl");
        await page.GetByLabel("الاسم الأول").FillAsync("Ada");
        await page.GetByLabel("البريد الإلكتروني").FillAsync("ada@test.example");
        await page.GetByLabel("General").CheckAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "التسجيل" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Alert)).ToContainTextAsync("لم يتم تسجيلك بعد.");
        await page.GetByLabel("أوافق على").CheckAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "التسجيل" }).ClickAsync();

        await Expect(page.GetByText("هذه الصفحة هي تذكرتك")).ToBeVisibleAsync();
        await SpeaksAsync(page, "ar", "rtl");
        await Expect(page.GetByRole(AriaRole.Button, new() { Name = "تأكيد حضوري" })).ToBeVisibleAsync();
        await Expect(page.Locator(".code")).ToHaveAttributeAsync("dir", "ltr");
        Assert.Equal("ar", (await context.Registrants.SingleAsync(r => r.Person.Email == "ada@test.example", Stop)).Person.Language);
    }

    [Theory]
    [InlineData("de", ColorScheme.Light)]
    [InlineData("ar", ColorScheme.Dark)]
    public async Task The_pages_fit_every_screen_and_can_be_used_by_everybody(string language, ColorScheme scheme)
    {
        await using var app = await AppInProcess.StartAsync();
        await using var context = await OpenAsync(app);
        var ticket = await context.Registrants.Where(r => r.Status == RegistrantStatus.Registered)
            .Join(context.Tickets, r => r.TicketCode, t => t.Code, (_, t) => t.PageKey).FirstAsync(Stop);
        await using var visitor = await BrowserUser.OpenAsync(app, options => (options.Locale, options.ColorScheme) = (language, scheme));
        var page = await visitor.NewPageAsync();
        foreach (var address in new[] { "/register/demo-expo", "/register/demo-expo/waiting", $"/t/{ticket}", $"/t/{ticket}?act=change" })
        {
            await page.GotoAsync(address);
            await SpeaksAsync(page, language, language == "ar" ? "rtl" : "ltr");
            foreach (var width in new[] { 1440, 820, 390 })
            {
                await page.SetViewportSizeAsync(width, 900);
                Assert.True(await page.EvaluateAsync<bool>(
                    "document.documentElement.scrollWidth <= document.documentElement.clientWidth"), $"{address} at {width}");
                await Axe.AssertCleanAsync(page);
            }
        }
    }

    private static async Task SpeaksAsync(IPage page, string language, string direction)
    {
        await Expect(page.Locator("html")).ToHaveAttributeAsync("lang", language);
        await Expect(page.Locator("html")).ToHaveAttributeAsync("dir", direction);
    }

    // The demo takes place today, and may be over at this time of the day; one pass type has no place left, so people can wait.
    private static async Task<CrowdCommsContext> OpenAsync(AppInProcess app)
    {
        var context = await app.Get<IDbContextFactory<CrowdCommsContext>>().CreateDbContextAsync(Stop);
        var end = TimeProvider.System.GetUtcNow().AddDays(2);
        await context.Events.ExecuteUpdateAsync(
            set => set.SetProperty(e => e.EndsAt, end).SetProperty(e => e.SelfRegistration, true), Stop);
        var held = await context.Registrants.CountAsync(r => r.PassType!.Code == "WORK" && r.Status != RegistrantStatus.Cancelled, Stop);
        await context.PassTypes.Where(p => p.Code == "WORK").ExecuteUpdateAsync(set => set.SetProperty(p => p.Capacity, held), Stop);
        return context;
    }
}
