using CrowdComms.Data.CheckIn;
using CrowdComms.Data.Common;
using CrowdComms.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace CrowdComms.Tests.Data.CheckIn;

public sealed class GroupArrivalTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory, BothEngines]
    public async Task Each_of_a_group_gets_an_answer_and_one_refusal_stops_nobody(Engine engine)
    {
        await using var house = await House.OpenAsync(engine);
        var expo = await house.NewEventAsync();
        var group = new GroupRequest(expo.Desk,
        [
            await MemberAsync(house, expo, RegistrantStatus.Confirmed),
            await MemberAsync(house, expo, RegistrantStatus.Cancelled),
            await MemberAsync(house, expo, RegistrantStatus.Registered),
            await MemberAsync(house, expo, RegistrantStatus.CheckedIn),
            await MemberAsync(house, expo, RegistrantStatus.Confirmed),
            new GroupMember(Guid.CreateVersion7(), Guid.CreateVersion7()),
        ]);

        var answers = await SendAsync(house, expo, group);

        Assert.Equal(group.People.Select(p => p.RegistrantId), answers.Select(a => a.RegistrantId));
        Assert.Equal(
            [ScanOutcome.Admitted, ScanOutcome.Cancelled, ScanOutcome.NotConfirmed, ScanOutcome.AlreadyCheckedIn,
                ScanOutcome.Admitted, ScanOutcome.UnknownCode],
            answers.Select(a => a.Answer!.Outcome));
    }

    [Theory, BothEngines]
    public async Task A_group_sent_again_is_checked_in_once(Engine engine)
    {
        await using var house = await House.OpenAsync(engine);
        var expo = await house.NewEventAsync();
        var group =
            new GroupRequest(expo.Desk,
                [await MemberAsync(house, expo, RegistrantStatus.Confirmed),
                    await MemberAsync(house, expo, RegistrantStatus.Confirmed)]);
        await SendAsync(house, expo, group);

        var again = await SendAsync(house, expo, group);

        Assert.All(again, a => Assert.Equal((ScanOutcome.Admitted, true), (a.Answer!.Outcome, a.Answer.Replayed)));
        await using var context = house.Context();
        Assert.Equal((2, 2),
            (await context.Scans.CountAsync(Stop),
                await context.StatusChanges.CountAsync(c => c.To == RegistrantStatus.CheckedIn, Stop)));
    }

    [Theory, BothEngines]
    public async Task One_reason_lets_in_those_who_need_it_and_is_recorded_on_theirs_alone(Engine engine)
    {
        await using var house = await House.OpenAsync(engine);
        var expo = await house.NewEventAsync();
        var (registered, confirmed) =
            (await MemberAsync(house, expo, RegistrantStatus.Registered),
                await MemberAsync(house, expo, RegistrantStatus.Confirmed));

        var answers = await SendAsync(house, expo,
            new GroupRequest(expo.Desk, [registered, confirmed], "Company paid at the desk"));

        Assert.Equal([(ScanOutcome.Admitted, true), (ScanOutcome.Admitted, false)],
            answers.Select(a => (a.Answer!.Outcome, a.Answer.Forced)));
        await using var context = house.Context();
        Assert.Equal("Company paid at the desk", (await context.Scans.SingleAsync(s => s.Forced, Stop)).Reason);
    }

    [Theory, BothEngines]
    public async Task Two_desks_with_one_group_let_everybody_in_once(Engine engine)
    {
        await using var house = await House.OpenAsync(engine);
        var expo = await house.NewEventAsync();
        List<Guid> people = [];
        for (var i = 0; i < 12; i++)
        {
            people.Add((await house.RegisterAsync(expo, $"Guest Number{i}")).Id);
        }

        var answers = await Task.WhenAll(Enumerable.Range(0, 3).Select(_ => Task.Run(() =>
            SendAsync(house, expo,
                new GroupRequest(expo.Desk, [.. people.Select(p => new GroupMember(Guid.CreateVersion7(), p))])))));

        Assert.All(people,
            person =>
                Assert.Single(answers.SelectMany(a => a),
                    a => a.RegistrantId == person && a.Answer!.Outcome == ScanOutcome.Admitted));
    }

    [Theory, BothEngines]
    public async Task What_is_wrong_for_everybody_is_said_once_and_nobody_comes_in(Engine engine)
    {
        await using var house = await House.OpenAsync(engine);
        var (expo, other) = (await house.NewEventAsync(), await house.NewEventAsync());
        var member = await MemberAsync(house, expo, RegistrantStatus.Confirmed);
        var service = house.Get<GroupArrival>();
        var group = new GroupRequest(expo.Desk, [member]);

        Assert.Equal("Choose at least one person.",
            (await service.CheckInTogetherAsync(expo.Facts, group with { People = [] }, expo.Staff,
                Stop)).Error!.Message);
        Assert.Equal("Check in at most 200 people at a time.",
            (await service.CheckInTogetherAsync(expo.Facts, group with { People = [.. Enumerable.Repeat(member, 201)] },
                expo.Staff, Stop)).Error!.Message);
        Assert.Equal("stationId",
            Assert.Single(
                (await service.CheckInTogetherAsync(expo.Facts, group with { StationId = other.Desk }, expo.Staff,
                    Stop)).Error!.Fields!).Key);
        Assert.Equal("not_found",
            (await service.CheckInTogetherAsync(expo.Facts, group, expo.Stranger, Stop)).Error!.Code);
        await using var context = house.Context();
        Assert.Empty(context.Scans);
    }

    private static async Task<GroupMember> MemberAsync(House house, EventAtHand expo, RegistrantStatus status) =>
        new(Guid.CreateVersion7(), (await house.RegisterAsync(expo, status: status)).Id);

    private static async Task<IReadOnlyList<GroupMemberScan>> SendAsync(
        House house, EventAtHand expo, GroupRequest group) =>
            (await house.Get<GroupArrival>().CheckInTogetherAsync(expo.Facts, group, expo.Staff, Stop)).Value;
}
