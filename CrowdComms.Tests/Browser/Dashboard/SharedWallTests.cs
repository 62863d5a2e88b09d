using CrowdComms.Data;
using CrowdComms.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace CrowdComms.Tests.Browser.Dashboard;

[Collection(BrowserUser.Collection)]
public sealed class SharedWallTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task An_organiser_shares_the_wall_a_guest_sees_it_live_without_names_and_it_closes_when_it_is_revoked()
    {
        await using var app = await AppInProcess.StartAsync();
        await using var organiser = await BrowserUser.OpenAsync(app);
        await using var guest = await BrowserUser.OpenAsync(app);
        var desk = await organiser.NewPageAsync();
        await desk.SignInAsync("organiser");
        await desk.OpenAsync("/events/demo-expo/walls");
        await desk.GetByLabel("Screen name").FillAsync("Foyer screen");
        await desk.GetByRole(AriaRole.Button, new() { Name = "Create link" }).ClickAsync();
        var address = desk.GetByLabel("Link for Foyer screen");
        await Expect(address).ToHaveValueAsync(new System.Text.RegularExpressions.Regex("/w/[0-9a-f]{32}$"));
        await Axe.AssertCleanAsync(desk);

        var wall = await guest.NewPageAsync();
        await wall.OpenAsync(new Uri(await address.InputValueAsync()).AbsolutePath);
        await Expect(wall.GetByText("Live, verified at")).ToBeVisibleAsync();
        var arrived = int.Parse(await wall.Locator("[data-arrived]")
            .InnerTextAsync(), System.Globalization.CultureInfo.InvariantCulture);
        await Axe.AssertCleanAsync(wall);

        await DoorLife.BeginAsync(app);
        await Expect(wall.Locator("[data-arrived]")).ToHaveTextAsync($"{arrived + 1}");
        await AssertNobodyIsNamedAsync(app, wall);

        await desk.GetByRole(AriaRole.Button, new() { Name = "Revoke Foyer screen" }).ClickAsync();
        await Expect(wall.GetByRole(AriaRole.Heading, new() { Name = "This wall view is closed" })).ToBeVisibleAsync();
        Assert.Equal(404, (await wall.ReloadAsync())!.Status);
    }

    private static async Task AssertNobodyIsNamedAsync(AppInProcess app, IPage wall)
    {
        await using var context = await app.Get<IDbContextFactory<CrowdCommsContext>>().CreateDbContextAsync(Stop);
        var people = await context.Registrants.AsNoTracking()
            .Select(r => new { r.Person.FirstName, r.Person.LastName, r.Person.Email }).ToListAsync(Stop);
        var companies = await context.Companies.AsNoTracking().Select(c => c.Name).ToListAsync(Stop);
        var html = await wall.ContentAsync();
        Assert.DoesNotContain(people, p => html.Contains($"{p.FirstName} {p.LastName}", StringComparison.Ordinal)
            || html.Contains(p.Email, StringComparison.OrdinalIgnoreCase));
        Assert.DoesNotContain(companies, name => html.Contains(name, StringComparison.Ordinal));
        Assert.DoesNotContain("/events/", html, StringComparison.Ordinal);
    }
}
