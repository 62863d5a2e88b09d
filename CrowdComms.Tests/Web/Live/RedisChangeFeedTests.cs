using CrowdComms.Data.CheckIn;
using CrowdComms.Data.Common;
using CrowdComms.Data.Dashboard;
using CrowdComms.Data.Live;
using CrowdComms.Tests.Data.CheckIn;
using CrowdComms.Tests.Support;
using CrowdComms.Web;
using CrowdComms.Web.Shared;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using StackExchange.Redis;

namespace CrowdComms.Tests.Web.Live;

public sealed class RedisChangeFeedTests
{
    private static readonly Guid Expo = Guid.CreateVersion7();

    [Fact]
    public async Task A_change_on_one_node_is_heard_on_another_whole_but_without_the_person()
    {
        await using var redis = await PrivateRedis.RunAsync();
        await using var a = new Node(redis.Configuration, Expo);
        await using var b = new Node(redis.Configuration, Expo);
        await a.ReadyAsync();
        await b.ReadyAsync();
        var said = Change(1);

        a.Feed.Publish(said);

        var heard = await b.HearAsync(c => c.Moves.Count > 0);
        Assert.Equal(said.Moves[0] with { Person = null }, Assert.Single(heard.Moves));
        Assert.False(heard.Reread);
    }

