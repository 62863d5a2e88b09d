using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using CrowdComms.Data;
using CrowdComms.Data.CheckIn;
using CrowdComms.Data.Common;
using CrowdComms.Tests.Support;
using CrowdComms.Tests.Web.Api;
using CrowdComms.Tests.Web.Observability;
using CrowdComms.Tests.Web.Tokens;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace CrowdComms.Tests.Browser.Desk;

/// <summary>The disk runs full: everybody is told, nothing is lost, and all goes on by itself when there is space.</summary>
[Collection(BrowserUser.Collection)]
public sealed class FullDiskTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_desk_says_so_and_the_scan_is_decided_when_there_is_space()
    {
        await using var disk = await SmallDisk.MountAsync(megabytes: 48);
        await using var app = await AppInProcess.StartAsync(On(disk));
        await using var visitor = await BrowserUser.OpenAsync(app);
        var page = await visitor.NewPageAsync();
        await page.SignInAsync("staff");
        await page.OpenAsync("/events/demo-expo/desk");
        await page.ChooseStationAsync("Desk A");
        var person = (await app.PeopleAsync(RegistrantStatus.Confirmed, 1))[0];

        await FillAsync(app, disk);
        await page.ScanAsync(person.TicketCode);
        await Expect(page.GetByRole(AriaRole.Alert)).ToContainTextAsync("The disk is full.");
        Assert.Equal((HttpStatusCode.ServiceUnavailable, "The disk is full."), await ReadyAsync(app));

        disk.Empty();
        await Expect(page.GetByText(person.Person.LastName).First).ToBeVisibleAsync();
        await Expect(page.Locator("[data-waiting='0']")).ToBeVisibleAsync();
        Assert.Equal((HttpStatusCode.OK, null), await ReadyAsync(app));
        await using var context = await app.ContextAsync();
        Assert.Equal(1, await context.Scans.CountAsync(s => s.RegistrantId == person.Id && s.Outcome == ScanOutcome.Admitted, Stop));
    }

    [Fact]
    public async Task A_program_gets_a_code_for_what_it_writes_and_reads_on()
    {
        await using var disk = await SmallDisk.MountAsync(megabytes: 48);
        var kept = new KeptLines();
        await using var app = await AppInProcess.StartAsync(
            On(disk) with { Services = services => services.AddSingleton<ILoggerProvider>(kept) });
        using var visitor = await ApiVisitor.OpenAsync(app, "organiser");
        var somebody = new { firstName = "Ada", lastName = "Lovelace", email = "ada@full.example", passType = "GEN" };
        await FillAsync(app, disk);

        var refused = await visitor.PostAsync(ApiVisitor.People, somebody);
        Assert.Equal((503, "storage.full"), refused.Short);
        Assert.StartsWith("The disk is full.", refused["detail"], StringComparison.Ordinal);
        Assert.Equal((HttpStatusCode.ServiceUnavailable, "The disk is full."), await ReadyAsync(app));
        Assert.Equal(200, (await visitor.GetAsync(ApiVisitor.People)).Status);
        _ = kept.Take();
        Assert.Equal((503, "storage.full"), (await visitor.PostAsync(ApiVisitor.People, somebody)).Short);
        Assert.DoesNotContain(kept.Take(), line => line.Category.StartsWith("Microsoft", StringComparison.Ordinal));

        disk.Empty();
        Assert.Equal((HttpStatusCode.OK, null), await ReadyAsync(app));
        Assert.Equal(201, (await visitor.PostAsync(ApiVisitor.People, somebody)).Status);
    }

    private static AppSettings On(SmallDisk disk) => new()
    {
        More = new Dictionary<string, string?>(StringComparer.Ordinal) { ["Storage:Folder"] = disk.Folder },
    };

    // Before that, all that was written goes into the main file, since SQLite would write into the space that its log has.
    private static async Task FillAsync(AppInProcess app, SmallDisk disk)
    {
        await using var context = await app.Get<IDbContextFactory<CrowdCommsContext>>().CreateDbContextAsync(Stop);
        await context.Database.ExecuteSqlAsync($"PRAGMA wal_checkpoint(TRUNCATE)", Stop);
        disk.Fill();
    }

    private static async Task<(HttpStatusCode Status, string? Problem)> ReadyAsync(AppInProcess app)
    {
        using var client = new HttpClient { BaseAddress = app.Address };
        using var answer = await client.GetAsync(new Uri("/health/ready", UriKind.Relative), Stop);
        var said = await answer.Content.ReadFromJsonAsync<JsonElement>(Stop);
        return (answer.StatusCode, said.TryGetProperty("problems", out var problems) ? problems[0].GetString() : null);
    }
}
