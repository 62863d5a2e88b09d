using CrowdComms.Data;
using CrowdComms.Data.Accounts;
using CrowdComms.Data.Common;
using CrowdComms.Data.Events;
using CrowdComms.Data.PassTypes;
using CrowdComms.Tests.Samples;
using CrowdComms.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace CrowdComms.Tests.Browser.Imports;

/// <summary>An organiser imports files in a browser.</summary>
[Collection(BrowserUser.Collection)]
public sealed class ImportStoryTests
{
    private const string Address = "/events/laureates/import";

    [Fact]
    public async Task An_organiser_imports_the_laureates_and_importing_them_again_creates_nobody()
    {
        await using var app = await StartAsync();
        await using var visitor = await BrowserUser.OpenAsync(app);
        var page = await OpenAsync(visitor);
        await ImportAsync(page);
        await Expect(Heading(page, "Done")).ToBeFocusedAsync();
        await Expect(Tile(page, "Registered")).ToHaveTextAsync("928");
        await Expect(Tile(page, "New companies")).ToHaveTextAsync("311");
        await Axe.AssertCleanAsync(page);
        await page.GetByRole(AriaRole.Button, new() { Name = "Import another file" }).ClickAsync();
        await ChooseAsync(page, Sample.Laureates);
        await page.GetByRole(AriaRole.Button, new() { Name = "Check all rows" }).ClickAsync();
        await Expect(Tile(page, "Skipped, already registered")).ToHaveTextAsync("928");
        await Expect(page.GetByRole(AriaRole.Button, new() { Name = "No one to import" })).ToBeDisabledAsync();
    }

    [Fact]
    public async Task Errors_are_shown_by_line_and_can_be_downloaded_and_a_word_gets_its_meaning()
    {
        await using var app = await StartAsync();
        await using var visitor = await BrowserUser.OpenAsync(app,
            options => options.ViewportSize = new ViewportSize { Width = 390, Height = 844 });
        var page = await OpenAsync(visitor);
        await ChooseAsync(page, Sample.BadRows);
        await page.GetByRole(AriaRole.Button, new() { Name = "Check all rows" }).ClickAsync();
        await Expect(Tile(page, "Refused with errors")).ToHaveTextAsync("12");
        await Expect(page.GetByRole(AriaRole.Row)
            .Filter(new() { HasText = "“Platinum Unicorn” is not a pass type of this event." })).ToContainTextAsync("9");
        await Axe.AssertCleanAsync(page);
        var download = await page.RunAndWaitForDownloadAsync(() => page.GetByText("Download as CSV").ClickAsync());
        Assert.Equal("laureates-import-errors.csv", download.SuggestedFilename);
        using var content = new StreamReader(await download.CreateReadStreamAsync());
        Assert.Contains("9,Pass type,", await content.ReadToEndAsync(TestContext.Current.CancellationToken),
            StringComparison.Ordinal);
        await page.GetByLabel("Meaning: Platinum Unicorn").SelectOptionAsync("VIP");
        await page.GetByRole(AriaRole.Button, new() { Name = "Check rows again" }).ClickAsync();
        await Expect(Heading(page, "Check the result")).ToBeFocusedAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Import 11 people" }).ClickAsync();
        await Expect(Tile(page, "Registered")).ToHaveTextAsync("11");
    }

