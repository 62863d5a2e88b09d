using CrowdComms.Data.CheckIn;
using CrowdComms.Data.Common;
using CrowdComms.Data.Registrants;
using CrowdComms.Data.Venue;
using CrowdComms.Tests.Support;
using CrowdComms.Web.Scans;
using Microsoft.EntityFrameworkCore;

namespace CrowdComms.Tests.Data.CheckIn;

public sealed class ScanUndoTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory, BothEngines]
    public async Task A_check_in_is_taken_back_with_a_reason_and_ends_the_visits(Engine engine)
    {
        await using var house = await House.OpenAsync(engine);
        var (expo, person) = await GuestAsync(house);
        var entrance = await ScanAsync(house, expo, person, expo.Desk);
        await ScanAsync(house, expo, person, expo.Door);

        Assert.Equal("validation", (await UndoAsync(house, expo, entrance, expo.Staff, " ")).Error!.Code);
        Assert.True((await UndoAsync(house, expo, entrance, expo.Staff)).IsOk);

        await using var context = house.Context();
        Assert.Equal(RegistrantStatus.Confirmed, (await context.Registrants.SingleAsync(Stop)).Status);
        Assert.Equal("By mistake",
            (await context.StatusChanges.OrderByDescending(c => c.Version).FirstAsync(Stop)).Reason);
        Assert.NotNull((await context.ZoneVisits.SingleAsync(Stop)).LeftAt);
        Assert.Equal([expo.Lounge], house.Feed.Published[^1].Passages.Single().Left);
        Assert.Equal("scan.not_undoable", (await UndoAsync(house, expo, entrance, expo.Staff)).Error!.Code);
    }

    [Theory, BothEngines]
    public async Task An_entry_taken_back_adds_a_row_and_returns_the_person_to_where_they_were(Engine engine)
    {
        await using var house = await House.OpenAsync(engine);
        var (expo, person) = await GuestAsync(house);
        var hall = await HallDoorAsync(house, expo);
        await ScanAsync(house, expo, person, expo.Desk);
        await ScanAsync(house, expo, person, hall);
        var lounge = await ScanAsync(house, expo, person, expo.Door);

        Assert.True((await UndoAsync(house, expo, lounge, expo.Staff)).IsOk);

        await using var context = house.Context();
        Assert.Equal(expo.MainHall, (await context.ZoneVisits.SingleAsync(v => v.LeftAt == null, Stop)).ZoneId);
        var rows = await context.Scans.Where(s => s.StationId == expo.Door).OrderBy(s => s.Id).ToListAsync(Stop);
        Assert.Equal([(ScanOutcome.Admitted, (Guid?)null), (ScanOutcome.Left, lounge)],
            rows.Select(r => (r.Outcome, r.UndoesScanId)));
        Assert.Equal("scan.not_undoable", (await UndoAsync(house, expo, lounge, expo.Organiser)).Error!.Code);
    }

    [Theory, BothEngines]
    public async Task An_exit_taken_back_has_the_person_inside_again(Engine engine)
    {
        await using var house = await House.OpenAsync(engine);
        var (expo, person) = await GuestAsync(house);
        await ScanAsync(house, expo, person, expo.Desk);
        await ScanAsync(house, expo, person, expo.Door);
        var exit = await ScanAsync(house, expo, person, expo.Door, Direction.Out);

        Assert.True((await UndoAsync(house, expo, exit, expo.Staff)).IsOk);

        await using var context = house.Context();
        Assert.Equal(1, await context.ZoneVisits.CountAsync(v => v.LeftAt == null, Stop));
    }

    [Theory, BothEngines]
    public async Task Somebody_elses_scan_and_one_of_long_ago_are_taken_back_by_an_organiser_alone(Engine engine)
    {
        await using var house = await House.OpenAsync(engine);
        var (expo, person) = await GuestAsync(house);
        await ScanAsync(house, expo, person, expo.Desk);
        var entry = await ScanAsync(house, expo, person, expo.Door);

        Assert.Equal(CheckInErrors.NotYours, (await UndoAsync(house, expo, entry, expo.OtherStaff)).Error);
        Assert.Equal("not_found", (await UndoAsync(house, expo, entry, expo.Stranger)).Error!.Code);
        house.Clock.Advance(TimeSpan.FromMinutes(11));
        Assert.Equal(CheckInErrors.TooLate, (await UndoAsync(house, expo, entry, expo.Staff)).Error);
        Assert.True((await UndoAsync(house, expo, entry, expo.Organiser)).IsOk);
    }

    [Theory, BothEngines]
    public async Task The_list_of_a_station_offers_what_can_be_taken_back(Engine engine)
    {
        await using var house = await House.OpenAsync(engine);
        var (expo, person) = await GuestAsync(house);
        await ScanAsync(house, expo, person, expo.Desk);
        await ScanAsync(house, expo, person, expo.Door);
        var exit = await ScanAsync(house, expo, person, expo.Door, Direction.Out);
        var stations = house.Get<RecentScanReader>();
        var door = new EventStation(expo.Id, expo.Door);

        var before = (await stations.ReadAsync(door, 20, expo.Staff, Stop)).Value;
        await UndoAsync(house, expo, exit, expo.Staff);
        var after = (await stations.ReadAsync(door, 20, expo.Staff, Stop)).Value;

        Assert.Equal([(ScanOutcome.Left, true), (ScanOutcome.Admitted, false)],
            before.Select(s => (s.Outcome, s.CanUndo)));
        Assert.Equal([(true, false), (false, false), (false, true)], after.Select(s => (s.IsUndo, s.CanUndo)));
        Assert.Equal([false, true, false], after.Select(s => s.IsUndone));
        var entrance = new EventStation(expo.Id, expo.Desk);
        var checkIn = (await stations.ReadAsync(entrance, 20, expo.Staff, Stop)).Value.Single();
        await UndoAsync(house, expo, checkIn.ScanId, expo.Staff);
        house.Clock.Advance(TimeSpan.FromSeconds(1));
        await ScanAsync(house, expo, person, expo.Desk);
        Assert.False(checkIn.IsUndone);
        Assert.Equal([false, true],
            (await stations.ReadAsync(entrance, 20, expo.Staff, Stop)).Value.Select(s => s.IsUndone));
    }

    [Theory, BothEngines]
    public async Task Every_station_explains_what_it_would_answer_and_what_would_change_it(Engine engine)
    {
        await using var house = await House.OpenAsync(engine);
        var expo = await house.NewEventAsync();
        var person = await house.RegisterAsync(expo, status: RegistrantStatus.CheckedIn);

        var explained = (await house.Get<ScanExplainer>().ExplainAsync(expo.Facts, person.Id, expo.Staff, Stop)).Value;

        Assert.Equal([ScanOutcome.AlreadyCheckedIn, ScanOutcome.NoAccess, ScanOutcome.NoAccess],
            explained.Select(e => e.Answer.Outcome));
        Assert.Equal("The General pass does not open VIP lounge.", explained[1].Answer.Message);
        Assert.Equal("Would be refused: no access", ScanTone.Simulated(explained[1].Answer.Outcome));
        var other = await house.RegisterAsync(expo, "Marie Curie", RegistrantStatus.Confirmed);
        var good = (await house.Get<ScanExplainer>().ExplainAsync(expo.Facts, other.Id, expo.Staff, Stop)).Value[0];
        Assert.Equal(("Would be let in", "The ticket is valid.", "Nothing is recorded."),
            (ScanTone.Simulated(good.Answer.Outcome), good.Answer.Message, good.Answer.Advice));
        Assert.Equal("Give a pass that opens VIP lounge (VIP), or override at the scan.", explained[1].Remedy);
        await using var context = house.Context();
        Assert.Equal(1, await context.Scans.CountAsync(Stop));
    }

    [Theory, BothEngines]
    public async Task The_evacuation_list_has_everybody_once_where_they_are(Engine engine)
    {
        await using var house = await House.OpenAsync(engine);
        var (expo, guest) = await GuestAsync(house);
        var idle = await house.RegisterAsync(expo, "Marie Curie", RegistrantStatus.CheckedIn);
        await house.RegisterAsync(expo, "Not Here");
        await ScanAsync(house, expo, guest, expo.Desk);
        await ScanAsync(house, expo, guest, expo.Door);

        var list = (await house.Get<EvacuationReader>().ReadAsync(expo.Id, expo.Staff, Stop)).Value;

        Assert.Equal([("Main hall", 0), ("VIP lounge", 1), ("Checked in, not in a zone", 1)],
            list.Places.Select(p => (p.Name, p.Count)));
        Assert.Equal((guest.Id, idle.Id), (list.Places[1].People.Single().Id, list.Places[2].People.Single().Id));
        Assert.Equal([false, true, true], list.Places.Select(p => p.IsCounted));
        Assert.Equal("Curie, Marie", list.Places[2].People.Single().ListedName);
        Assert.Equal("not_found",
            (await house.Get<EvacuationReader>().ReadAsync(expo.Id, expo.Stranger, Stop)).Error!.Code);
    }

    private static async Task<(EventAtHand Expo, RegistrantRow Person)> GuestAsync(House house)
    {
        var expo = await house.NewEventAsync();
        return (expo,
            await house.RegisterAsync(expo,
                new RegistrantDetails("Wilhelm", "Röntgen", "roentgen@test.example", "VIP")));
    }

    private static async Task<Guid> HallDoorAsync(House house, EventAtHand expo)
    {
        await using var context = house.Context();
        var door =
            new Station { EventId = expo.Id, Name = "Hall door", Kind = StationKind.Door, ZoneId = expo.MainHall };
        context.Add(door);
        await context.SaveChangesAsync(Stop);
        return door.Id;
    }

    private static async Task<Guid> ScanAsync(
        House house, EventAtHand expo, RegistrantRow person, Guid station, Direction direction = Direction.In)
    {
        var scan = new ScanRequest(Guid.CreateVersion7(), station, person.TicketCode) { Direction = direction };
        var answer = await house.Get<CheckInService>().ScanAsync(expo.Facts, scan, expo.Staff, Stop);
        Assert.Equal(direction == Direction.In ? ScanOutcome.Admitted : ScanOutcome.Left, answer.Value.Outcome);
        return scan.ScanId;
    }

    private static Task<Result<Guid>> UndoAsync(
        House house, EventAtHand expo, Guid scan, Actor actor, string reason = "By mistake") =>
            house.Get<ScanUndoService>().TakeBackAsync(expo.Id, scan, reason, actor, Stop);
}
