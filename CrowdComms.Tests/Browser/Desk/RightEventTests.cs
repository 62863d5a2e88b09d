using CrowdComms.Data;
using CrowdComms.Data.Common;
using CrowdComms.Tests.Support;
using Microsoft.EntityFrameworkCore;
using static Microsoft.Playwright.Assertions;

namespace CrowdComms.Tests.Browser.Desk;

[Collection(BrowserUser.Collection)]
public sealed class RightEventTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_desk_at_an_event_that_is_over_asks_once_and_says_so_at_every_scan()
    {
        await using var app = await AppInProcess.StartAsync();
        await using var context = await app.Get<IDbContextFactory<CrowdCommsContext>>().CreateDbContextAsync(Stop);
        var code = await context.Registrants.Where(r => r.Status == RegistrantStatus.Confirmed).OrderBy(r => r.Id)
            .Select(r => r.TicketCode).FirstAsync(Stop);
        var (begun, ended) = (TimeProvider.System.GetUtcNow().AddDays(-8), TimeProvider.System.GetUtcNow().AddDays(-6));
        await context.Events.ExecuteUpdateAsync(
            set => set.SetProperty(e => e.StartsAt, begun).SetProperty(e => e.EndsAt, ended), Stop);
        await using var visitor = await BrowserUser.OpenAsync(app);
        var page = await visitor.NewPageAsync();
        await page.SignInAsync("staff");
        await page.OpenAsync("/events/demo-expo/desk");
        await Expect(page.GetByRole(Microsoft.Playwright.AriaRole.Alertdialog)).ToContainTextAsync("This event ended on");
        await Axe.AssertCleanAsync(page);
        await page.GetByRole(Microsoft.Playwright.AriaRole.Button, new() { Name = "Yes, scan here" }).ClickAsync();
        await page.GetByRole(Microsoft.Playwright.AriaRole.Button, new() { Name = "Desk A" }).ClickAsync();
        await Expect(page.Locator("[data-ready]")).ToBeVisibleAsync();
        await page.Keyboard.TypeAsync(code);
        await page.Keyboard.PressAsync("Enter");
        await Expect(page.Locator("[data-outcome]")).ToContainTextAsync("This event ended on");

        await page.ReloadAsync();
        await Expect(page.Locator("[data-ready]")).ToBeVisibleAsync();
    }
}
