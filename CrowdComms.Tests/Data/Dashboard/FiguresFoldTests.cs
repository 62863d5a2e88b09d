using CrowdComms.Data.CheckIn;
using CrowdComms.Data.Common;
using CrowdComms.Data.Dashboard;
using CrowdComms.Data.Live;
using CrowdComms.Tests.Support;
using FsCheck;
using FsCheck.Fluent;

namespace CrowdComms.Tests.Data.Dashboard;

public sealed class FiguresFoldTests
{
    private const int Operations = 60, Sequences = 3;

    // Now and then a quarter of an hour passes, so that stations fall silent.
    private static readonly Gen<Operation> AnyOperation =
        from kind in Gen.Elements(Kind.Register, Kind.Scan, Kind.Scan, Kind.Enter, Kind.Enter, Kind.Leave, Kind.Step,
            Kind.TakeBack)
        from who in Gen.Choose(0, 100)
        from choice in Gen.Choose(0, 11)
        from seconds in Gen.Elements(0, 1, 10, 30, 90, 90, 400, 900)
        select new Operation(kind, who, choice, seconds);

    private enum Kind { Register, Scan, Enter, Leave, Step, TakeBack }

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory, BothEngines]
    public async Task After_any_operations_the_fold_says_what_the_tables_say(Engine engine)
    {
        await using var house = await House.OpenAsync(engine);
        foreach (var sequence in AnyOperation.ArrayOf(Operations).Sample(Sequences))
        {
            var world = await FoldWorld.NewAsync(house);
            for (var i = 0; i < sequence.Length; i++)
            {
                await OperateAsync(world, sequence[i]);
                house.Clock.Advance(TimeSpan.FromSeconds(sequence[i].Seconds));
                await world.AssertSameAsync(string.Join("; ", sequence.Take(i + 1)));
            }
        }
    }

    [Theory, BothEngines]
    public async Task A_change_that_the_count_has_already_is_not_counted_again(Engine engine)
    {
        await using var house = await House.OpenAsync(engine);
        var expo = await house.NewEventAsync();
        await house.RegisterAsync(expo);
        var fold = new FiguresFold(await house.Get<FiguresReader>().CountAsync(expo.Id, Stop));

        foreach (var move in house.Feed.Moves)
        {
            Assert.True(fold.Apply(move));
        }

        Assert.Equal(new StatusCounts(0, 1, 0, 0), fold.Figures(house.Clock.GetUtcNow()).ByStatus);
    }

    [Theory, BothEngines]
    public async Task What_a_change_did_not_touch_is_the_same_object(Engine engine)
    {
        await using var house = await House.OpenAsync(engine);
        var expo = await house.NewEventAsync();
        var fold = new FiguresFold(await house.Get<FiguresReader>().CountAsync(expo.Id, Stop));
        var before = fold.Figures(house.Clock.GetUtcNow());
        await house.RegisterAsync(expo, status: RegistrantStatus.Registered);

        fold.Apply(house.Feed.Moves[^1]);
        var after = fold.Figures(house.Clock.GetUtcNow());

        Assert.NotSame(before.ByPassType, after.ByPassType);
        Assert.Same(before.ByCompany, after.ByCompany);
        Assert.Same(before.Arrivals, after.Arrivals);
        Assert.Same(before.Latest, after.Latest);
        Assert.Same(before.Stations, after.Stations);
        Assert.Same(before.Vips, after.Vips);
    }

    [Fact]
    public async Task A_station_is_silent_while_another_works_and_no_longer_when_it_works_again()
    {
        await using var house = await House.OpenAsync(Engine.Sqlite);
        var world = await FoldWorld.NewAsync(house);
        var expo = world.Expo;
        await world.ScanAsync(expo.Desk);
        house.Clock.Advance(TimeSpan.FromMinutes(9));
        await world.ScanAsync(world.OtherDesk);
        Assert.DoesNotContain(world.Figures().Stations, s => s.IsSilent);
        Assert.Equal(house.Clock.GetUtcNow() + TimeSpan.FromMinutes(1), world.Fold.NextDecay);

        house.Clock.Advance(TimeSpan.FromMinutes(1));
        Assert.Equal(expo.Desk, Assert.Single(world.Figures().Stations, s => s.IsSilent).Id);
        house.Clock.Advance(TimeSpan.FromMinutes(10));
        Assert.DoesNotContain(world.Figures().Stations, s => s.IsSilent);

        await world.ScanAsync(expo.Desk);
        Assert.Equal(world.OtherDesk, Assert.Single(world.Figures().Stations, s => s.IsSilent).Id);
    }

    [Fact]
    public async Task A_check_in_by_a_node_whose_clock_is_wrong_counts_in_the_pace_when_it_is_heard()
    {
        await using var house = await House.OpenAsync(Engine.Sqlite);
        var world = await FoldWorld.NewAsync(house);
        var (now, pass, desk) = (house.Clock.GetUtcNow(), world.Expo.General, world.Expo.Desk);
        foreach (var wrong in new[] { -60, 0, 60 })
        {
            var move = new Move(Guid.CreateVersion7(), Guid.CreateVersion7(), pass, null, RegistrantStatus.Confirmed,
                RegistrantStatus.CheckedIn, now.AddSeconds(wrong), desk);
            Assert.True(world.Fold.Apply(new EventChanged(world.Expo.Id, [move]), now));
        }

        Assert.Equal(3, world.Fold.Figures(now).PerMinute);
        Assert.Equal(3, world.Fold.Figures(now.AddSeconds(59)).Stations.Single(s => s.Id == desk).PerMinute);
        Assert.Equal(0, world.Fold.Figures(now.AddSeconds(60)).PerMinute);
    }

    private static async Task OperateAsync(FoldWorld world, Operation operation)
    {
        var (kind, who, choice, _) = operation;
        if (kind == Kind.Register || world.People.Count < 4)
        {
            await world.RegisterAsync(choice);
            return;
        }

        var person = world.People[who % world.People.Count];
        await (kind switch
        {
            Kind.Register => world.RegisterAsync(choice),
            Kind.Scan =>
                world.ScanAsync(choice % 3 == 0 ? world.OtherDesk : world.Expo.Desk, person, reason: choice % 2 == 0),
            Kind.Enter => world.ScanAsync(world.Expo.Door, person, reason: choice % 2 == 0),
            Kind.Leave => world.ScanAsync(world.Expo.Door, person, Direction.Out),
            Kind.Step => world.StepAsync(person, choice),
            Kind.TakeBack => world.TakeBackAsync(who),
        });
    }

    private sealed record Operation(Kind Kind, int Who, int Choice, int Seconds);
}
