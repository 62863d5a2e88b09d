using System.Text.RegularExpressions;
using CrowdComms.Tests.Support;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace CrowdComms.Tests.Browser.Companies;

[Collection(BrowserUser.Collection)]
public sealed class CompaniesTests
{
    [Fact]
    public async Task A_company_is_found_without_its_accents_renamed_and_its_people_listed()
    {
        await using var app = await AppInProcess.StartAsync();
        await using var visitor = await BrowserUser.OpenAsync(app);
        var page = await visitor.NewPageAsync();
        await page.SignInAsync("organiser");
        await page.OpenAsync("/events/demo-expo/companies");

        await page.GetByPlaceholder("Search companies").PressSequentiallyAsync("grune");
        await Expect(page.GetByRole(AriaRole.Status).Filter(new() { HasText = "1 company found" })).ToBeVisibleAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Edit Grüne Wiese eG" }).ClickAsync();
        await page.GetByRole(AriaRole.Dialog).GetByLabel("Name").FillAsync("Grüne Aue eG");
        await page.GetByRole(AriaRole.Button, new() { Name = "Save" }).ClickAsync();
        await Expect(page.GetByText("“Grüne Aue eG” is saved.")).ToBeVisibleAsync();
        await Axe.AssertCleanAsync(page);
        await page.GetByRole(AriaRole.Link, new() { Name = "Grüne Aue eG", Exact = true }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1, Name = "Grüne Aue eG" })).ToBeVisibleAsync();
        var id = page.Url.Split('/')[^1];
        await page.GetByRole(AriaRole.Link, new() { Name = "View people" }).ClickAsync();

        await Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1, Name = "Registrants" })).ToBeVisibleAsync();
        await Expect(page).ToHaveURLAsync(new Regex($"company={id}"));
        await Expect(page.GetByText("Grüne Aue eG").First).ToBeVisibleAsync();
    }

    [Fact]
    public async Task The_address_keeps_the_search_and_the_order()
    {
        await using var app = await AppInProcess.StartAsync();
        await using var visitor = await BrowserUser.OpenAsync(app);
        var page = await visitor.NewPageAsync();
        await page.SignInAsync("staff");
        await page.OpenAsync("/events/demo-expo/companies");
        await page.GetByRole(AriaRole.Button, new() { Name = "Checked in" }).ClickAsync();
        await Expect(page).ToHaveURLAsync(new Uri(app.Address, "/events/demo-expo/companies?sort=size&order=desc").ToString());
        await page.ReloadAsync();

        await Expect(page.GetByRole(AriaRole.Columnheader, new() { Name = "Checked in" }))
            .ToHaveAttributeAsync("aria-sort", "descending");
        await Expect(page.GetByRole(AriaRole.Button, new() { Name = "Add company" })).ToHaveCountAsync(0);
        await Axe.AssertCleanAsync(page);
    }
}
