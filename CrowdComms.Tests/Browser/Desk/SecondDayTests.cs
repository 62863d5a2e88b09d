using CrowdComms.Data;
using CrowdComms.Data.Common;
using CrowdComms.Data.Registrants;
using CrowdComms.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace CrowdComms.Tests.Browser.Desk;

[Collection(BrowserUser.Collection)]
public sealed class SecondDayTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task An_event_set_to_check_tickets_per_day_lets_a_person_of_yesterday_in_once_today()
    {
        await using var app = await AppInProcess.StartAsync();
        var person = (await app.PeopleAsync(RegistrantStatus.Confirmed, 1))[0];
        await ComeYesterdayAsync(app, person);
        await using var visitor = await BrowserUser.OpenAsync(app);
        var page = await visitor.NewPageAsync();
        await page.SignInAsync("organiser");
        await page.OpenAsync("/events/demo-expo/desk");
        await page.ChooseStationAsync("Desk A");
        await page.ScanAsync(person.TicketCode);
        await Expect(page.Locator("[data-outcome='AlreadyCheckedIn']")).ToBeVisibleAsync();

        await page.OpenAsync("/events/demo-expo/settings");
        await Expect(page.GetByRole(AriaRole.Radio, new() { Name = "for the whole event" })).ToBeCheckedAsync();
        await page.GetByRole(AriaRole.Radio, new() { Name = "Once a day" }).CheckAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Save settings" }).ClickAsync();
        await Expect(page.GetByText("Settings saved.")).ToBeVisibleAsync();
        await Axe.AssertCleanAsync(page);
        await page.OpenAsync("/events/demo-expo/desk");
        await Expect(page.Locator("[data-ready]")).ToBeVisibleAsync();
        await page.ScanAsync(person.TicketCode);
        await Expect(page.Locator("[data-outcome='Admitted']")).ToBeVisibleAsync();
        await page.ScanAsync(person.TicketCode);
        await Expect(page.Locator("[data-outcome='AlreadyCheckedIn']")).ToContainTextAsync("Desk A");

        await page.OpenAsync("/events/demo-expo/dashboard");
        await Expect(page.GetByRole(AriaRole.Region, new() { Name = "People today" })).ToBeVisibleAsync();
    }

    private static async Task ComeYesterdayAsync(AppInProcess app, Registrant person)
    {
        await using var context = await app.Get<IDbContextFactory<CrowdCommsContext>>().CreateDbContextAsync(Stop);
        DateTimeOffset? yesterday = TimeProvider.System.GetUtcNow().AddDays(-1);
        await context.Registrants.Where(r => r.Id == person.Id).ExecuteUpdateAsync(
            set => set.SetProperty(r => r.Status, RegistrantStatus.CheckedIn).SetProperty(r => r.CheckedInAt, yesterday), Stop);
    }
}
