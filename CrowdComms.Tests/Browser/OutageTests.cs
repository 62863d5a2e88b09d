using System.Net;
using CrowdComms.Data;
using CrowdComms.Data.Engines;
using CrowdComms.Data.Engines.Sqlite;
using CrowdComms.Data.Live;
using CrowdComms.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace CrowdComms.Tests.Browser;

[Collection(BrowserUser.Collection)]
public sealed class OutageTests
{
    [Fact]
    public async Task While_the_database_is_away_pages_say_so_and_go_on_afterwards()
    {
        await using var app = await AppInProcess.StartAsync(new AppSettings { Services = AddFaults });
        var contexts = app.Get<FaultyContexts>();
        await using var visitor = await BrowserUser.OpenAsync(app);
        var page = await visitor.NewPageAsync();
        await page.SignInAsync("organiser");
        await page.OpenAsync("/events/demo-expo/settings");
        await page.GetByLabel("Venue").FillAsync("Hall 8");

        contexts.IsAway = true;
        await page.GetByRole(AriaRole.Button, new() { Name = "Save settings" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Alert)).ToContainTextAsync("What you typed is still here");
        contexts.IsAway = false;
        await page.GetByRole(AriaRole.Button, new() { Name = "Save settings" }).ClickAsync();
        await Expect(page.GetByText("Settings saved.")).ToBeVisibleAsync();
        await Expect(page.GetByLabel("Venue")).ToHaveValueAsync("Hall 8");
    }

    [Fact]
    public async Task A_page_opened_during_an_outage_is_tried_again_in_place()
    {
        await using var app = await AppInProcess.StartAsync(new AppSettings { Services = AddFaults });
        var contexts = app.Get<FaultyContexts>();
        await using var visitor = await BrowserUser.OpenAsync(app);
        var page = await visitor.NewPageAsync();
        await page.SignInAsync("organiser");

        contexts.IsAway = true;
        app.Get<IChangeFeed>().Publish(EventChanged.OfRights);
        Assert.Equal(503, (await page.GotoAsync("/events/demo-expo/settings"))!.Status);
        await page.WaitUntilLiveAsync();
        await Expect(page.GetByRole(AriaRole.Alert)).ToContainTextAsync("The database does not answer.");
        await Axe.AssertCleanAsync(page);
        contexts.IsAway = false;
        await page.GetByRole(AriaRole.Button, new() { Name = "Try again" }).ClickAsync();

        await Expect(page.GetByLabel("Venue")).ToBeVisibleAsync();

        // Now the rights are remembered, and the page itself asks in vain.
        contexts.IsAway = true;
        await page.ReloadAsync();
        await Expect(page.GetByRole(AriaRole.Alert).First).ToContainTextAsync("The database does not answer.");
        await page.WaitUntilLiveAsync();
        contexts.IsAway = false;
        await page.GetByRole(AriaRole.Button, new() { Name = "Try again" }).First.ClickAsync();
        await Expect(page.GetByLabel("Venue")).ToBeVisibleAsync();
    }

    [Fact]
    public async Task Signing_in_and_health_name_what_is_wrong()
    {
        await using var app = await AppInProcess.StartAsync(new AppSettings { Services = AddFaults });
        await using var visitor = await BrowserUser.OpenAsync(app);
        var page = await visitor.NewPageAsync();
        await page.GotoAsync("/account/sign-in");
        app.Get<FaultyContexts>().IsAway = true;

        await page.GetByLabel("Email").FillAsync("staff@demo.example");
        await page.GetByLabel("Password").FillAsync("whatever it is");
        await page.GetByRole(AriaRole.Button, new() { Name = "Sign in" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "The database does not answer" }))
            .ToBeVisibleAsync();

        using var client = new HttpClient { BaseAddress = app.Address };
        using var ready = await client.GetAsync("/health/ready", TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.ServiceUnavailable, ready.StatusCode);
        Assert.Contains("The database (SQLite) does not answer.",
            await ready.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
    }

    private static void AddFaults(IServiceCollection services)
    {
        services.AddSingleton(
            provider => new FaultyContexts(new ContextFactory<SqliteContext>(
                provider.GetRequiredService<IDbContextFactory<SqliteContext>>())));
        services.AddSingleton<IDbContextFactory<CrowdCommsContext>>(
            provider => provider.GetRequiredService<FaultyContexts>());
    }
}
