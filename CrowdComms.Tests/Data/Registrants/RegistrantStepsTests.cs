using CrowdComms.Data.Access;
using CrowdComms.Data.CheckIn;
using CrowdComms.Data.Common;
using CrowdComms.Data.Registrants;
using CrowdComms.Tests.Data.CheckIn;
using CrowdComms.Tests.Support;

namespace CrowdComms.Tests.Data.Registrants;

public sealed class RegistrantStepsTests
{
    [Theory, BothEngines]
    public async Task Staff_undo_their_own_check_in_for_ten_minutes_and_organisers_any_always(Engine engine)
    {
        await using var house = await House.OpenAsync(engine);
        var expo = await house.NewEventAsync();
        var (service, undo) = (house.Get<StatusSteps>(), new StepRequest(StatusStep.UndoCheckIn, "Wrong person"));
        var person = await CheckedInAsync(house, expo);

        var other =
            await service.TakeStepAsync(expo.Id, person, undo, expo.OtherStaff, TestContext.Current.CancellationToken);
        house.Clock.Advance(TimeSpan.FromMinutes(10));
        var own = await service.TakeStepAsync(expo.Id, person, undo, expo.Staff, TestContext.Current.CancellationToken);
        var second = await CheckedInAsync(house, expo);
        house.Clock.Advance(TimeSpan.FromMinutes(11));
        var late =
            await service.TakeStepAsync(expo.Id, second, undo, expo.Staff, TestContext.Current.CancellationToken);
        var organiser =
            await service.TakeStepAsync(expo.Id, second, undo, expo.Organiser, TestContext.Current.CancellationToken);

        Assert.Equal("registrant.step_refused", other.Error!.Code);
        Assert.Equal(RegistrantStatus.Confirmed, own.Value.Status);
        Assert.Equal("registrant.step_refused", late.Error!.Code);
        Assert.Equal(RegistrantStatus.Confirmed, organiser.Value.Status);
        Assert.NotNull(house.Feed.Published[^1].Moves[0].LeftAt);
    }

    [Theory, BothEngines]
    public async Task Several_take_a_step_each_for_itself(Engine engine)
    {
        await using var house = await House.OpenAsync(engine);
        var expo = await house.NewEventAsync();
        var ada = await house.RegisterAsync(expo, "Ada Lovelace", RegistrantStatus.Registered);
        var grace = await house.RegisterAsync(expo, "Grace Hopper", RegistrantStatus.Cancelled);
        var alan = await house.RegisterAsync(expo, "Alan Turing", RegistrantStatus.Registered);

        var answer = await house.Get<StatusSteps>().TakeStepsAsync(
            expo.Id, [ada.Id, grace.Id, alan.Id], new StepRequest(StatusStep.Confirm), expo.Staff,
            TestContext.Current.CancellationToken);

        Assert.Equal(2, answer.Value.Done);
        var refused = Assert.Single(answer.Value.Refused);
        Assert.Equal(("Grace Hopper", "registrant.step_refused"), (refused.Name, refused.Error.Code));
    }

    [Theory, BothEngines]
    public async Task The_steps_offered_are_the_steps_allowed(Engine engine)
    {
        await using var house = await House.OpenAsync(engine);
        var expo = await house.NewEventAsync();
        var service = house.Get<StatusSteps>();
        foreach (var actor in new[] { expo.Staff, expo.Organiser })
        {
            foreach (var status in new[] { RegistrantStatus.Registered, RegistrantStatus.Confirmed,
                RegistrantStatus.Cancelled })
            {
                foreach (var step in Enum.GetValues<StatusStep>())
                {
                    var person = await house.RegisterAsync(expo, "Ada Lovelace", status);
                    var offered = service.StepsFor(person, expo.Id, actor).Any(r => r.Step == step);
                    var taken = await service.TakeStepAsync(expo.Id, person.Id, new StepRequest(step), actor,
                        TestContext.Current.CancellationToken);
                    Assert.Equal(offered, taken.IsOk);
                }
            }
        }
    }

    private static async Task<Guid> CheckedInAsync(House house, EventAtHand expo)
    {
        var person = await house.RegisterAsync(expo);
        var answer = await house.Get<CheckInService>().ScanAsync(
            CheckInServiceTests.Place(expo), CheckInServiceTests.Scan(expo, person.TicketCode), expo.Staff,
            TestContext.Current.CancellationToken);
        Assert.Equal(ScanOutcome.Admitted, answer.Value.Outcome);
        return person.Id;
    }
}
