using CrowdComms.Data;
using CrowdComms.Data.Common;
using CrowdComms.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace CrowdComms.Tests.Browser.Groups;

/// <summary>A company arrives, by keyboard, while somebody else watches it.</summary>
[Collection(BrowserUser.Collection)]
public sealed class ArrivalsStoryTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_company_arrives_in_part_and_another_browser_sees_the_number_move()
    {
        await using var app = await AppInProcess.StartAsync();
        var company = await CompanyAsync(app);
        await using var others = await BrowserUser.OpenAsync(app, options => options.ColorScheme = ColorScheme.Dark);
        var watcher = await others.NewPageAsync();
        await watcher.SignInAsync("organiser");
        await watcher.OpenAsync($"/events/demo-expo/arrivals?company={company.Id}");
        await watcher.GetByRole(AriaRole.Button, new() { Name = "Desk A" }).ClickAsync();
        await Expect(watcher.Locator("[data-company-arrived]")).ToContainTextAsync(" checked in");
        var before = int.Parse(await watcher.Locator("[data-company-arrived] strong")
            .InnerTextAsync(), System.Globalization.CultureInfo.InvariantCulture);

        await using var visitor = await BrowserUser.OpenAsync(app, options => options.ViewportSize = new() { Width = 390, Height = 844 });
        var page = await visitor.NewPageAsync();
        await page.SignInAsync("staff");
        await page.OpenAsync("/events/demo-expo/arrivals");
        await page.GetByRole(AriaRole.Button, new() { Name = "Desk A" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Combobox)).ToBeFocusedAsync();
        await page.Keyboard.TypeAsync(company.Name);
        await Expect(page.GetByRole(AriaRole.Option, new() { Selected = true })).ToContainTextAsync(company.Name);
        await page.Keyboard.PressAsync("Enter");
        await Expect(page.GetByRole(AriaRole.Checkbox).First).ToBeFocusedAsync();
        await Axe.AssertCleanAsync(page);
        await page.Keyboard.PressAsync("ArrowDown");
        await Expect(page.GetByRole(AriaRole.Checkbox).Nth(1)).ToBeFocusedAsync();

        // Everybody who is not here is ticked, the not confirmed too; one stays at home.
        var open = await page.GetByRole(AriaRole.Checkbox).CountAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Clear selection" }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Select all", Exact = true }).ClickAsync();
        await Expect(page.Locator("[data-go]")).ToContainTextAsync($"Check in {open} people");
        await page.GetByRole(AriaRole.Checkbox).First.FocusAsync();
        await page.Keyboard.PressAsync("Space");
        await Expect(page.Locator("[data-go]")).ToContainTextAsync(open == 2 ? "Check in 1 person"
            : $"Check in {open - 1} people");
        await page.Keyboard.PressAsync("Enter");
        await Expect(page.Locator("[data-outcome]")).ToHaveCountAsync(open - 1);
        var (came, refused) =
            (await page.Locator("[data-outcome=Admitted]")
                .CountAsync(), await page.Locator("[data-outcome=NotConfirmed]").CountAsync());
        Assert.Equal(open - 1, came + refused);
        await Axe.AssertCleanAsync(page);

        await Expect(watcher.Locator("[data-company-arrived] strong")).ToHaveTextAsync($"{before + came}");
        await Axe.AssertCleanAsync(watcher);
        await page.GetByLabel("Why let").FillAsync("On the guest list");
        await page.Keyboard.PressAsync("Enter");
        await Expect(page.Locator("[data-outcome=Admitted]")).ToHaveCountAsync(open - 1);
        await Expect(watcher.Locator("[data-company-arrived] strong")).ToHaveTextAsync($"{before + open - 1}");
    }

    private static async Task<(Guid Id, string Name)> CompanyAsync(AppInProcess app)
    {
        await using var context = await app.Get<IDbContextFactory<CrowdCommsContext>>().CreateDbContextAsync(Stop);
        var people = await context.Registrants.AsNoTracking().Where(r => r.CompanyId != null)
            .Select(r => new { r.CompanyId, r.Company!.Name, r.Status, r.SortName }).OrderBy(r => r.SortName)
            .ToListAsync(Stop);
        var company = people.GroupBy(r => (Id: r.CompanyId!.Value, r.Name)).Where(g => g.Key.Name.All(char.IsAscii))
            .OrderBy(g => g.Key.Name, StringComparer.Ordinal).First(g =>
                g.Where(r => r.Status is RegistrantStatus.Confirmed or RegistrantStatus.Registered).Skip(1)
                    .Select(r => r.Status).Distinct().Count() == 2);
        return company.Key;
    }
}
