using CrowdComms.Data.CheckIn;
using CrowdComms.Data.Common;
using CrowdComms.Data.Events;
using CrowdComms.Data.Registrants;
using CrowdComms.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace CrowdComms.Tests.Data.CheckIn;

public sealed class CheckInServiceTests
{
    [Theory, BothEngines]
    public async Task Scanning_a_confirmed_ticket_admits_and_tells_the_feed_after_the_commit(Engine engine)
    {
        await using var house = await House.OpenAsync(engine);
        var expo = await house.NewEventAsync();
        var person = await house.RegisterAsync(expo);

        var answer = await ScanAsync(house, expo, Scan(expo, person.TicketCode));

        Assert.Equal(ScanOutcome.Admitted, answer.Outcome);
        Assert.Equal(RegistrantStatus.CheckedIn, answer.Registrant!.Status);
        Assert.Equal(["Main hall"], answer.Zones);
        var move = Assert.Single(house.Feed.Published[^1].Moves);
        Assert.Equal((RegistrantStatus.Confirmed, RegistrantStatus.CheckedIn, expo.Desk),
            (move.From, move.To, move.StationId));
    }

    [Theory, BothEngines]
    public async Task The_same_scan_id_again_gets_the_first_answer_and_writes_nothing(Engine engine)
    {
        await using var house = await House.OpenAsync(engine);
        var expo = await house.NewEventAsync();
        var person = await house.RegisterAsync(expo);
        var scan = Scan(expo, person.TicketCode);
        await ScanAsync(house, expo, scan);

        var again = await ScanAsync(house, expo, scan);

        Assert.Equal((ScanOutcome.Admitted, true), (again.Outcome, again.Replayed));
        await using var context = house.Context();
        Assert.Equal(1, await context.Scans.CountAsync(TestContext.Current.CancellationToken));
    }

    [Theory, BothEngines]
    public async Task A_second_scan_says_when_where_and_by_whom_the_person_came_in(Engine engine)
    {
        await using var house = await House.OpenAsync(engine);
        var expo = await house.NewEventAsync();
        var person = await house.RegisterAsync(expo);
        await ScanAsync(house, expo, Scan(expo, person.TicketCode));
        house.Clock.Advance(TimeSpan.FromMinutes(5));

        var answer = await ScanAsync(house, expo, Scan(expo, person.TicketCode.ToLowerInvariant()));

        Assert.Equal(ScanOutcome.AlreadyCheckedIn, answer.Outcome);
        Assert.Equal("Already checked in at 09:00, Desk A, by Sam Staff.", answer.Message);
    }

    [Theory, BothEngines]
    public async Task Scanning_a_cancelled_registrant_is_refused_and_changes_nothing_but_the_record_of_it(Engine engine)
    {
        await using var house = await House.OpenAsync(engine);
        var expo = await house.NewEventAsync();
        var person = await house.RegisterAsync(expo, status: RegistrantStatus.Cancelled);

        var answer = await ScanAsync(house, expo, Scan(expo, person.TicketCode) with { Reason = "I know him" });

        Assert.Equal((ScanOutcome.Cancelled, false), (answer.Outcome, answer.CanOverride));
        await using var context = house.Context();
        Assert.Equal(RegistrantStatus.Cancelled,
            (await context.Registrants.SingleAsync(TestContext.Current.CancellationToken)).Status);
        Assert.Equal(ScanOutcome.Cancelled,
            (await context.Scans.SingleAsync(TestContext.Current.CancellationToken)).Outcome);
    }

    [Theory, BothEngines]
    public async Task Somebody_not_confirmed_comes_in_only_with_a_reason_which_is_recorded(Engine engine)
    {
        await using var house = await House.OpenAsync(engine);
        var expo = await house.NewEventAsync();
        var person = await house.RegisterAsync(expo, status: RegistrantStatus.Registered);

        var refused = await ScanAsync(house, expo, Scan(expo, person.TicketCode));
        var forced = await ScanAsync(house, expo, Scan(expo, person.TicketCode) with { Reason = "Paid at the desk" });

        Assert.Equal((ScanOutcome.NotConfirmed, true), (refused.Outcome, refused.CanOverride));
        Assert.Equal((ScanOutcome.Admitted, true), (forced.Outcome, forced.Forced));
        var history = await house.Get<HistoryReader>()
            .ReadAsync(expo.Id, person.Id, expo.Staff, TestContext.Current.CancellationToken);
        Assert.Contains(history.Value,
            h => h is { Kind: "Scan", Outcome: ScanOutcome.Admitted, Reason: "Paid at the desk" });
    }

    [Theory, BothEngines]
    public async Task Where_the_event_needs_no_confirmation_the_registered_come_in(Engine engine)
    {
        await using var house = await House.OpenAsync(engine);
        var expo = await house.NewEventAsync(e => e.RequiresConfirmation = false);
        var person = await house.RegisterAsync(expo, status: RegistrantStatus.Registered);

        var answer = await ScanAsync(house, expo, Scan(expo, person.TicketCode));

        Assert.Equal((ScanOutcome.Admitted, false), (answer.Outcome, answer.Forced));
    }

    [Theory, BothEngines]
    public async Task A_ticket_of_another_event_and_a_code_of_none_name_nobody(Engine engine)
    {
        await using var house = await House.OpenAsync(engine);
        var (expo, other) = (await house.NewEventAsync(), await house.NewEventAsync());
        var stranger = await house.RegisterAsync(other);

        var wrong = await ScanAsync(house, expo, Scan(expo, stranger.TicketCode));
        var unknown = await ScanAsync(house, expo, Scan(expo, "https://elsewhere.example/t/1"));

        Assert.Equal((ScanOutcome.WrongEvent, null), (wrong.Outcome, wrong.Registrant));
        Assert.Equal((ScanOutcome.UnknownCode, null), (unknown.Outcome, unknown.Registrant));
    }

