using CrowdComms.Data.CheckIn;
using CrowdComms.Data.Dashboard;
using CrowdComms.Data.Registrants;
using CrowdComms.Tests.Data.CheckIn;
using CrowdComms.Tests.Support;

namespace CrowdComms.Tests.Data.Dashboard;

public sealed class FiguresFoldTests
{
    private const int Operations = 60;

    [Theory]
    [BothEngines(1)]
    [BothEngines(2)]
    [BothEngines(3)]
    public async Task After_any_operations_the_fold_says_what_the_tables_say(Engine engine, int seed)
    {
        await using var house = await House.OpenAsync(engine);
        var expo = await house.NewEventAsync();
        var reader = house.Get<FiguresReader>();
        var fold = new FiguresFold(await reader.CountAsync(expo.Id, TestContext.Current.CancellationToken));
        using var subscription = house.Feed.Subscribe(expo.Id, changed => Assert.True(fold.Apply(changed)));
        var random = new Random(seed);
        var people = new List<RegistrantRow>();
        for (var i = 0; i < Operations; i++)
        {
            await OperateAsync(house, expo, people, random);
            house.Clock.Advance(TimeSpan.FromSeconds(random.Next(90)));
            var (folded, counted) = (fold.Figures(house.Clock.GetUtcNow()), await reader.ReadAsync(expo.Id, TestContext.Current.CancellationToken));
            Assert.True(folded.CountsAs(counted), $"Seed {seed}, operation {i}: {folded} but {counted}");
            Assert.Equal(counted.PerMinute, folded.PerMinute);
            Assert.Equal(counted.Stations, folded.Stations);
            Assert.Equal(counted.Latest.Select(l => (l.RegistrantId, l.Name, l.Company, l.PassType, l.Station)), folded.Latest.Select(l => (l.RegistrantId, l.Name, l.Company, l.PassType, l.Station)));
        }
    }

    [Theory, BothEngines]
    public async Task A_change_that_the_count_has_already_is_not_counted_again(Engine engine)
    {
        await using var house = await House.OpenAsync(engine);
        var expo = await house.NewEventAsync();
        await house.RegisterAsync(expo);
        var fold = new FiguresFold(await house.Get<FiguresReader>().CountAsync(expo.Id, TestContext.Current.CancellationToken));

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
        var fold = new FiguresFold(await house.Get<FiguresReader>().CountAsync(expo.Id, TestContext.Current.CancellationToken));
        var before = fold.Figures(house.Clock.GetUtcNow());
        await house.RegisterAsync(expo, status: RegistrantStatus.Registered);

        fold.Apply(house.Feed.Moves[^1]);
        var after = fold.Figures(house.Clock.GetUtcNow());

        Assert.NotSame(before.ByPassType, after.ByPassType);
        Assert.Same(before.ByCompany, after.ByCompany);
        Assert.Same(before.Arrivals, after.Arrivals);
        Assert.Same(before.Latest, after.Latest);
    }

    private static async Task OperateAsync(House house, EventAtHand expo, List<RegistrantRow> people, Random random)
    {
        var service = house.Get<RegistrantService>();
        var token = TestContext.Current.CancellationToken;
        if (people.Count < 4 || random.Next(3) == 0)
        {
            string[] passes = ["GEN", "VIP", "EXH"];
            var company = random.Next(4) is var c and > 0 ? $"Company {c}" : null;
            var details = new RegistrantDetails("Guest", $"Number{people.Count}", $"guest{people.Count}@test.example", passes[random.Next(3)], company);
            people.Add((await service.RegisterAsync(expo.Id, new NewRegistrant(details, RegistrantSource.Web, random.Next(2) == 0), expo.Staff, token)).Value);
            return;
        }

        var person = people[random.Next(people.Count)];
        if (random.Next(2) == 0)
        {
            var scan = CheckInServiceTests.Scan(expo, person.TicketCode) with { Reason = random.Next(2) == 0 ? "Known" : null };
            if (random.Next(2) == 0)
            {
                scan = scan with { StationId = expo.Door, Direction = random.Next(3) == 0 ? Direction.Out : Direction.In };
            }

            await house.Get<CheckInService>().ScanAsync(CheckInServiceTests.Place(expo), scan, expo.Staff, token);
            if (random.Next(4) == 0)
            {
                await house.Get<ScanUndoService>().TakeBackAsync(expo.Id, scan.ScanId, "By chance", expo.Organiser, token);
            }
        }
        else
        {
            var steps = Enum.GetValues<StatusStep>();
            await service.TakeStepAsync(expo.Id, person.Id, new StepRequest(steps[random.Next(steps.Length)]), expo.Organiser, token);
        }
    }
}
