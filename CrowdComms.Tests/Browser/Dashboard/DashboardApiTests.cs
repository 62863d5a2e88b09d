using System.Net;
using System.Text.Json;
using CrowdComms.Data;
using CrowdComms.Data.Access;
using CrowdComms.Data.CheckIn;
using CrowdComms.Data.Common;
using CrowdComms.Data.Venue;
using CrowdComms.Tests.Support;
using CrowdComms.Web.Access;
using CrowdComms.Web.Live;
using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;

namespace CrowdComms.Tests.Browser.Dashboard;

[Collection(BrowserUser.Collection)]
public sealed class DashboardApiTests
{
    private const string Address = "/api/v1/events/demo-expo/dashboard";

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_figures_are_given_to_members_and_everybody_else_gets_a_problem_with_its_code()
    {
        await using var app = await AppInProcess.StartAsync();
        using var stranger = new HttpClient { BaseAddress = app.Address };
        foreach (var address in new[] { Address, $"{Address}/stream" })
        {
            using var refused = await stranger.GetAsync(new Uri(address, UriKind.Relative), Stop);
            Assert.Equal((HttpStatusCode.Unauthorized, "application/problem+json"),
                (refused.StatusCode, refused.Content.Headers.ContentType?.MediaType));
            Assert.Equal("unauthenticated", JsonDocument.Parse(await refused.Content.ReadAsStreamAsync(
                Stop)).RootElement.GetProperty("code").GetString());
        }

        await using var visitor = await BrowserUser.OpenAsync(app);
        var page = await visitor.NewPageAsync();
        await page.SignInAsync("staff");
        var (status, figures) = await GetAsync(page, Address);
        await using var context = await app.Get<IDbContextFactory<CrowdCommsContext>>().CreateDbContextAsync(Stop);
        Assert.Equal(200, status);
        Assert.Equal(("demo-expo", "Right"),
            (figures.GetProperty("event").GetString(), figures.GetProperty("state").GetString()));
        Assert.Equal(await context.Registrants.CountAsync(r => r.Status == RegistrantStatus.CheckedIn, Stop), figures
            .GetProperty("byStatus").GetProperty("checkedIn").GetInt32());
        Assert.Equal(10, figures.GetProperty("latest").EnumerateArray()
            .Count(a => a.GetProperty("name").GetString() is { Length: > 0 }));
        Assert.Equal((400, "validation"), await CodeAsync(page, $"{Address}?companies=some"));
        Assert.Equal((404, "not_found"), await CodeAsync(page, "/api/v1/events/no-such-event/dashboard"));

        context.Members.RemoveRange(await context.Members.ToListAsync(Stop));
        await context.SaveChangesAsync(Stop);
        Assert.Equal((404, "not_found"), await CodeAsync(page, Address));
        Assert.Equal((404, "not_found"), await CodeAsync(page, $"{Address}/stream"));
    }

    [Fact]
    public async Task A_browser_that_listens_hears_the_whole_and_then_each_change_and_leaves_nothing_behind()
    {
        await using var app = await AppInProcess.StartAsync();
        await using var visitor = await BrowserUser.OpenAsync(app);
        var page = await visitor.NewPageAsync();
        await page.SignInAsync("organiser");
        await page.OpenAsync("/events");
        var expo = await ExpoAsync(app);
        await UntilAsync(app, expo, watchers: 0);
        await page.EvaluateAsync(
            """
            address => {
                window.heard = [];
                window.stream = new EventSource(address);
                window.stream.onmessage = message => window.heard.push({ id: Number(message.lastEventId), ...JSON.parse(message.data) });
            }
            """, $"{Address}/stream");
        await page.WaitForFunctionAsync("() => window.heard.length > 0");
        var first = await page.EvaluateAsync<int>("() => window.heard[0].peopleArrived");
        await CheckInAsync(app);

        await page.WaitForFunctionAsync("first => window.heard.at(-1).peopleArrived === first + 1", first);
        Assert.True(await page.EvaluateAsync<bool>(
            "() => window.heard.every((f, i) => f.id === f.version && (i === 0 || f.version > window.heard[i - "
                + "1].version))"));

        Assert.Equal(1, app.Get<LiveBoards>().Watchers(expo));
        await page.EvaluateAsync("() => window.stream.close()");
        await UntilAsync(app, expo, watchers: 0);
    }

    // The dashboard that signing in leads to is watched until the server has heard that the browser left it.
    private static async Task UntilAsync(AppInProcess app, Guid expo, int watchers)
    {
        using var beat = new PeriodicTimer(TimeSpan.FromMilliseconds(20));
        while (app.Get<LiveBoards>().Watchers(expo) != watchers)
        {
            await beat.WaitForNextTickAsync(Stop);
        }
    }

    private static async Task<Guid> ExpoAsync(AppInProcess app)
    {
        await using var context = await app.Get<IDbContextFactory<CrowdCommsContext>>().CreateDbContextAsync(Stop);
        return await context.Events.Select(e => e.Id).SingleAsync(Stop);
    }

    private static async Task CheckInAsync(AppInProcess app)
    {
        await using var context = await app.Get<IDbContextFactory<CrowdCommsContext>>().CreateDbContextAsync(Stop);
        var person = await context.Registrants.AsNoTracking().Where(r => r.Status == RegistrantStatus.Confirmed)
            .OrderBy(r => r.Id).FirstAsync(Stop);
        var staff = await context.Users.Where(u => u.Email == "staff@demo.example").Select(u => u.Id).SingleAsync(Stop);
        var access = (await app.Get<AccessService>().EnterAsync(staff, "demo-expo", Stop)).Value;
        var desk = await context.Stations.Where(s => s.EventId == access.Event.Id && s.Kind == StationKind.Desk)
            .Select(s => s.Id).FirstAsync(Stop);
        var answer = await app.Get<CheckInService>()
            .ScanAsync(access.Event, new ScanRequest(Guid.CreateVersion7(), desk, person.TicketCode), access.Actor, Stop);
        Assert.Equal(ScanOutcome.Admitted, answer.Value.Outcome);
    }

    private static async Task<(int Status, JsonElement Body)> GetAsync(IPage page, string address)
    {
        var answer = await page.APIRequest.GetAsync(address);
        return (answer.Status, JsonDocument.Parse(await answer.BodyAsync()).RootElement);
    }

    private static async Task<(int Status, string? Code)> CodeAsync(IPage page, string address)
    {
        var (status, body) = await GetAsync(page, address);
        return (status, body.GetProperty("code").GetString());
    }
}