    [Fact]
    public async Task Columns_are_corrected_and_a_pass_type_is_chosen_for_everybody()
    {
        await using var app = await StartAsync();
        await using var visitor = await BrowserUser.OpenAsync(app);
        var page = await OpenAsync(visitor);
        await Axe.AssertCleanAsync(page);
        await ChooseAsync(page, Sample.HiEvents);
        await Expect(page.GetByText("No column is imported as the pass type.")).ToBeVisibleAsync();
        await Expect(page.GetByRole(AriaRole.Button, new() { Name = "Check all rows" })).ToBeDisabledAsync();
        await page.GetByLabel("Pass type", new() { Exact = true })
            .SelectOptionAsync(new SelectOptionValue { Label = "General" });
        await page.GetByLabel("Public ID is imported as").SelectOptionAsync(new SelectOptionValue { Label = "Notes" });
        await Axe.AssertCleanAsync(page);
        await page.GetByRole(AriaRole.Button, new() { Name = "Check all rows" }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Import 300 people" }).ClickAsync();
        await Expect(Tile(page, "Registered")).ToHaveTextAsync("300");
    }

    [Fact]
    public async Task The_page_loaded_anew_shows_the_import_where_it_was()
    {
        await using var app = await StartAsync();
        await using var visitor = await BrowserUser.OpenAsync(app);
        var page = await OpenAsync(visitor);
        await ImportAsync(page);
        await Expect(Heading(page, "Done")).ToBeVisibleAsync();
        await page.OpenAsync(Address);
        await Expect(Tile(page, "Registered")).ToHaveTextAsync("928");
    }

    [Fact]
    public async Task A_company_is_taken_for_another_and_the_import_is_undone()
    {
        await using var app = await StartAsync();
        await using var visitor = await BrowserUser.OpenAsync(app);
        var page = await OpenAsync(visitor);
        await page.ChooseFileAsync(new FilePayload
        {
            Name = "two.csv",
            MimeType = "text/csv",
            Buffer = Sample.Bytes(
                "Name,Email,Company,Ticket\nAda L,ada@a.example,University of California,VIP\nGrace "
                    + "H,grace@a.example,University of California,VIP\nBo D,bo@a.example,Univ. of California,VIP\n"),
        });
        await page.GetByLabel("What to do").SelectOptionAsync("Update them");
        await page.GetByRole(AriaRole.Button, new() { Name = "Check all rows" }).ClickAsync();
        await Expect(Tile(page, "New companies")).ToHaveTextAsync("2");
        await page.GetByLabel("Company: Univ. of California").SelectOptionAsync("University of California");
        await Expect(Tile(page, "New companies")).ToHaveTextAsync("1");
        await Axe.AssertCleanAsync(page);
        await page.GetByRole(AriaRole.Button, new() { Name = "Import 3 people" }).ClickAsync();
        await Expect(Tile(page, "New companies")).ToHaveTextAsync("1");
        await page.GetByRole(AriaRole.Link, new() { Name = "See all imports" }).ClickAsync();
        await Expect(page.GetByText("3 registered · 0 skipped · 0 refused · 1 new company")).ToBeVisibleAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Undo the import of two.csv" }).ClickAsync();
        await page.GetByRole(AriaRole.Dialog).GetByRole(AriaRole.Button, new() { Name = "Undo import", Exact = true })
            .ClickAsync();
        await Expect(page.GetByText("Undone for 3 people.")).ToBeVisibleAsync();
        await Axe.AssertCleanAsync(page);
    }

    private static async Task<AppInProcess> StartAsync()
    {
        var app = await AppInProcess.StartAsync();
        await using var context = await app.Get<IDbContextFactory<CrowdCommsContext>>()
            .CreateDbContextAsync(TestContext.Current.CancellationToken);
        var organiser = await context.Users.SingleAsync(u => u.UserName == "organiser@demo.example",
            TestContext.Current.CancellationToken);
        var made = new Event { Slug = "laureates", Name = "Laureates", TimeZone = "Europe/Stockholm" };
        context.AddRange(made, new Member(made.Id, organiser.Id, MemberRole.Organiser));
        context.AddRange(new[] { "General", "VIP", "Speaker", "Press", "Exhibitor" }.Select((name, i) =>
            new PassType
            {
                EventId = made.Id,
                Name = name,
                Code = name.ToUpperInvariant(),
                Colour = "#4a6db0",
                Position = i
            }));
        await context.SaveChangesAsync(TestContext.Current.CancellationToken);
        return app;
    }

    private static async Task<IPage> OpenAsync(BrowserUser visitor)
    {
        var page = await visitor.NewPageAsync();
        await page.SignInAsync("organiser");
        await page.OpenAsync(Address);
        return page;
    }

    private static async Task ChooseAsync(IPage page, string file)
    {
        await page.ChooseFileAsync(file);
        await Expect(Heading(page, "Match the columns")).ToBeVisibleAsync();
    }

    private static async Task ImportAsync(IPage page)
    {
        await ChooseAsync(page, Sample.Laureates);
        await page.GetByRole(AriaRole.Button, new() { Name = "Check all rows" }).ClickAsync();
        await Axe.AssertCleanAsync(page);
        await page.GetByRole(AriaRole.Button, new() { Name = "Import 928 people" }).ClickAsync();
    }

    private static ILocator Heading(IPage page, string name) =>
        page.GetByRole(AriaRole.Heading, new() { Name = name, Exact = true });

    private static ILocator Tile(IPage page, string name) =>
        page.Locator("dl > div").Filter(new() { Has = page.GetByText(name, new() { Exact = true }) }).Locator("dd");
}
