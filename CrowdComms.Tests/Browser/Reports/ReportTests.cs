using CrowdComms.Tests.Support;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace CrowdComms.Tests.Browser.Reports;

[Collection(BrowserUser.Collection)]
public sealed class ReportTests
{
    [Fact]
    public async Task An_organiser_opens_the_report_from_the_menu_and_downloads_both_files()
    {
        await using var app = await AppInProcess.StartAsync();
        await using var visitor = await BrowserUser.OpenAsync(app);
        var page = await visitor.NewPageAsync();
        await page.SignInAsync("organiser");
        await page.OpenAsync("/events/demo-expo/dashboard");
        await page.GetByRole(AriaRole.Link, new() { Name = "Report", Exact = true }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "Report", Exact = true })).ToBeVisibleAsync();
        await Expect(page.Locator(".tile")).ToHaveCountAsync(8);
        await Axe.AssertCleanAsync(page);

        Assert.Equal("%PDF", await DownloadAsync(page, "Download PDF", @"^demo-expo-report-\d{4}-\d\d-\d\d\.pdf$"));
        Assert.Equal("PK\u0003\u0004",
            await DownloadAsync(page, "Download workbook", @"^demo-expo-report-\d{4}-\d\d-\d\d\.xlsx$"));
        await Expect(page.Locator(".tile")).ToHaveCountAsync(8);
    }

    [Theory, InlineData("pdf"), InlineData("xlsx")]
    public async Task The_files_are_for_organisers(string ending)
    {
        await using var app = await AppInProcess.StartAsync();
        await using var visitor = await BrowserUser.OpenAsync(app);
        var page = await visitor.NewPageAsync();
        var address = $"/events/demo-expo/exports/report.{ending}";
        var guest = await page.APIRequest.GetAsync(address, new() { MaxRedirects = 0 });
        Assert.True(guest.Status is 401 or 302, $"A guest is answered {guest.Status}.");
        await page.SignInAsync("staff");
        Assert.Equal(403, (await page.APIRequest.GetAsync(address)).Status);
        Assert.Equal(404, (await page.APIRequest.GetAsync($"/events/no-such-event/exports/report.{ending}")).Status);
    }

    private static async Task<string> DownloadAsync(IPage page, string link, string name)
    {
        var download = await page.RunAndWaitForDownloadAsync(
            () => page.GetByRole(AriaRole.Link, new() { Name = link, Exact = true }).ClickAsync());
        Assert.Matches(name, download.SuggestedFilename);
        await using var file = await download.CreateReadStreamAsync();
        var begin = new byte[4];
        await file.ReadExactlyAsync(begin, TestContext.Current.CancellationToken);
        return System.Text.Encoding.Latin1.GetString(begin);
    }
}