    [Fact]
    public async Task What_travels_through_Redis_names_nobody()
    {
        await using var redis = await PrivateRedis.RunAsync();
        await using var spy = await ConnectionMultiplexer.ConnectAsync(redis.Configuration);
        var channel = await spy.GetSubscriber().SubscribeAsync(RedisChannel.Pattern("*"));
        await using var node = new Node(redis.Configuration);
        await node.TurnedAsync(cut: false);

        node.Feed.Publish(Change(1));

        string message;
        do
        {
            message = (await channel.ReadAsync(TestContext.Current.CancellationToken)).Message.ToString();
        }
        while (!message.Contains(Expo.ToString(), StringComparison.Ordinal));
        Assert.DoesNotContain("Röntgen", message, StringComparison.Ordinal);
        Assert.DoesNotContain("Rays", message, StringComparison.Ordinal);
        Assert.DoesNotContain("person", message, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task A_change_is_heard_on_its_own_node_at_once_and_once()
    {
        await using var redis = await PrivateRedis.RunAsync();
        await using var a = new Node(redis.Configuration, Expo);
        await using var b = new Node(redis.Configuration, Expo);
        await a.ReadyAsync();
        await b.ReadyAsync();
        var (first, answer) = (Change(1), Change(2));

        a.Feed.Publish(first);

        Assert.Same(first, a.HeardAlready);
        // The answer of the other node comes behind the echo, on the same connection.
        await b.HearAsync(c => c.Moves.Count > 0);
        b.Feed.Publish(answer);
        Assert.Equal(answer.Moves[0].ChangeId, Assert.Single((await a.HearAsync(_ => true)).Moves).ChangeId);
    }

    [Fact]
    public async Task Changes_are_heard_in_the_order_in_which_they_were_said()
    {
        await using var redis = await PrivateRedis.RunAsync();
        await using var a = new Node(redis.Configuration, Expo);
        await using var b = new Node(redis.Configuration, Expo);
        await a.ReadyAsync();
        await b.ReadyAsync();
        var said = Enumerable.Range(1, 500).Select(Change).ToList();

        said.ForEach(a.Feed.Publish);

        foreach (var change in said)
        {
            Assert.Equal(change.Moves[0].ChangeId, (await b.HearAsync(c => c.Moves.Count > 0)).Moves[0].ChangeId);
        }
    }

    [Fact]
    public async Task Redis_away_delays_and_fails_nothing_and_all_count_anew_when_it_comes()
    {
        await using var redis = await PrivateRedis.PrepareAsync();
        await using var a = new Node(redis.Configuration, Expo);
        await using var b = new Node(redis.Configuration, Expo);

        for (var i = 0; i < 1000; i++)
        {
            a.Feed.Publish(Change(i));
            Assert.NotNull(a.HeardAlready);
        }

        await redis.StartAsync();
        await Task.WhenAll(a.ReadyAsync(), b.ReadyAsync());
    }

    [Fact]
    public async Task After_an_outage_changes_said_meanwhile_are_counted_by_the_other_nodes_and_new_ones_travel()
    {
        await using var redis = await PrivateRedis.RunAsync();
        await using var a = new Node(redis.Configuration);
        await using var b = new Node(redis.Configuration, Expo);
        await b.ReadyAsync();
        await a.TurnedAsync(cut: false);
        await redis.StopAsync();
        a.Feed.Publish(Change(1));

        await redis.StartAsync();

        await b.ReadyAsync();
        Assert.Equal(Change(2).EventId, (await HeardAgainAsync(a, b)).EventId);
    }

    [Fact]
    public async Task A_change_that_Redis_refused_is_counted_anew_by_the_others_as_soon_as_it_takes_one()
    {
        await using var redis = await PrivateRedis.RunAsync();
        await using var keeper = await ConnectionMultiplexer.ConnectAsync(redis.Configuration);
        await using var a = new Node(redis.Configuration);
        await using var b = new Node(redis.Configuration, Expo);
        await b.ReadyAsync();
        await a.TurnedAsync(cut: false);
        await keeper.GetDatabase().ExecuteAsync("ACL", "SETUSER", "default", "-publish");
        a.Feed.Publish(Change(1));
        using var beat = new PeriodicTimer(TimeSpan.FromMilliseconds(20));
        while ((await keeper.GetDatabase().ExecuteAsync("ACL", "LOG")).Length == 0)
        {
            await beat.WaitForNextTickAsync(TestContext.Current.CancellationToken);
        }

        await keeper.GetDatabase().ExecuteAsync("ACL", "SETUSER", "default", "+publish");
        EventChanged? heard;
        while ((heard = b.HeardAlready) is null)
        {
            // The refusal may reach the feed after Redis logged it: any later change brings it up.
            a.Feed.Publish(new EventChanged(Guid.CreateVersion7(), []));
            await beat.WaitForNextTickAsync(TestContext.Current.CancellationToken);
        }

        Assert.True(heard.Reread);
    }

    [Fact]
    public async Task What_is_no_change_is_passed_over()
    {
        await using var redis = await PrivateRedis.RunAsync();
        await using var other = await ConnectionMultiplexer.ConnectAsync(redis.Configuration);
        await using var a = new Node(redis.Configuration, Expo);
        await using var b = new Node(redis.Configuration, Expo);
        await a.ReadyAsync();
        await b.ReadyAsync();

        string[] noise = ["", "null", "{}", "[1", """{"node":"x"}""", $$$"""{"node":"{{{Expo}}}","changed":null}""",
            $$$"""{"node":"{{{Expo}}}","changed":{"eventId":"{{{Expo}}}","moves":null}}"""];
        foreach (var message in noise)
        {
            await other.GetSubscriber().PublishAsync(RedisChannel.Literal("crowdcomms:changes"), message);
        }

        a.Feed.Publish(Change(1));
        Assert.Single((await b.HearAsync(_ => true)).Moves);
    }

    [Theory, BothEngines]
    public async Task A_check_in_on_one_node_moves_a_board_on_another(Engine engine)
    {
        await using var redis = await PrivateRedis.RunAsync();
        await using var a = new Node(redis.Configuration);
        await using var house = await House.OpenAsync(engine, services => services.AddSingleton<IChangeFeed>(a.Feed));
        var expo = await house.NewEventAsync();
        var person = await house.RegisterAsync(expo, "Ada Lovelace");
        await using var b = new Node(redis.Configuration, expo.Id);
        await b.ReadyAsync();
        await a.TurnedAsync(cut: false);
        await using var board = new BoardAtHand(house, feed: b.Feed);
        using var watch = board.Watch(expo.Id);
        await board.UntilAsync(f => f.ByStatus.Confirmed == 1);

        await house.Get<CheckInService>().ScanAsync(
            CheckInServiceTests.Place(expo), CheckInServiceTests.Scan(expo, person.TicketCode), expo.Staff,
            TestContext.Current.CancellationToken);

        await b.HearAsync(c => c.Moves is [{ To: RegistrantStatus.CheckedIn }]);
        var figures = await board.UntilAsync(f => f is { PeopleArrived: 1, Latest: [{ Name: not null }] });
        Assert.Equal("Ada Lovelace", figures.Latest[0].Name);
        Assert.DoesNotContain(board.Seen, f => f.State == FiguresState.Corrected);
    }

    [Theory]
    [InlineData("redis:6379,pasword=secret")]
    [InlineData("password=secret")]
    public void A_wrong_configuration_stops_the_start_and_is_not_repeated(string redis)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Configuration.AddInMemoryCollection(
            [new("ConnectionStrings:Redis", redis), new("Storage:Folder", Path.GetTempPath())]);

        var refusal = Assert.Throws<StartRefusedException>(
            () => Settings.Read(builder.Configuration, builder.Environment));

        Assert.StartsWith("ConnectionStrings:Redis", refusal.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("secret", refusal.Message, StringComparison.Ordinal);
    }

    // The subscription of the listening node comes back by itself; until it has, what is said is
    // lost, so it is said again.
    private static async Task<EventChanged> HeardAgainAsync(Node a, Node b)
    {
        var heard = b.HearAsync(c => c.Moves.Count > 0);
        using var beat = new PeriodicTimer(TimeSpan.FromMilliseconds(50));
        do
        {
            a.Feed.Publish(Change(2));
        }
        while (!heard.IsCompleted && await beat.WaitForNextTickAsync(TestContext.Current.CancellationToken));

        return await heard;
    }

    private static EventChanged Change(int number)
    {
        var at = new DateTimeOffset(2026, 9, 15, 7, 0, 0, TimeSpan.Zero).AddTicks(number);
        var move = new Move(
            Guid.CreateVersion7(), Guid.CreateVersion7(), Guid.CreateVersion7(), Guid.CreateVersion7(),
            RegistrantStatus.CheckedIn, RegistrantStatus.Confirmed, at, Guid.CreateVersion7(), at.AddMinutes(-1));
        return new EventChanged(Expo, [move with { Person = new PersonShown("Wilhelm Röntgen", "Rays & Sons") }]);
    }
}
