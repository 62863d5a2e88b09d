using System.Net;
using CrowdComms.Data;
using CrowdComms.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace CrowdComms.Tests.Browser.CompanyLinks;

/// <summary>A company from its organiser's page to the phone of its contact person, whose browser runs no script.</summary>
[Collection(BrowserUser.OtherCollection)]
public sealed class CompanyLinkTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_contact_registers_corrects_and_cancels_on_a_phone_without_script()
    {
        await using var app = await AppInProcess.StartAsync();
        var link = await ShareAsync(app, "Grüne Wiese eG");
        await using var visitor =
            await BrowserUser.OpenAsync(app,
                options => (options.JavaScriptEnabled, options.ViewportSize) = (false, new() { Width = 390, Height = 844 }));
        var page = await visitor.NewPageAsync();

        var answer = await page.GotoAsync(link);
        Assert.Contains("no-store", answer!.Headers["cache-control"], StringComparison.Ordinal);
        Assert.Equal(("no-referrer", "noindex, nofollow"),
            (answer.Headers["referrer-policy"], answer.Headers["x-robots-tag"]));
        await page.GetByRole(AriaRole.Button, new() { Name = "Register", Exact = true }).ClickAsync();
        await Expect(page.Locator("[data-wrong] .below"))
            .ToHaveTextAsync(["First name is missing.", "Email is missing."]);
        await page.GetByLabel("First name").FillAsync("Zoë");
        await page.GetByLabel("Email").FillAsync("zoe@wiese.example");
        await page.GetByRole(AriaRole.Button, new() { Name = "Register", Exact = true }).ClickAsync();
        await Expect(page.GetByText("Registered. The ticket is on its way to")).ToBeVisibleAsync();

        await page.GetByRole(AriaRole.Link, new() { Name = "Edit Zoë" }).ClickAsync();
        await page.GetByLabel("Last name").FillAsync("O'Néill");
        await page.GetByRole(AriaRole.Button, new() { Name = "Save" }).ClickAsync();
        await Expect(page.GetByText("Changes saved.")).ToBeVisibleAsync();
        await page.GetByRole(AriaRole.Link, new() { Name = "Cancel the registration of Zoë O'Néill" }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Cancel registration" }).ClickAsync();
        await Expect(page.GetByText("Registration cancelled. The pass is free again.")).ToBeVisibleAsync();
        await Expect(page.Locator("li", new() { HasText = "Zoë O'Néill" }).Locator(".status-chip"))
            .ToHaveTextAsync("Cancelled");
    }

    [Theory]
    [InlineData(ColorScheme.Light), InlineData(ColorScheme.Dark)]
    public async Task Everybody_can_use_the_link_and_the_companys_page(ColorScheme scheme)
    {
        await using var app = await AppInProcess.StartAsync();
        var link = await ShareAsync(app, "Grüne Wiese eG");
        await using var visitor = await BrowserUser.OpenAsync(app,
            options => (options.ColorScheme, options.ViewportSize) = (scheme, new() { Width = 390, Height = 844 }));
        var page = await visitor.NewPageAsync();
        await page.GotoAsync(link);
        await Axe.AssertCleanAsync(page);
        await page.GetByRole(AriaRole.Button, new() { Name = "Register", Exact = true }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Alert)).ToBeVisibleAsync();
        await Axe.AssertCleanAsync(page);
        Assert.False(await page.EvaluateAsync<bool>(
            "document.documentElement.scrollWidth > document.documentElement.clientWidth"));
    }

    [Fact]
    public async Task A_form_from_elsewhere_is_refused_and_an_unknown_link_is_not_found()
    {
        await using var app = await AppInProcess.StartAsync();
        var link = await ShareAsync(app, "Grüne Wiese eG");
        using var client = new HttpClient { BaseAddress = app.Address };
        using var form = new FormUrlEncodedContent(new Dictionary<string,
            string>(StringComparer.Ordinal)
        {
            ["_handler"] = "register",
            ["Input.FirstName"] = "Mallory",
            ["Input.Email"] = "m@test.example"
        });

        Assert.Equal(HttpStatusCode.BadRequest, (await client.PostAsync(link, form, Stop)).StatusCode);
        var unknown = await client.GetAsync("/c/0123456789abcdef0123456789abcdef", Stop);
        Assert.Equal(HttpStatusCode.NotFound, unknown.StatusCode);
        Assert.Contains("This link does not work", await unknown.Content.ReadAsStringAsync(Stop),
            StringComparison.Ordinal);
        await using var context = await app.Get<IDbContextFactory<CrowdCommsContext>>().CreateDbContextAsync(Stop);
        Assert.False(await context.Registrants.AnyAsync(r => r.Person.FirstName == "Mallory", Stop));
    }

    [Fact]
    public async Task Two_companies_become_one_and_two_again()
    {
        await using var app = await AppInProcess.StartAsync();
        await using var visitor = await BrowserUser.OpenAsync(app);
        var page = await visitor.NewPageAsync();
        await OpenCompanyAsync(page, "Grüne Wiese eG");
        await page.GetByRole(AriaRole.Button, new() { Name = "Merge company" }).ClickAsync();
        await page.GetByRole(AriaRole.Dialog).GetByLabel("Merge into").PressSequentiallyAsync("andes");
        await page.GetByRole(AriaRole.Option, new() { Name = "Andes Cartografía" }).ClickAsync();
        await Expect(page.Locator(".preview")).ToContainTextAsync("Andes Cartografía. ");
        await Axe.AssertCleanAsync(page);
        await page.GetByRole(AriaRole.Dialog).GetByRole(AriaRole.Button, new() { NameRegex = new("^Merge \\d+ ") })
            .ClickAsync();
        await Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync("Andes Cartografía");
        await page.GetByRole(AriaRole.Button, new() { Name = "Undo merge of Grüne Wiese eG" }).ClickAsync();
        await Expect(page.GetByText("“Grüne Wiese eG” is restored")).ToBeVisibleAsync();
        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "Merged companies" })).ToHaveCountAsync(0);
    }

    private static async Task OpenCompanyAsync(IPage page, string name)
    {
        await page.SignInAsync("organiser");
        await page.OpenAsync($"/events/demo-expo/companies?search={Uri.EscapeDataString(name)}");
        await page.GetByRole(AriaRole.Link, new() { Name = name, Exact = true }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync(name);
    }

    // What an organiser does: sets passes aside, makes the link.
    private static async Task<string> ShareAsync(AppInProcess app, string company)
    {
        await using var visitor = await BrowserUser.OpenAsync(app);
        var page = await visitor.NewPageAsync();
        await OpenCompanyAsync(page, company);
        await page.GetByRole(AriaRole.Button, new() { Name = "Set aside passes" }).ClickAsync();
        await page.GetByRole(AriaRole.Dialog).GetByLabel("Limit").FillAsync("90");
        await page.GetByRole(AriaRole.Dialog).GetByRole(AriaRole.Button, new() { Name = "Save" }).ClickAsync();
        await Expect(page.GetByText("of 90 taken")).ToBeVisibleAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Create link" }).ClickAsync();
        await Expect(page.GetByLabel("Address of the company page")).ToBeVisibleAsync();
        await Axe.AssertCleanAsync(page);
        return new Uri(await page.GetByLabel("Address of the company page").InputValueAsync()).AbsolutePath;
    }
}
