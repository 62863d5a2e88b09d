using System.Collections.Concurrent;
using CrowdComms.Data;
using CrowdComms.Data.CheckIn;
using CrowdComms.Data.Common;
using CrowdComms.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace CrowdComms.Tests.Browser.Scans;

/// <summary>The camera, played by a film of a ticket.</summary>
[Collection(BrowserUser.OtherCollection)]
public sealed class CameraTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_ticket_held_before_the_camera_is_one_scan_and_no_request_leaves_the_host()
    {
        await using var app = await AppInProcess.StartAsync();
        await using var context = await app.Get<IDbContextFactory<CrowdCommsContext>>().CreateDbContextAsync(Stop);
        var person = await context.Registrants.AsNoTracking().Where(r => r.Status == RegistrantStatus.Confirmed)
            .OrderBy(r => r.Id).FirstAsync(Stop);
        var film = QrFilm.Write(person.TicketCode);
        try
        {
            await using var chromium = await Chromium.StartAsync(
                ["--use-fake-device-for-media-stream", "--use-fake-ui-for-media-stream",
                    $"--use-file-for-fake-video-capture={film}"]);
            await using var visit = await chromium.Browser.NewContextAsync(
                new() { BaseURL = app.Address.ToString(), Permissions = ["camera"] });
            var page = await visit.NewPageAsync();
            var asked = new ConcurrentQueue<string>();
            page.Request += (_, request) => asked.Enqueue(request.Url);
            await page.SignInAsync("staff");
            await page.OpenAsync("/events/demo-expo/desk");
            await page.GetByRole(AriaRole.Button, new() { Name = "Desk A" }).ClickAsync();
            await Expect(page.Locator("[data-ready]")).ToBeVisibleAsync();
            Assert.DoesNotContain(asked,
                url => url.Contains("zxing", StringComparison.Ordinal)
                    || url.Contains("CameraScanner.razor.js", StringComparison.Ordinal));

            await page.GetByRole(AriaRole.Button, new() { Name = "Scan with camera" }).ClickAsync();
            await Expect(page.Locator("[data-outcome=Admitted]")).ToContainTextAsync(person.Person.LastName);
            await Expect(page.Locator("[data-camera=ready]")).ToBeVisibleAsync();
            await Axe.AssertCleanAsync(page);

            // The ticket stays in the picture for longer than the pause in which it counts once.
            await page.WaitForFunctionAsync("start => performance.now() - start > 4000",
                await page.EvaluateAsync<double>("performance.now()"));
            Assert.Equal(1,
                await context.Scans.CountAsync(s => s.RegistrantId == person.Id && s.Outcome != ScanOutcome.Left,
                    Stop));
            await page.GetByRole(AriaRole.Button, new() { Name = "Close camera" }).ClickAsync();
            await Expect(page.Locator("video")).ToHaveCountAsync(0);
            Assert.All(asked, url => Assert.StartsWith(app.Address.ToString(), url, StringComparison.Ordinal));
        }
        finally
        {
            File.Delete(film);
        }
    }

    [Fact]
    public async Task A_kiosk_reads_a_ticket_once_however_long_it_is_held_there_and_keeps_its_camera_open()
    {
        await using var app = await AppInProcess.StartAsync();
        await using var context = await app.Get<IDbContextFactory<CrowdCommsContext>>().CreateDbContextAsync(Stop);
        var person = await context.Registrants.AsNoTracking().Where(r => r.Status == RegistrantStatus.Confirmed)
            .OrderBy(r => r.Id).FirstAsync(Stop);
        var film = QrFilm.Write(person.TicketCode);
        try
        {
            await using var chromium = await Chromium.StartAsync(
                ["--use-fake-device-for-media-stream", "--use-fake-ui-for-media-stream",
                    $"--use-file-for-fake-video-capture={film}"]);
            await using var visit = await chromium.Browser.NewContextAsync(
                new() { BaseURL = app.Address.ToString(), Permissions = ["camera"] });
            var page = await visit.NewPageAsync();
            await page.SignInAsync("staff");
            await page.OpenAsync("/kiosk/demo-expo");
            await page.GetByRole(AriaRole.Button, new() { Name = "Start Kiosk 1" }).ClickAsync();
            await Expect(page.Locator("[data-scan]")).ToBeFocusedAsync();
            await page.GetByRole(AriaRole.Button, new() { Name = "Scan with camera" }).ClickAsync();
            await page.GetByRole(AriaRole.Button, new() { Name = "Yes, check me in" }).ClickAsync();
            await Expect(page.Locator("[data-step=Done]")).ToBeVisibleAsync();
            await page.GetByRole(AriaRole.Button, new() { Name = "Done" }).ClickAsync();

            await Expect(page.Locator("[data-step=Start]")).ToBeVisibleAsync();
            await page.WaitForFunctionAsync("start => performance.now() - start > 4000",
                await page.EvaluateAsync<double>("performance.now()"));
            await Expect(page.Locator("[data-step=Start] [data-camera=ready]")).ToBeVisibleAsync();
            await Axe.AssertCleanAsync(page);
            Assert.Equal(1, await context.Scans.CountAsync(s => s.RegistrantId == person.Id, Stop));

            await page.ReloadAsync();
            await Expect(page.Locator("[data-step=Person]")).ToBeVisibleAsync();
        }
        finally
        {
            File.Delete(film);
        }
    }

    [Fact]
    public async Task A_camera_that_is_refused_is_said_and_the_field_goes_on()
    {
        await using var app = await AppInProcess.StartAsync();
        await using var visitor = await BrowserUser.OpenAsync(app);
        var page = await visitor.NewPageAsync();
        await page.AddInitScriptAsync(
            "navigator.mediaDevices.getUserMedia = () => Promise.reject(new DOMException('no', 'NotAllowedError'))");
        await page.SignInAsync("staff");
        await page.OpenAsync("/events/demo-expo/desk");
        await page.GetByRole(AriaRole.Button, new() { Name = "Desk A" }).ClickAsync();
        await Expect(page.Locator("[data-ready]")).ToBeVisibleAsync();

        await page.GetByRole(AriaRole.Button, new() { Name = "Scan with camera" }).ClickAsync();

        await Expect(page.GetByRole(AriaRole.Alert)).ToContainTextAsync("The browser blocks the camera.");
        await Axe.AssertCleanAsync(page);
        await Expect(page.Locator("#desk-field")).ToBeFocusedAsync();
    }
}
