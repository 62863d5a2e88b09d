using System.Net;
using CrowdComms.Data;
using CrowdComms.Data.Engines;
using CrowdComms.Data.Engines.Sqlite;
using CrowdComms.Tests.Support;
using CrowdComms.Tests.Web.Tokens;
using CrowdComms.Web.Observability;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace CrowdComms.Tests.Web.Observability;

/// <summary>An outage is one line a minute for each place in the code, however many requests meet it.</summary>
public sealed class OutageLogsTests
{
    private const int CannotOpen = 14;

    [Fact]
    public async Task A_place_logs_an_outage_once_a_minute_without_a_stack_and_says_how_often_it_happened()
    {
        var kept = new KeptLines();
        await using var house = await House.OpenAsync(Engine.Sqlite);
        using var logs = new OutageLogs(new LoggerFactory([kept]), house.Services, house.Clock);
        var log = logs.CreateLogger("Desk");
        for (var i = 0; i < 215; i++)
        {
            log.LogWarning(new InvalidOperationException("wrapped", new SqliteException("unable to open database file", CannotOpen)),
                "Event {EventId} waits", i);
        }

        log.LogWarning(OutageEvent.Id, "Not ready: {Reason}", "no answer");
        log.LogWarning(OutageEvent.Id, "Not ready: {Reason}", "no answer");
        Assert.Equal(["Event 0 waits: unable to open database file", "Not ready: no answer"], kept.Take().Select(l => l.Text));

        house.Clock.Advance(LogThrottle.Every);
        log.LogError(new SqliteException("unable to open database file", CannotOpen), "Event {EventId} waits", 7);
        var next = Assert.Single(kept.Take());
        Assert.Equal("Event 7 waits: unable to open database file … 214 more in the last minute", next.Text);
        Assert.Null(next.Failure);

        foreach (var bug in new Exception[] { new InvalidOperationException("a bug"), new SqliteException("no such table", 1) })
        {
            log.LogError(bug, "A page failed");
            log.LogError(bug, "A page failed");
            Assert.Equal([bug, bug], kept.Take().Select(l => l.Failure));
        }
    }

    [Fact]
    public async Task Requests_during_an_outage_leave_one_line_for_each_place()
    {
        var kept = new KeptLines();
        await using var app = await AppInProcess.StartAsync(new AppSettings
        {
            Demo = false,
            Services = services =>
            {
                services.AddSingleton<ILoggerProvider>(kept);
                services.AddSingleton(provider => new FaultyContexts(new ContextFactory<SqliteContext>(
                    provider.GetRequiredService<IDbContextFactory<SqliteContext>>())));
                services.AddSingleton<IDbContextFactory<CrowdCommsContext>>(provider => provider.GetRequiredService<FaultyContexts>());
            },
        });
        using var program = app.Program();
        kept.Take();
        app.Get<FaultyContexts>().IsAway = true;
        foreach (var address in new[] { "/account/invitation/none", "/register/none", "/t/none", "/health/ready" })
        {
            for (var i = 0; i < 5; i++)
            {
                using var request = new HttpRequestMessage(HttpMethod.Get, address);
                using var answer = await program.SendAsync(request, TokenVisitor.Stop);
                Assert.True(answer.StatusCode == HttpStatusCode.ServiceUnavailable, $"{address}: {answer.StatusCode}");
            }
        }

        var lines = kept.Take();
        Assert.NotEmpty(lines);
        Assert.All(lines, line => Assert.True(line.Failure is null, $"{line}"));
        Assert.All(lines.GroupBy(l => (l.Category, l.Text)),
            same => Assert.True(same.Count() == 1, $"{same.Count()} times {same.First()}"));
        Assert.InRange(lines.Count, 1, 12);
    }
}
