using System.Text.RegularExpressions;
using CrowdComms.Tests.Support;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace CrowdComms.Tests.Browser.Audit;

/// <summary>An organiser looks up who changed something.</summary>
[Collection(BrowserUser.Collection)]
public sealed class AuditTests
{
    [Fact]
    public async Task A_change_made_on_a_page_is_found_with_its_values_and_the_address_it_came_from()
    {
        await using var app = await AppInProcess.StartAsync();
        await using var visitor = await BrowserUser.OpenAsync(app);
        var page = await visitor.NewPageAsync();
        await page.SignInAsync("organiser");
        await page.OpenAsync("/events/demo-expo/settings");
        var venue = page.GetByLabel(new Regex("^Venue"));
        await venue.FillAsync("Palm house");
        await venue.BlurAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Save" }).First.ClickAsync();
        await Expect(page.GetByText(new Regex("saved", RegexOptions.IgnoreCase)).First).ToBeVisibleAsync();

        await page.OpenAsync("/events/demo-expo/audit");
        await page.GetByLabel("Text").FillAsync("palm");
        await page.GetByLabel("Text").PressAsync("Enter");
        await Expect(page).ToHaveURLAsync(new Regex("text=palm"));
        var entry = page.Locator(".rows li");
        await Expect(entry).ToHaveCountAsync(1);
        await Expect(entry.Locator("ins")).ToContainTextAsync("Palm house");
        await Expect(entry.Locator(".who")).ToContainTextAsync("Page · 127.0.0.1");
        await Axe.AssertCleanAsync(page);
        await page.GetByRole(AriaRole.Button, new() { Name = "Show all" }).ClickAsync();
        await Expect(entry).Not.ToHaveCountAsync(1);
        var file = await page.RunAndWaitForDownloadAsync(
            () => page.GetByRole(AriaRole.Link, new() { Name = "CSV" }).ClickAsync());
        Assert.Matches(@"^demo-expo-audit-\d{4}-\d\d-\d\d\.csv$", file.SuggestedFilename);
    }
}