    [Theory, BothEngines]
    public async Task A_pass_outside_its_window_says_when_it_is_valid(Engine engine)
    {
        await using var house = await House.OpenAsync(engine);
        var expo = await house.NewEventAsync();
        var person = await house.RegisterAsync(expo);
        await using (var context = house.Context())
        {
            var pass =
                await context.PassTypes.SingleAsync(p => p.Id == expo.General, TestContext.Current.CancellationToken);
            pass.ValidFrom = house.Clock.GetUtcNow().AddHours(3);
            await context.SaveChangesAsync(TestContext.Current.CancellationToken);
        }

        var answer = await ScanAsync(house, expo, Scan(expo, person.TicketCode));

        Assert.Equal(ScanOutcome.NotValidNow, answer.Outcome);
        Assert.Equal("The General pass is valid from 15 Sep, 12:00.", answer.Message);
    }

    [Theory, BothEngines]
    public async Task A_replaced_ticket_is_known_as_the_old_one(Engine engine)
    {
        await using var house = await House.OpenAsync(engine);
        var expo = await house.NewEventAsync();
        var person = await house.RegisterAsync(expo);
        await using (var context = house.Context())
        {
            (await context.Tickets.SingleAsync(TestContext.Current.CancellationToken)).RevokedAt =
                house.Clock.GetUtcNow();
            await context.SaveChangesAsync(TestContext.Current.CancellationToken);
        }

        Assert.Equal(ScanOutcome.RevokedCode, (await ScanAsync(house, expo, Scan(expo, person.TicketCode))).Outcome);
    }

    [Theory, BothEngines]
    public async Task Another_events_station_an_exit_at_the_entrance_a_clock_ahead_and_a_stranger_are_refused(
        Engine engine)
    {
        await using var house = await House.OpenAsync(engine);
        var (expo, other) = (await house.NewEventAsync(), await house.NewEventAsync());
        var person = await house.RegisterAsync(expo);
        var scan = Scan(expo, person.TicketCode);
        foreach (var (wrong, field) in new[]
        {
            (scan with { StationId = other.Desk }, "stationId"),
            (scan with { Direction = Direction.Out }, "direction"),
            (scan with { ScannedAt = house.Clock.GetUtcNow().AddMinutes(3) }, "scannedAt"),
            (scan with { Code = null }, "code"),
            (scan with { Reason = new string('x', 301) }, "reason"),
        })
        {
            var answer = await house.Get<CheckInService>()
                .ScanAsync(expo.Facts, wrong, expo.Staff, TestContext.Current.CancellationToken);
            Assert.Equal(field, Assert.Single(answer.Error!.Fields!).Key);
        }

        var stranger = await house.Get<CheckInService>()
            .ScanAsync(expo.Facts, scan, expo.Stranger, TestContext.Current.CancellationToken);
        Assert.Equal("not_found", stranger.Error!.Code);
        await using var context = house.Context();
        Assert.Empty(context.Scans);
    }

    [Theory, BothEngines]
    public async Task A_rehearsed_scan_answers_everything_and_writes_nothing(Engine engine)
    {
        await using var house = await House.OpenAsync(engine);
        var expo = await house.NewEventAsync();
        var person = await house.RegisterAsync(expo);
        var published = house.Feed.Published.Count;

        var answer = await ScanAsync(house, expo, Scan(expo, person.TicketCode) with { Simulate = true });

        Assert.Equal((ScanOutcome.Admitted, true, "Röntgen"), (answer.Outcome, answer.Simulated, answer.Registrant!.Person.LastName));
        await using var context = house.Context();
        Assert.Empty(context.Scans);
        Assert.Equal(RegistrantStatus.Confirmed,
            (await context.Registrants.SingleAsync(TestContext.Current.CancellationToken)).Status);
        Assert.Equal(published, house.Feed.Published.Count);
    }

    [Theory]
    [InlineData("https://elsewhere.example/t/1", "a web address")]
    [InlineData("BEGIN:VCARD\nFN:Ada\nEND:VCARD", "a contact card")]
    [InlineData("0123456789ABCDEFG", "misread or mistyped")]
    [InlineData("4006381333931", "not a ticket code")]
    public async Task What_is_no_ticket_is_told_for_what_it_is(string read, string words)
    {
        await using var house = await House.OpenAsync(Engine.Sqlite);
        var expo = await house.NewEventAsync();

        var answer = await ScanAsync(house, expo, Scan(expo, read));
        var long4 = await ScanAsync(house, expo, Scan(expo, new string('x', 4096)));

        Assert.Equal(ScanOutcome.UnknownCode, answer.Outcome);
        Assert.Contains(words, answer.Message, StringComparison.Ordinal);
        Assert.Contains("a text of 4,096 characters", long4.Message, StringComparison.Ordinal);
    }

    internal static ScanRequest Scan(EventAtHand expo, string code) => new(Guid.CreateVersion7(), expo.Desk, code);

    internal static EventFacts Place(EventAtHand expo) => new(
        expo.Id, expo.Slug, expo.Made.Name, expo.Made.Venue, expo.Made.TimeZone, expo.Made.StartsAt, expo.Made.EndsAt,
        expo.Made.Capacity, expo.Made.RequiresConfirmation);

    private static async Task<ScanAnswer> ScanAsync(House house, EventAtHand expo, ScanRequest scan)
    {
        var answer = await house.Get<CheckInService>()
            .ScanAsync(Place(expo), scan, expo.Staff, TestContext.Current.CancellationToken);
        return answer.Value;
    }
}
