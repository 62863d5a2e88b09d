using System.Collections.Concurrent;
using CrowdComms.Data.CheckIn;
using CrowdComms.Data.Common;
using CrowdComms.Data.Dashboard;
using CrowdComms.Data.Live;
using CrowdComms.Data.Registrants;
using CrowdComms.Tests.Data.CheckIn;
using CrowdComms.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace CrowdComms.Tests.Web.Live;

public sealed class LiveBoardTests
{
    [Theory, BothEngines]
    public async Task A_check_in_is_handed_to_every_watcher_and_one_that_fails_harms_nobody(Engine engine)
    {
        await using var house = await House.OpenAsync(engine);
        var expo = await house.NewEventAsync();
        var person = await house.RegisterAsync(expo);
        await using var board = new BoardAtHand(house);
        using var broken = board.Boards.Watch(expo.Id, _ => throw new InvalidOperationException("broken"));
        using var watch = board.Watch(expo.Id);
        await board.UntilAsync(f => f.ByStatus == new StatusCounts(0, 1, 0, 0));

        await CheckInAsync(house, expo, person);

        var figures = await board.UntilAsync(f => f.PeopleArrived == 1);
        Assert.Equal((1, 1, "Desk A"), (figures.Entries, figures.PerMinute, Assert.Single(figures.Latest).Station));
        Assert.Same(figures.Latest, watch.Current!.Latest);
    }

    [Fact]
    public async Task A_watcher_that_blocks_delays_nobody_and_is_given_the_newest_figures_when_it_is_back()
    {
        await using var house = await House.OpenAsync(Engine.Sqlite);
        var expo = await house.NewEventAsync();
        await using var board = new BoardAtHand(house);
        using var gate = new ManualResetEventSlim();
        var given = new ConcurrentQueue<EventFigures>();
        using var slow = board.Boards.Watch(expo.Id, figures =>
        {
            given.Enqueue(figures);
            gate.Wait(TestContext.Current.CancellationToken);
        });
        using var watch = board.Watch(expo.Id);
        await board.UntilAsync(() => !given.IsEmpty);
        for (var i = 0; i < 5; i++)
        {
            await house.RegisterAsync(expo, $"Guest Number{i}");
            await board.UntilAsync(f => f.ByStatus.Confirmed == i + 1);
        }

        Assert.Single(given);
        gate.Set();
        await board.UntilAsync(() => given.Count > 1);
        Assert.Equal(5, given.ElementAt(1).ByStatus.Confirmed);
    }

    [Theory, BothEngines]
    public async Task Many_changes_in_a_moment_are_few_figures_and_none_is_lost(Engine engine)
    {
        await using var house = await House.OpenAsync(engine);
        var expo = await house.NewEventAsync();
        await using var board = new BoardAtHand(house);
        using var watch = board.Watch(expo.Id);
        await board.UntilAsync(f => f.State == FiguresState.Right);
        for (var i = 0; i < 50; i++)
        {
            await house.RegisterAsync(expo, $"Guest Number{i}");
        }

        await board.UntilAsync(f => f.ByStatus.Confirmed == 50);

        var times = board.Seen.Select(f => f.At).ToList();
        Assert.All(times.Zip(times.Skip(1)),
            pair => Assert.True(pair.Second - pair.First >= CrowdComms.Web.Live.LiveBoard.SharedBatch,
                $"{pair.First:O} and {pair.Second:O}"));
        Assert.Equal(board.Seen.Select(f => f.Version).Order(), board.Seen.Select(f => f.Version));
    }

    [Theory, BothEngines]
    public async Task The_pace_decays_although_nothing_happens(Engine engine)
    {
        await using var house = await House.OpenAsync(engine);
        var expo = await house.NewEventAsync();
        await using var board = new BoardAtHand(house);
        using var watch = board.Watch(expo.Id);
        await CheckInAsync(house, expo, await house.RegisterAsync(expo));
        await board.UntilAsync(f => f.PerMinute == 1);

        Assert.Equal(1, (await board.UntilAsync(f => f is { PerMinute: 0, PeopleArrived: 1 })).Entries);
    }

    [Theory, BothEngines]
    public async Task Figures_that_only_the_clock_changed_hold_back_no_change(Engine engine)
    {
        await using var house = await House.OpenAsync(engine);
        var expo = await house.NewEventAsync();
        await using var board = new BoardAtHand(house);
        using var watch = board.Watch(expo.Id);
        await CheckInAsync(house, expo, await house.RegisterAsync(expo));
        await board.UntilAsync(f => f.PerMinute == 1);
        var decayed = await board.UntilAsync(f => f is { PerMinute: 0, PeopleArrived: 1 });

        await house.RegisterAsync(expo);

        var next = await board.UntilAsync(f => f.Total == 2);
        Assert.True(next.At - decayed.At < CrowdComms.Web.Live.LiveBoard.SharedBatch, $"{decayed.At:O} and {next.At:O}");
    }

