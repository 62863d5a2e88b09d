using System.Diagnostics;
using CrowdComms.Data.CheckIn;
using CrowdComms.Data.Dashboard;
using CrowdComms.Data.Live;
using CrowdComms.Tests.Data.CheckIn;
using CrowdComms.Tests.Support;
using CrowdComms.Web.Live;
using Microsoft.Extensions.DependencyInjection;

namespace CrowdComms.Tests.Web.Live;

/// <summary>Two nodes over one database: people are scanned on A, boards are watched on B.</summary>
public sealed class RedisOutageTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory, BothEngines]
    public async Task With_Redis_cut_a_board_says_that_it_may_be_behind_counts_more_often_and_catches_up_when_it_is_back(Engine engine)
    {
        await using var redis = await PrivateRedis.RunAsync();
        await using var a = new Node(redis.Configuration);
        await using var house = await House.OpenAsync(engine, services => services.AddSingleton<IChangeFeed>(a.Feed));
        var expo = await house.NewEventAsync();
        await using var b = new Node(redis.Configuration);
        await Task.WhenAll(a.TurnedAsync(cut: false), b.TurnedAsync(cut: false));
        var log = new ErrorCount();
        await using var board = new BoardAtHand(house, log, b.Feed);
        using var watch = board.Watch(expo.Id);
        await CheckInAsync(house, expo, "Ada Lovelace");
        await board.UntilAsync(f => f is { PeopleArrived: 1, State: FiguresState.Right });

        await redis.StopAsync();
        await CheckInAsync(house, expo, "Grace Hopper");

        var behind = await board.UntilAsync(f => f is { State: FiguresState.Cut, PeopleArrived: 2 });
        await CheckInAsync(house, expo, "Alan Turing");
        var counted = await board.UntilAsync(f => f is { State: FiguresState.Cut, PeopleArrived: 3 });
        Assert.InRange(counted.VerifiedAt - behind.VerifiedAt, TimeSpan.Zero, LiveBoard.CountWhenCut * 2);

        await redis.StartAsync();
        await Task.WhenAll(a.TurnedAsync(cut: false), b.TurnedAsync(cut: false));
        await board.UntilAsync(f => f is { State: FiguresState.Right, PeopleArrived: 3 });
        await CheckInAsync(house, expo, "Edsger Dijkstra");
        var last = await board.UntilAsync(f => f.PeopleArrived == 4);
        Assert.Equal((FiguresState.Right, 0), (last.State, log.Errors));
    }

    [Fact]
    public async Task While_Redis_is_cut_a_thousand_changes_are_said_in_a_moment()
    {
        await using var redis = await PrivateRedis.RunAsync();
        await using var a = new Node(redis.Configuration);
        await a.TurnedAsync(cut: false);
        await redis.StopAsync();
        await a.TurnedAsync(cut: true);
        var eventId = Guid.CreateVersion7();
        var times = new List<TimeSpan>();

        // A busy machine can take the processor away for as long, but not five times.
        while (times.Count < 5)
        {
            var began = Stopwatch.GetTimestamp();
            for (var i = 0; i < 1000; i++)
            {
                a.Feed.Publish(EventChanged.CountAnew(eventId));
            }

            times.Add(Stopwatch.GetElapsedTime(began));
        }

        // Generous: a thousand refused calls into a cut connection would take longer.
        Assert.InRange(times.Min(), TimeSpan.Zero, TimeSpan.FromMilliseconds(500));
    }

    [Theory]
    [BothEngines(-60)]
    [BothEngines(60)]
    public async Task Two_nodes_whose_clocks_differ_by_a_minute_show_the_same_numbers(Engine engine, int seconds)
    {
        await using var redis = await PrivateRedis.RunAsync();
        await using var a = new Node(redis.Configuration);
        await using var house = await House.OpenAsync(engine, services => services.AddSingleton<IChangeFeed>(a.Feed));
        var elsewhere = new WaitedClock(house.Clock.GetUtcNow().AddSeconds(seconds));
        var expo = await house.NewEventAsync();
        await using var b = new Node(redis.Configuration);
        await Task.WhenAll(a.TurnedAsync(cut: false), b.TurnedAsync(cut: false));
        var log = new ErrorCount();
        await using var board = new BoardAtHand(house, log, b.Feed, elsewhere);
        using var watch = board.Watch(expo.Id);
        await board.UntilAsync(f => f.State == FiguresState.Right);
        for (var i = 1; i <= 5; i++)
        {
            await CheckInAsync(house, expo, $"Guest Number{i}");
        }

        var folded = await board.UntilAsync(f => f is { PeopleArrived: 5, Latest: [{ Name: not null }, ..] });

        Assert.Equal((5, 5), (folded.Entries, folded.Arrivals.Sum(span => span.Count)));
        var verified = await board.UntilAsync(f => f.VerifiedAt > folded.VerifiedAt);
        Assert.True(folded.CountsAs(verified));
        Assert.Equal((FiguresState.Right, 0), (verified.State, log.Errors));
        Assert.DoesNotContain(board.Seen, f => f.State == FiguresState.Corrected);
    }

    private static async Task CheckInAsync(House house, EventAtHand expo, string name)
    {
        var person = await house.RegisterAsync(expo, name);
        var answer = await house.Get<CheckInService>().ScanAsync(
            CheckInServiceTests.Place(expo), CheckInServiceTests.Scan(expo, person.TicketCode), expo.Staff, Stop);
        Assert.Equal(ScanOutcome.Admitted, answer.Value.Outcome);
    }
}
