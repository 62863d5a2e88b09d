using System.Collections.Concurrent;
using System.Diagnostics;
using CrowdComms.Data;
using CrowdComms.Data.Access;
using CrowdComms.Data.CheckIn;
using CrowdComms.Data.Common;
using CrowdComms.Tests.Support;
using CrowdComms.Web.Access;
using Microsoft.EntityFrameworkCore;
using static Microsoft.Playwright.Assertions;

namespace CrowdComms.Tests.Browser.Dashboard;

[Collection(BrowserUser.Collection)]
public sealed class RenderBatchTests
{
    private const int CheckIns = 60, MostBytes = 20_000, KeepAlive = 20;
    private static readonly TimeSpan Between = TimeSpan.FromMilliseconds(50);

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_dashboard_gets_at_most_five_batches_a_second_each_under_twenty_kilobytes()
    {
        await using var app = await AppInProcess.StartAsync();
        await using var visitor = await BrowserUser.OpenAsync(app);
        var page = await visitor.NewPageAsync();
        var frames = new ConcurrentQueue<int>();
        page.WebSocket += (_, socket) =>
            socket.FrameReceived += (_, frame) => frames.Enqueue(frame.Binary?.Length ?? frame.Text?.Length ?? 0);
        await page.SignInAsync("organiser");
        await page.OpenAsync("/events/demo-expo/dashboard");
        await Expect(page.GetByText("Live, verified at")).ToBeVisibleAsync();

        // What a part shows first is no change: parts come one after the other, and the
        // largest brings twenty companies.
        await Expect(page.Locator(".mud-skeleton")).ToHaveCountAsync(0);
        var arrived = int.Parse(await page.Locator("[data-arrived]")
            .InnerTextAsync(), System.Globalization.CultureInfo.InvariantCulture);
        frames.Clear();
        var began = Stopwatch.GetTimestamp();

        await CheckInAsync(app);
        await Expect(page.Locator("[data-arrived]")).ToHaveTextAsync($"{arrived + CheckIns}");

        var seconds = Stopwatch.GetElapsedTime(began).TotalSeconds;
        int[] batches = [.. frames.Where(bytes => bytes > KeepAlive)];
        TestContext.Current.SendDiagnosticMessage(
            $"{batches.Length} batches in {seconds:0.0} s, the largest {batches.Max():N0} bytes: "
                + $"{string.Join(" ", batches)}");
        Assert.InRange(batches.Length, 1, (int)Math.Ceiling(seconds * 5) + 1);
        Assert.InRange(batches.Max(), 1, MostBytes);
    }

    private static async Task CheckInAsync(AppInProcess app)
    {
        await using var context = await app.Get<IDbContextFactory<CrowdCommsContext>>().CreateDbContextAsync(Stop);
        var people = await context.Registrants.AsNoTracking().Where(r => r.Status == RegistrantStatus.Confirmed)
            .OrderBy(r => r.Id).Take(CheckIns).ToListAsync(Stop);
        var desk = await context.Stations.AsNoTracking()
            .SingleAsync(s => s.EventId == people[0].EventId && s.Name == "Desk A", Stop);
        var user = await context.Users.AsNoTracking().SingleAsync(u => u.Email == "staff@demo.example", Stop);
        var access = (await app.Get<AccessService>().EnterAsync(user.Id, "demo-expo", Stop)).Value;
        using var beat = new PeriodicTimer(Between);
        foreach (var person in people)
        {
            var answer = await app.Get<CheckInService>()
                .ScanAsync(access.Event, new ScanRequest(Guid.CreateVersion7(), desk.Id, person.TicketCode), access.Actor,
                    Stop);
            Assert.Equal(ScanOutcome.Admitted, answer.Value.Outcome);
            await beat.WaitForNextTickAsync(Stop);
        }
    }
}
