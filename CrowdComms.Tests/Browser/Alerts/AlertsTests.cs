using CrowdComms.Data;
using CrowdComms.Data.Access;
using CrowdComms.Data.CheckIn;
using CrowdComms.Data.Common;
using CrowdComms.Data.Registrants;
using CrowdComms.Tests.Support;
using CrowdComms.Web.Access;
using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace CrowdComms.Tests.Browser.Alerts;

[Collection(BrowserUser.Collection)]
public sealed class AlertsTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task An_organiser_marks_somebody_and_is_told_on_another_page_when_they_arrive()
    {
        await using var app = await AppInProcess.StartAsync();
        await using var visitor = await BrowserUser.OpenAsync(app);
        await using var context = await app.Get<IDbContextFactory<CrowdCommsContext>>().CreateDbContextAsync(Stop);
        var person = await context.Registrants.AsNoTracking().Where(r => r.Status == RegistrantStatus.Confirmed)
            .OrderBy(r => r.Id).FirstAsync(Stop);
        var page = await visitor.NewPageAsync();
        await page.SignInAsync("organiser");
        await page.OpenAsync($"/events/demo-expo/registrants?person={person.Id}");
        await page.GetByRole(AriaRole.Button, new() { Name = "Alert on arrival" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Button, new() { Name = "Alert on", Exact = true })).ToBeVisibleAsync();

        await page.OpenAsync("/events/demo-expo/alerts");
        await Expect(page.GetByRole(AriaRole.List, new() { Name = "Your alerts" }))
            .ToContainTextAsync($"{person.Person.FirstName} {person.Person.LastName}".Trim());
        await page.GetByLabel("Add a pass type").SelectOptionAsync(new SelectOptionValue { Label = "Speaker" });
        await Expect(page.GetByRole(AriaRole.List, new() { Name = "Your alerts" })).ToContainTextAsync("Speaker");
        await page.GetByRole(AriaRole.Button, new() { Name = "Remove the alert for Speaker" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.List, new() { Name = "Your alerts" })).Not.ToContainTextAsync("Speaker");
        await Axe.AssertCleanAsync(page);

        await page.OpenAsync("/events/demo-expo/dashboard");
        await Expect(page.GetByText("Live, verified at")).ToBeVisibleAsync();
        await CheckInAsync(app, person);
        await Expect(page.Locator(".mud-snackbar").GetByText("has arrived"))
            .ToContainTextAsync($"{person.Person.FirstName} {person.Person.LastName}".Trim());
        await Axe.AssertCleanAsync(page);
        await page.GetByRole(AriaRole.Button, new() { Name = "Show" }).ClickAsync();
        await Expect(page).ToHaveURLAsync(new System.Text.RegularExpressions.Regex($"person={person.Id}"));
    }

    private static async Task CheckInAsync(AppInProcess app, Registrant person)
    {
        await using var context = await app.Get<IDbContextFactory<CrowdCommsContext>>().CreateDbContextAsync(Stop);
        var desk = await context.Stations.AsNoTracking()
            .SingleAsync(s => s.EventId == person.EventId && s.Name == "Desk A", Stop);
        var user = await context.Users.AsNoTracking().SingleAsync(u => u.Email == "staff@demo.example", Stop);
        var access = (await app.Get<AccessService>().EnterAsync(user.Id, "demo-expo", Stop)).Value;
        var answer = await app.Get<CheckInService>()
            .ScanAsync(access.Event, new ScanRequest(Guid.CreateVersion7(), desk.Id, person.TicketCode), access.Actor,
                Stop);
        Assert.Equal(ScanOutcome.Admitted, answer.Value.Outcome);
    }
}
