using CrowdComms.Data;
using CrowdComms.Data.Exports;
using CrowdComms.Data.Outbox;
using CrowdComms.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace CrowdComms.Tests.Browser.Exports;

/// <summary>An organiser takes tables out.</summary>
[Collection(BrowserUser.Collection)]
public sealed class ExportStoryTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_grid_gives_the_rows_that_it_shows_and_the_page_gives_whole_tables()
    {
        await using var app = await AppInProcess.StartAsync();
        await using var visitor = await BrowserUser.OpenAsync(app);
        var page = await visitor.NewPageAsync();
        await page.SignInAsync("organiser");
        await page.OpenAsync("/events/demo-expo/registrants?status=Cancelled");
        var links = page.GetByRole(AriaRole.Group, new() { Name = "Export of Registrants, filtered" });
        var (name, text) = await DownloadAsync(page, links.GetByRole(AriaRole.Link, new() { Name = "CSV" }));
        Assert.Matches(@"^demo-expo-registrants-\d{4}-\d\d-\d\d\.csv$", name);
        var lines = text.Split("\r\n", StringSplitOptions.RemoveEmptyEntries);
        Assert.StartsWith("\uFEFF\"First name\",\"Last name\",\"Email\"", lines[0], StringComparison.Ordinal);
        Assert.True(lines.Length > 1);
        Assert.All(lines.Skip(1), line => Assert.Contains("\"Cancelled\"", line, StringComparison.Ordinal));

        await page.GetByRole(AriaRole.Link, new() { Name = "Exports", Exact = true }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "Exports", Exact = true })).ToBeVisibleAsync();
        await page.GetByRole(AriaRole.Combobox, new() { Name = "CSV separator" }).SelectOptionAsync("semicolon");
        await Expect(page.GetByRole(AriaRole.Combobox, new() { Name = "CSV separator" })).ToHaveValueAsync("semicolon");
        await Axe.AssertCleanAsync(page);
        Assert.StartsWith("PK",
            (await DownloadAsync(page,
                page.GetByRole(AriaRole.Link, new() { Name = "Companies as Excel workbook" }))).Text,
                StringComparison.Ordinal);

        // The browser remembers it for the lists, too.
        await page.OpenAsync("/events/demo-expo/registrants");
        var all = page.GetByRole(AriaRole.Group, new() { Name = "Export of Registrants" });
        Assert.StartsWith("\uFEFF\"First name\";\"Last name\"",
            (await DownloadAsync(page, all.GetByRole(AriaRole.Link, new() { Name = "CSV" }))).Text, StringComparison.Ordinal);
        await page.OpenAsync("/events/demo-expo/exports");
        await Expect(page.GetByRole(AriaRole.Combobox, new() { Name = "CSV separator" })).ToHaveValueAsync("semicolon");
    }

    [Fact]
    public async Task The_files_are_for_organisers()
    {
        await using var app = await AppInProcess.StartAsync();
        await using var visitor = await BrowserUser.OpenAsync(app);
        var page = await visitor.NewPageAsync();
        const string address = "/events/demo-expo/exports/registrants.csv";
        var guest = await page.APIRequest.GetAsync(address, new() { MaxRedirects = 0 });
        Assert.True(guest.Status is 401 or 302, $"A guest is answered {guest.Status}.");
        await page.SignInAsync("staff");
        Assert.Equal(403, (await page.APIRequest.GetAsync(address)).Status);
        Assert.Equal(404, (await page.APIRequest.GetAsync("/events/no-such-event/exports/registrants.csv")).Status);
    }

    [Fact]
    public async Task A_daily_export_is_set_up_sent_and_removed()
    {
        await using var app = await AppInProcess.StartAsync();
        await using var visitor = await BrowserUser.OpenAsync(app);
        var page = await visitor.NewPageAsync();
        await page.SignInAsync("organiser");
        await page.OpenAsync("/events/demo-expo/exports");
        await page.GetByRole(AriaRole.Combobox, new() { Name = "Table" }).SelectOptionAsync("Companies");
        await page.GetByRole(AriaRole.Combobox, new() { Name = "Format" }).SelectOptionAsync("CSV");
        await page.GetByRole(AriaRole.Combobox, new() { Name = "Time" }).SelectOptionAsync("06:00");
        var add = page.GetByRole(AriaRole.Button, new() { Name = "Add daily export" });
        await add.ClickAsync();
        var line = page.GetByRole(AriaRole.List, new() { Name = "Daily exports" }).GetByRole(AriaRole.Listitem);
        await Expect(line).ToContainTextAsync("06:00 · Companies (CSV) ·");
        await Expect(page.GetByText("Daily export added: Companies, 06:00.")).ToBeVisibleAsync();
        await Axe.AssertCleanAsync(page);
        await add.ClickAsync();
        await Expect(page.GetByText("already")).ToBeVisibleAsync();
        await Expect(line).ToHaveCountAsync(1);

        // The hour comes.
        await using var context = await app.Get<IDbContextFactory<CrowdCommsContext>>().CreateDbContextAsync(Stop);
        await context.ExportSchedules.ExecuteUpdateAsync(set => set.SetProperty(s => s.NextAt, s => s.CreatedAt), Stop);
        await app.Get<ExportScheduleService>().SendDueAsync(Stop);
        var message = await context.Messages.SingleAsync(m => m.Kind == MessageKind.Export, Stop);
        Assert.Equal("organiser@demo.example", message.Email);
        var file = await page.APIRequest.GetAsync(new Uri(message.Facts["link"]).AbsolutePath);
        Assert.Equal((200, true),
            (file.Status, (await file.TextAsync()).Contains("\"Company\"", StringComparison.Ordinal)));

        await page.GetByRole(AriaRole.Button, new() { NameRegex = new("^Remove daily export: Companies, 06:00, ") })
            .ClickAsync();
        await Expect(line).ToHaveCountAsync(0);
        Assert.False(await context.ExportSchedules.AnyAsync(Stop));
    }

    private static async Task<(string Name, string Text)> DownloadAsync(IPage page, ILocator link)
    {
        var download = await page.RunAndWaitForDownloadAsync(() => link.ClickAsync());
        using var file = new StreamReader(await download.CreateReadStreamAsync(), new System.Text.UTF8Encoding(false),
            detectEncodingFromByteOrderMarks: false);
        return (download.SuggestedFilename, await file.ReadToEndAsync(TestContext.Current.CancellationToken));
    }
}
