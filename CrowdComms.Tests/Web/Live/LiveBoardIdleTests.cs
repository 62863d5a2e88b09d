using CrowdComms.Data;
using CrowdComms.Data.Dashboard;
using CrowdComms.Data.Engines;
using CrowdComms.Data.Live;
using CrowdComms.Tests.Support;
using CrowdComms.Web.Live;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging.Abstractions;

namespace CrowdComms.Tests.Web.Live;

public sealed class LiveBoardIdleTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory, BothEngines]
    public async Task With_nobody_watching_no_query_runs_whatever_happens(Engine engine)
    {
        await using var house = await House.OpenAsync(engine);
        var expo = await house.NewEventAsync();
        var counted = new CountedContexts(house.Get<IDbContextFactory<CrowdCommsContext>>());
        await using var boards =
            new LiveBoards(new FiguresReader(counted, house.Get<IDatabaseEngine>(), house.Get<IArrivalCount>(),
                house.Clock), house.Feed, house.Get<Outage>(), house.Clock, NullLogger<LiveBoard>.Instance);
        await house.RegisterAsync(expo);
        Assert.Equal(0, counted.Opened);

        using (boards.Watch(expo.Id, _ => { }))
        {
            await UntilAsync(house, () => counted.Opened > 0 && boards.Current(expo.Id) is not null);
        }

        await UntilAsync(house, () => boards.Count == 0);
        var opened = counted.Opened;
        for (var i = 0; i < 10; i++)
        {
            await house.RegisterAsync(expo, $"Guest Number{i}");
            house.Clock.Advance(LiveBoard.VerifyEvery);
        }

        Assert.Equal(opened, counted.Opened);
        Assert.Empty(house.Get<InProcessChangeFeed>().Watched);
    }

    [Fact]
    public async Task A_thousand_pages_that_come_and_go_leave_nothing_behind()
    {
        await using var house = await House.OpenAsync(Engine.Sqlite);
        var expo = await house.NewEventAsync();
        await using var board = new BoardAtHand(house);
        for (var i = 0; i < 1000; i++)
        {
            using var watch = board.Boards.Watch(expo.Id, _ => { });
            Assert.Equal(1, board.Boards.Count);
        }

        await board.UntilAsync(() => board.Boards.Count == 0);
        Assert.Empty(house.Get<InProcessChangeFeed>().Watched);
    }

    private static async Task UntilAsync(House house, Func<bool> wanted)
    {
        using var beat = new PeriodicTimer(TimeSpan.FromMilliseconds(2));
        while (!wanted())
        {
            house.Clock.Advance(TimeSpan.FromMilliseconds(80));
            await beat.WaitForNextTickAsync(Stop);
        }
    }

    private sealed class CountedContexts(IDbContextFactory<CrowdCommsContext> contexts)
        : IDbContextFactory<CrowdCommsContext>
    {
        private int _opened;

        internal int Opened => Volatile.Read(ref _opened);

        public CrowdCommsContext CreateDbContext()
        {
            Interlocked.Increment(ref _opened);
            return contexts.CreateDbContext();
        }
    }
}
