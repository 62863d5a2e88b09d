using System.Diagnostics;
using CrowdComms.Data.Common;
using CrowdComms.Data.Venue;
using CrowdComms.Tests.Support;
using CrowdComms.Tests.Web.Tokens;
using CrowdComms.Web.Live;
using Microsoft.EntityFrameworkCore;
using static CrowdComms.Tests.Web.Api.ApiVisitor;

namespace CrowdComms.Tests.Web.Api;

/// <summary>How many SQL statements a warm request sends. The scan of SQLite is one transaction of its own, which EF Core does not
/// send; PostgreSQL's is one statement, which its driver counts.</summary>
public sealed class StatementsTests
{
    // Work in the background may send statements between the first and the last of a request, but not in every one of so many.
    private const int Tries = 20;

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_warm_request_on_SQLite_asks_for_what_it_answers_with_and_nothing_else()
    {
        using var sent = new SentStatements();
        await using var app = await AppInProcess.StartAsync();
        sent.Folder = app.Folder;
        await CountAsync(app, () => sent.Take().Count, scans: 0);
    }

    [Fact]
    public async Task A_warm_request_on_PostgreSQL_asks_for_what_it_answers_with_and_nothing_else()
    {
        await using var app = await AppInProcess.StartAsync(new AppSettings { Engine = Engine.Postgres });
        await using var context = await app.ContextAsync();
        using var sent = new DriverStatements(context.Database.GetDbConnection().Database);
        await CountAsync(app, sent.Take, scans: 1);
    }

    private static async Task CountAsync(AppInProcess app, Func<int> take, int scans)
    {
        using var staff = await OpenAsync(app, "staff");
        await using var context = await app.ContextAsync();
        var expo = await context.Events.SingleAsync(e => e.Slug == "demo-expo", Stop);
        var people = await context.Registrants.Where(r => r.EventId == expo.Id && r.Status == RegistrantStatus.Confirmed)
            .OrderBy(r => r.Id).Take(Tries + 2).ToListAsync(Stop);
        var desk = await context.Stations.FirstAsync(s => s.EventId == expo.Id && s.Kind == StationKind.Desk, Stop);
        var next = new Queue<string>(people.Select(p => p.TicketCode));
        using var watched = app.Get<LiveBoards>().Watch(expo.Id, _ => { });

        Assert.Equal(scans, await LeastAsync(take, async () =>
        {
            var scan = new { scanId = Guid.CreateVersion7(), stationId = desk.Id, code = next.Dequeue() };
            var answer = await staff.PostAsync($"{Expo}/scans", scan);
            Assert.Equal("admitted", answer["outcome"]);
        }));
        Assert.InRange(await LeastAsync(take, () => GoodAsync(staff, $"{People}/{people[0].Id}")), 0, 1);
        foreach (var list in new[] { "sort=-createdAt", "status=Confirmed", "passType=VIP", "search=an" })
        {
            Assert.InRange(await LeastAsync(take, () => GoodAsync(staff, $"{People}?pageSize=25&{list}")), 1, 3);
        }

        Assert.Equal(0, await LeastAsync(take, () => GoodAsync(staff, Expo)));
        Assert.Equal(0, await LeastAsync(take, () => GoodAsync(staff, $"{Expo}/dashboard")));
    }

    private static async Task GoodAsync(ApiVisitor visitor, string address) => Assert.Equal(200, (await visitor.GetAsync(address)).Status);

    // The first request warms what is remembered.
    private static async Task<int> LeastAsync(Func<int> take, Func<Task> askAsync)
    {
        await askAsync();
        var least = int.MaxValue;
        for (var i = 0; i < Tries && least > 0; i++)
        {
            take();
            await askAsync();
            least = Math.Min(least, take());
        }

        return least;
    }

    /// <summary>Counts the statements that PostgreSQL's driver sends to one database.</summary>
    private sealed class DriverStatements : IDisposable
    {
        private readonly ActivityListener _listener;
        private int _sent;

        internal DriverStatements(string database)
        {
            _listener = new ActivityListener
            {
                ShouldListenTo = source => source.Name == "Npgsql",
                Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllData,
                ActivityStopped = activity =>
                {
                    if (activity.TagObjects.Any(t => t.Key is "db.namespace" or "db.name" && t.Value as string == database))
                    {
                        Interlocked.Increment(ref _sent);
                    }
                },
            };
            ActivitySource.AddActivityListener(_listener);
        }

        internal int Take() => Interlocked.Exchange(ref _sent, 0);

        public void Dispose() => _listener.Dispose();
    }
}