    [Theory, BothEngines]
    public async Task A_change_that_nobody_published_is_found_by_the_verification_logged_and_shown(Engine engine)
    {
        await using var house = await House.OpenAsync(engine);
        var expo = await house.NewEventAsync();
        var person = await house.RegisterAsync(expo);
        var log = new ErrorCount();
        await using var board = new BoardAtHand(house, log);
        using var watch = board.Watch(expo.Id);
        await board.UntilAsync(f => f.ByStatus.Confirmed == 1);
        await using (var context = house.Context())
        {
            await context.Tickets.ExecuteDeleteAsync(TestContext.Current.CancellationToken);
            await context.Registrants.Where(r => r.Id == person.Id)
                .ExecuteDeleteAsync(TestContext.Current.CancellationToken);
        }

        var figures = await board.UntilAsync(f => f.State == FiguresState.Corrected);

        Assert.Equal(0, figures.Total);
        Assert.Equal(1, log.Errors);
        await board.UntilAsync(f => f.State == FiguresState.Right && f.VerifiedAt > figures.VerifiedAt);
    }

    [Theory, BothEngines]
    public async Task Being_told_to_count_anew_it_does(Engine engine)
    {
        await using var house = await House.OpenAsync(engine);
        var expo = await house.NewEventAsync();
        await using var board = new BoardAtHand(house);
        using var watch = board.Watch(expo.Id);
        await board.UntilAsync(f => f.State == FiguresState.Right);
        await using (var context = house.Context())
        {
            await context.PassTypes.Where(p => p.Id == expo.Vip)
                .ExecuteUpdateAsync(set => set.SetProperty(p => p.Name, "Very important"),
                    TestContext.Current.CancellationToken);
        }

        house.Feed.Publish(EventChanged.CountAnew(expo.Id));

        await board.UntilAsync(f => f.ByPassType.Any(p => p.Name == "Very important"));
    }

    [Theory, BothEngines]
    public async Task A_change_from_another_process_gets_its_name_from_the_database(Engine engine)
    {
        await using var house = await House.OpenAsync(engine);
        var expo = await house.NewEventAsync();
        var person = await house.RegisterAsync(expo, "Ada Lovelace");
        await using var board = new BoardAtHand(house);
        using var watch = board.Watch(expo.Id);
        await board.UntilAsync(f => f.State == FiguresState.Right);
        var elsewhere = Guid.CreateVersion7();

        house.Feed.Publish(
            new EventChanged(expo.Id,
                [new Move(elsewhere, person.Id, expo.General, null, RegistrantStatus.Confirmed,
                    RegistrantStatus.CheckedIn, house.Clock.GetUtcNow(), expo.Desk)]));

        Assert.Equal("Ada Lovelace", (await board.UntilAsync(f => f.Latest.Count == 1)).Latest[0].Name);
    }

    [Theory, BothEngines]
    public async Task Ways_through_doors_and_those_taken_back_are_counted(Engine engine)
    {
        await using var house = await House.OpenAsync(engine);
        var expo = await house.NewEventAsync();
        var guest = await house.RegisterAsync(expo,
            new RegistrantDetails("Marie", "Curie", "curie@test.example", "VIP"), RegistrantStatus.CheckedIn);
        await using var board = new BoardAtHand(house);
        using var watch = board.Watch(expo.Id);
        await board.UntilAsync(f => f.State == FiguresState.Right);
        var scan = new ScanRequest(Guid.CreateVersion7(), expo.Door, guest.TicketCode);

        await house.Get<CheckInService>()
            .ScanAsync(expo.Facts, scan, expo.Staff, TestContext.Current.CancellationToken);
        var inside = await board.UntilAsync(f => f.Zones.Single(z => z.Id == expo.Lounge).Inside == 1);
        await house.Get<ScanUndoService>()
            .TakeBackAsync(expo.Id, scan.ScanId, "By mistake", expo.Staff, TestContext.Current.CancellationToken);

        var after = await board.UntilAsync(f => f.Version > inside.Version);
        Assert.Equal((0, inside.VerifiedAt), (after.Zones.Single(z => z.Id == expo.Lounge).Inside, after.VerifiedAt));
    }

    [Theory, BothEngines]
    public async Task Nobody_watching_nothing_runs(Engine engine)
    {
        await using var house = await House.OpenAsync(engine);
        var expo = await house.NewEventAsync();
        await using var board = new BoardAtHand(house);
        var (first, second) = (board.Watch(expo.Id), board.Watch(expo.Id));
        Assert.Equal(1, board.Boards.Count);
        first.Dispose();
        first.Dispose();
        second.Dispose();

        await board.UntilAsync(() => board.Boards.Count == 0);
    }

    private static async Task CheckInAsync(House house, EventAtHand expo, RegistrantRow person)
    {
        var answer = await house.Get<CheckInService>().ScanAsync(
            CheckInServiceTests.Place(expo), CheckInServiceTests.Scan(expo, person.TicketCode), expo.Staff,
            TestContext.Current.CancellationToken);
        Assert.Equal(ScanOutcome.Admitted, answer.Value.Outcome);
    }
}
