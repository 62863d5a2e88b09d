using CrowdComms.Data.CheckIn;
using CrowdComms.Data.Registrants;
using CrowdComms.Data.Venue;
using CrowdComms.Tests.Support;
using FsCheck;
using FsCheck.Fluent;
using static CrowdComms.Data.CheckIn.ScanOutcome;

namespace CrowdComms.Tests.Data.CheckIn;

/// <summary>The decision, over all that it depends on, beside the plain <see cref="ScanModel"/>.</summary>
public sealed class ScanDecisionTests
{
    private const int Desk = 0, Kiosk = 1, Door = 2, HallDoor = 3, Steps = 40, Sequences = 10;

    private static readonly TimeSpan Late = TimeSpan.FromMinutes(25);

    private static readonly Gen<Step> AnyStep =
        from kind in Gen.Choose(0, 19)
        from who in Gen.Choose(-1, 7)
        from station in Gen.Choose(0, 3)
        from isOut in Gen.Elements(false, false, true)
        from reason in Gen.Elements(false, false, false, true)
        from old in Gen.Elements(false, false, false, true)
        from late in Gen.Elements(false, false, true)
        select new Step(kind, who, station, isOut && station >= Door ? Direction.Out : Direction.In, reason, old) { Late = late };

    // Every outcome that each kind of station can give, each way.
    private static readonly Dictionary<(StationKind Kind, Direction Direction), ScanOutcome[]> Possible = new()
    {
        [(StationKind.Desk, Direction.In)] = [UnknownCode, WrongEvent, RevokedCode, Cancelled, NotConfirmed,
            NotValidNow, AlreadyCheckedIn, Admitted],
        [(StationKind.Kiosk, Direction.In)] = [UnknownCode, WrongEvent, RevokedCode, Cancelled, NotConfirmed,
            NotValidNow, AlreadyCheckedIn, Admitted],
        [(StationKind.Door, Direction.In)] = [UnknownCode, WrongEvent, RevokedCode, Cancelled, NotConfirmed,
            NotValidNow, NoAccess, NotCheckedIn, AlreadyInside, ZoneFull, Admitted],
        [(StationKind.Door, Direction.Out)] = [UnknownCode, WrongEvent, RevokedCode, Cancelled, NotConfirmed,
            NotValidNow, NoAccess, NotCheckedIn, Left],
    };

    [Theory, BothEngines]
    public async Task Every_outcome_comes_about_at_every_kind_of_station_each_way_and_as_the_rules_say(Engine engine)
    {
        await using var house = await House.OpenAsync(engine);
        var seen = new HashSet<(StationKind, Direction, ScanOutcome)>();
        foreach (var first in new[] { Desk, Kiosk })
        {
            var world = await ScanWorld.NewAsync(house, requiresConfirmation: true, oneZoneAtATime: true);
            foreach (var station in new[] { Door, HallDoor, first, Door, HallDoor, Door, first })
            {
                foreach (var direction in station >= Door ? new[] { Direction.In, Direction.Out, Direction.In }
                    : [Direction.In])
                {
                    for (var who = -1; who < world.People.Count; who++)
                    {
                        foreach (var old in new[] { true, false })
                        {
                            var (product, model) = await world.ScanAsync(who, station, (direction, false, old));
                            Assert.True(product == model,
                                $"Person {who}, station {station}, {direction}, old code {old}: {product}, by the "
                                    + $"rules {model}");
                            seen.Add(
                                (station switch
                                {
                                    Desk => StationKind.Desk,
                                    Kiosk => StationKind.Kiosk,
                                    _ => StationKind.Door
                                }, direction, product.Outcome));
                        }
                    }
                }
            }

            await world.AssertSameAsync();
        }

        var expected = Possible.SelectMany(p => p.Value.Select(o => (p.Key.Kind, p.Key.Direction, o))).ToHashSet();
        Assert.Equal(expected.Order(), seen.Order());
    }

    [Theory]
    [BothEngines(true, true, false)]
    [BothEngines(false, false, false)]
    [BothEngines(false, true, true)]
    public async Task Random_sequences_answer_as_the_model_does(
        Engine engine, bool requiresConfirmation, bool oneZoneAtATime, bool daily)
    {
        await using var house = await House.OpenAsync(engine);
        foreach (var sequence in AnyStep.ArrayOf(Steps).Sample(Sequences))
        {
            var world = await ScanWorld.NewAsync(house, requiresConfirmation, oneZoneAtATime, daily);
            for (var i = 0; i < sequence.Length; i++)
            {
                var told = string.Join("; ", sequence.Take(i + 1));
                await TakeAsync(world, sequence[i], told);
            }

            await world.AssertSameAsync();
        }
    }

    private static async Task TakeAsync(ScanWorld world, Step step, string told)
    {
        switch (step.Kind)
        {
            case 0 or 3 or 4:
                // The longest step begins another day now and then.
                world.House.Clock.Advance(step.Kind == 4 ? TimeSpan.FromHours(9) : TimeSpan.FromMinutes(20));
                break;
            case 1 or 2 when step.Who >= 0 && !world.People[step.Who].Person.IsElsewhere:
                await TakeStepAsync(world, step.Who, step.Kind == 1 ? StatusStep.UndoCheckIn : StatusStep.Cancel);
                break;
            default:
                var (product, model) =
                    await world.ScanAsync(step.Who, step.Station, (step.Direction, step.Reason, step.OldCode),
                        step.Late ? Late : null);
                Assert.True(product == model, $"{product}, by the rules {model}, after {told}");
                break;
        }
    }

    private static async Task TakeStepAsync(ScanWorld world, int who, StatusStep step)
    {
        var (row, person, _) = world.People[who];
        var taken = await world.House.Get<StatusSteps>()
            .TakeStepAsync(world.Expo.Id, row.Id, new StepRequest(step, "By chance"), world.Expo.Organiser,
                TestContext.Current.CancellationToken);
        if (taken.IsOk)
        {
            person.Status = taken.Value.Status;
            if (step == StatusStep.UndoCheckIn)
            {
                person.Undo(world.House.Clock.GetUtcNow());
            }
        }
    }

    private sealed record Step(int Kind, int Who, int Station, Direction Direction, bool Reason, bool OldCode)
    {
        /// <summary>Whether the scan carries an earlier time of its own.</summary>
        internal bool Late { get; init; }
    }
}
