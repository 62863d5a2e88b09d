using CrowdComms.Data;
using CrowdComms.Data.Devices;
using CrowdComms.Data.Venue;
using CrowdComms.Tests.Support;
using CrowdComms.Web.Jobs;
using CrowdComms.Web.Shared;
using Hangfire;
using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace CrowdComms.Tests.Browser.Jobs;

[Collection(BrowserUser.Collection)]
public sealed class JobsTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory, BothEngines]
    public async Task What_is_written_down_for_later_is_done_by_a_service_and_seen_by_admins_alone(Engine engine)
    {
        await using var app = await AppInProcess.StartAsync(new AppSettings { Engine = engine });
        await app.Get<WorkersBegin>().Begun.WaitAsync(Stop);
        var contexts = app.Get<IDbContextFactory<CrowdCommsContext>>();
        await using var context = await contexts.CreateDbContextAsync(Stop);
        var desk = await context.Stations.FirstAsync(s => s.Kind == StationKind.Desk, Stop);
        context.DevicePairings.Add(new DevicePairing
        {
            EventId = desk.EventId,
            StationId = desk.Id,
            CodeHash = [1],
            ExpiresAt = app.Get<TimeProvider>().GetUtcNow() - TimeSpan.FromDays(2)
        });
        await context.SaveChangesAsync(Stop);

        app.Get<IRecurringJobManager>().Trigger("forget-old-pairings");
        using var beat = new PeriodicTimer(TimeSpan.FromMilliseconds(20));
        while (await context.DevicePairings.AnyAsync(Stop))
        {
            await beat.WaitForNextTickAsync(Stop);
        }

        await using var visitor = await BrowserUser.OpenAsync(app);
        var page = await visitor.NewPageAsync();
        await page.SignInAsync("admin");
        await page.Locator(".account > summary").ClickAsync();
        var work = await page.RunAndWaitForPopupAsync(
            () => page.GetByRole(AriaRole.Link, new() { Name = "Background jobs" }).ClickAsync());
        await work.GotoAsync($"{JobServices.Address}/recurring");
        await Expect(work.GetByText("forget-old-pairings")).ToBeVisibleAsync();
    }

    [Fact]
    public async Task A_lock_that_a_killed_process_left_keeps_nobody_from_starting()
    {
        await using var app = await AppInProcess.StartAsync(new AppSettings { Engine = Engine.Postgres, Demo = false });
        await app.Get<WorkersBegin>().Begun.WaitAsync(Stop);
        var killed = app.Get<JobStorage>().GetConnection();
        _ = killed.AcquireDistributedLock("lock:recurring-job:send-due-messages", TimeSpan.FromSeconds(60));
        await using var context = await app.Get<IDbContextFactory<CrowdCommsContext>>().CreateDbContextAsync(Stop);
        var left = await context.Database.SqlQueryRaw<DateTime>("UPDATE jobs.lock SET acquired = acquired - interval '11 seconds' "
            + "WHERE resource LIKE '%send-due-messages' RETURNING acquired").ToListAsync(Stop);
        Assert.Single(left);

        RecurringJobs.Schedule(app.Get<IRecurringJobManager>());

        // The scheduler of the running application takes the same lock each minute, so a newer one may be there.
        Assert.Equal(0,
            await context.Database.ExecuteSqlRawAsync("UPDATE jobs.lock SET acquired = acquired WHERE resource LIKE "
                + "'%send-due-messages' AND acquired <= {0}", [left[0]], Stop));
    }

    [Fact]
    public async Task Nobody_else_is_shown_the_background_work()
    {
        await using var app = await AppInProcess.StartAsync();
        await using var visitor = await BrowserUser.OpenAsync(app);
        var page = await visitor.NewPageAsync();
        Assert.Contains("/account/sign-in", (await page.GotoAsync(JobServices.Address))!.Url, StringComparison.Ordinal);
        await page.SignInAsync("organiser");
        foreach (var address in new[] { JobServices.Address, $"{JobServices.Address}/recurring",
            $"{JobServices.Address}/stats" })
        {
            Assert.Equal(403, (await page.APIRequest.GetAsync(address)).Status);
        }
    }
}
