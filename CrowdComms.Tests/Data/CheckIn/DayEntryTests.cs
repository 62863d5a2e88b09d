using System.Globalization;
using CrowdComms.Data.CheckIn;
using CrowdComms.Data.Common;
using CrowdComms.Data.Dashboard;
using CrowdComms.Data.Events;
using CrowdComms.Data.Registrants;
using CrowdComms.Data.Reports;
using CrowdComms.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace CrowdComms.Tests.Data.CheckIn;

/// <summary>Events that check tickets once a day.</summary>
public sealed class DayEntryTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory, BothEngines]
    public async Task A_person_of_yesterday_is_admitted_today_once_and_keeps_the_status(Engine engine)
    {
        await using var house = await House.OpenAsync(engine);
        var expo = await DailyAsync(house);
        var person = await house.RegisterAsync(expo);
        var first = house.Clock.GetUtcNow();
        Assert.Equal(ScanOutcome.Admitted, (await ScanAsync(house, expo, person)).Outcome);
        Assert.Equal(ScanOutcome.AlreadyCheckedIn, (await ScanAsync(house, expo, person)).Outcome);
        house.Clock.Advance(TimeSpan.FromDays(1));
        var second = house.Clock.GetUtcNow();

        var again = await ScanAsync(house, expo, person, expo.OtherStaff);
        house.Clock.Advance(TimeSpan.FromMinutes(5));
        var duplicate = await ScanAsync(house, expo, person);

        Assert.Equal((ScanOutcome.Admitted, RegistrantStatus.CheckedIn, first),
            (again.Outcome, again.Registrant!.Status, again.Registrant.CheckedInAt));
        Assert.Equal((ScanOutcome.AlreadyCheckedIn, new FirstAdmitted(second, "Desk A", expo.OtherStaff.Name)),
            (duplicate.Outcome, duplicate.FirstAdmitted));
        await using var context = house.Context();
        Assert.Equal(1, await context.StatusChanges.CountAsync(c => c.To == RegistrantStatus.CheckedIn, Stop));
        Assert.Equal(2, await context.DayEntries.CountAsync(Stop));
    }

    [Theory, BothEngines]
    public async Task Of_many_scans_at_once_on_the_second_day_exactly_one_is_admitted(Engine engine)
    {
        await using var house = await House.OpenAsync(engine);
        var expo = await DailyAsync(house);
        List<RegistrantRow> people = [];
        for (var i = 0; i < 15; i++)
        {
            people.Add(await house.RegisterAsync(expo, $"Guest Number{i}"));
            await ScanAsync(house, expo, people[i]);
        }

        house.Clock.Advance(TimeSpan.FromDays(1));
        foreach (var person in people)
        {
            var answers = await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => Task.Run(() => ScanAsync(house, expo, person))));

            Assert.Single(answers, a => a.Outcome == ScanOutcome.Admitted);
            Assert.Equal(5, answers.Count(a => a.Outcome == ScanOutcome.AlreadyCheckedIn));
        }
    }

    [Theory, BothEngines]
    public async Task People_entries_and_todays_people_are_kept_apart_live_and_by_sql(Engine engine)
    {
        await using var house = await House.OpenAsync(engine);
        var expo = await DailyAsync(house);
        var board = await BoardAsync(house, expo);
        var (both, one) = (await house.RegisterAsync(expo), await house.RegisterAsync(expo, "Marie Curie"));
        await ScanAsync(house, expo, both);
        await ScanAsync(house, expo, one);
        await AssertFiguresAsync(house, expo, board, new(2, 2, 2));
        Assert.Equal(new DateTimeOffset(2026, 9, 15, 22, 0, 0, TimeSpan.Zero), Midnight(board));
        house.Clock.Advance(TimeSpan.FromDays(1));
        await AssertFiguresAsync(house, expo, board, new(2, 2, 0));

        await ScanAsync(house, expo, both);
        await AssertFiguresAsync(house, expo, board, new(2, 3, 1));
        Assert.Equal(2, board.Figures(house.Clock.GetUtcNow()).Latest.Count);

        var report = (await house.Get<ReportReader>().ReadAsync(expo.Id, expo.Organiser, Stop)).Value;
        Assert.Equal([("People arrived", 2), ("People on Tue 15 Sep", 2), ("People on Wed 16 Sep", 1), ("Entries", 3)],
            ReportWords.Figures(report).Where(f => f.Name.StartsWith("People", StringComparison.Ordinal) || f.Name == "Entries")
                .Select(f => (f.Name, f.Value)));
        var today = new RegistrantQuery { ArrivedFrom = house.Clock.GetUtcNow().AddHours(-1) };
        var behind = await house.Get<RegistrantSearch>().PageAsync(expo.Id, today, expo.Staff, Stop);
        Assert.Equal(both.Id, Assert.Single(behind.Value.Items).Id);
    }

    [Theory, BothEngines]
    public async Task Undo_takes_back_todays_entry_and_leaves_yesterdays(Engine engine)
    {
        await using var house = await House.OpenAsync(engine);
        var expo = await DailyAsync(house);
        var board = await BoardAsync(house, expo);
        var person = await house.RegisterAsync(expo);
        var first = await ScanAsync(house, expo, person);
        house.Clock.Advance(TimeSpan.FromDays(1));
        var second = await ScanAsync(house, expo, person);
        var undo = house.Get<ScanUndoService>();
        var recent = await house.Get<RecentScanReader>().ReadAsync(new(expo.Id, expo.Desk), 10, expo.Organiser, Stop);
        Assert.Equal([(true, false), (false, false)], recent.Value.Select(s => (s.CanUndo, s.IsUndone)));

        Assert.False((await undo.TakeBackAsync(expo.Id, first.ScanId, "Mistake", expo.Organiser, Stop)).IsOk);
        Assert.Equal(CheckInErrors.NotYours, (await undo.TakeBackAsync(expo.Id, second.ScanId, "Mistake", expo.OtherStaff, Stop)).Error);
        Assert.True((await undo.TakeBackAsync(expo.Id, second.ScanId, "Mistake", expo.Staff, Stop)).IsOk);
        Assert.Equal(CheckInErrors.NothingToUndo, (await undo.TakeBackAsync(expo.Id, second.ScanId, "Mistake", expo.Staff, Stop)).Error);

        await AssertFiguresAsync(house, expo, board, new(1, 2, 0));
        recent = await house.Get<RecentScanReader>().ReadAsync(new(expo.Id, expo.Desk), 10, expo.Organiser, Stop);
        Assert.Equal([(false, false), (false, true), (true, false)], recent.Value.Select(s => (s.CanUndo, s.IsUndone)));
        Assert.Equal(ScanOutcome.Admitted, (await ScanAsync(house, expo, person)).Outcome);
        await AssertFiguresAsync(house, expo, board, new(1, 3, 1));
    }

    [Theory, BothEngines]
    public async Task A_late_scan_of_yesterday_becomes_the_check_in_and_todays_entry_stays(Engine engine)
    {
        await using var house = await House.OpenAsync(engine);
        var expo = await DailyAsync(house);
        var board = await BoardAsync(house, expo);
        var person = await house.RegisterAsync(expo);
        house.Clock.Advance(TimeSpan.FromDays(1));
        await ScanAsync(house, expo, person);
        var yesterday = house.Clock.GetUtcNow().AddDays(-1).AddHours(1);

        Assert.Equal(ScanOutcome.Admitted, (await ScanAsync(house, expo, person, scannedAt: yesterday)).Outcome);
        Assert.Equal(ScanOutcome.AlreadyCheckedIn, (await ScanAsync(house, expo, person, scannedAt: yesterday.AddHours(1))).Outcome);
        Assert.Equal(ScanOutcome.Admitted, (await ScanAsync(house, expo, person, scannedAt: yesterday.AddHours(-1))).Outcome);
        Assert.Equal(ScanOutcome.AlreadyCheckedIn, (await ScanAsync(house, expo, person)).Outcome);

        await AssertFiguresAsync(house, expo, board, new(1, 3, 1));
        await using var context = house.Context();
        Assert.Equal(yesterday.AddHours(-1), (await context.Registrants.SingleAsync(Stop)).CheckedInAt);
    }

    [Theory, BothEngines]
    public async Task A_check_in_from_before_the_setting_counts_for_its_own_day(Engine engine)
    {
        await using var house = await House.OpenAsync(engine);
        var expo = await house.NewEventAsync();
        var person = await house.RegisterAsync(expo);
        await ScanAsync(house, expo, person);
        var events = house.Get<EventService>();
        var saved = (await events.GetAsync(expo.Id, expo.Organiser, Stop)).Value;
        var daily = new EventEdit(expo.Id, saved.Version, saved.Details with { CheckedOnce = CheckedOnce.Day });
        await events.EditAsync(daily, expo.Organiser, Stop);

        Assert.Equal(ScanOutcome.AlreadyCheckedIn, (await ScanAsync(house, expo, person)).Outcome);
        house.Clock.Advance(TimeSpan.FromDays(1));
        Assert.Equal(ScanOutcome.Admitted, (await ScanAsync(house, expo, person)).Outcome);
        await using var context = house.Context();
        Assert.Contains((await context.AuditEntries.ToListAsync(Stop)).SelectMany(e => e.Changes),
            c => c is { Field: "checkedOnce", Before: "Event", After: "Day" });
    }

    [Theory]
    [BothEngines("Pacific/Auckland", "2026-09-26T11:59:59Z", "2026-09-26T12:00:00Z")]
    [BothEngines("Pacific/Auckland", "2026-09-27T10:59:59Z", "2026-09-27T11:00:00Z")]
    [BothEngines("America/Sao_Paulo", "2026-09-17T02:59:59Z", "2026-09-17T03:00:00Z")]
    [BothEngines("Europe/Berlin", "2026-10-25T22:59:59Z", "2026-10-25T23:00:00Z")]
    public async Task The_day_changes_at_midnight_of_the_events_time_zone(Engine engine, string zone, string before, string after)
    {
        await using var house = await House.OpenAsync(engine);
        var expo = await DailyAsync(house, zone);
        var person = await house.RegisterAsync(expo);
        var eve = DateTimeOffset.Parse(before, CultureInfo.InvariantCulture);
        var midnight = DateTimeOffset.Parse(after, CultureInfo.InvariantCulture);
        house.Clock.Advance(eve.AddHours(-20) - house.Clock.GetUtcNow());
        Assert.Equal(ScanOutcome.Admitted, (await ScanAsync(house, expo, person)).Outcome);

        house.Clock.Advance(TimeSpan.FromHours(20));
        Assert.Equal(ScanOutcome.AlreadyCheckedIn, (await ScanAsync(house, expo, person)).Outcome);
        house.Clock.Advance(midnight - eve);
        Assert.Equal(ScanOutcome.Admitted, (await ScanAsync(house, expo, person)).Outcome);
    }

    [Theory]
    [InlineData("America/Sao_Paulo", "2018-11-04T12:00:00Z", "2018-11-04T03:00:00Z", 23)]
    [InlineData("America/Sao_Paulo", "2018-02-17T12:00:00Z", "2018-02-17T02:00:00Z", 25)]
    [InlineData("Pacific/Auckland", "2026-09-26T20:00:00Z", "2026-09-26T12:00:00Z", 23)]
    [InlineData("Pacific/Auckland", "2026-04-04T20:00:00Z", "2026-04-04T11:00:00Z", 25)]
    public void A_day_of_a_change_of_clocks_lasts_as_long_as_the_clocks_say(string zone, string at, string from, int hours)
    {
        var day = EventDay.Of(DateTimeOffset.Parse(at, CultureInfo.InvariantCulture), zone);

        Assert.Equal(DateTimeOffset.Parse(from, CultureInfo.InvariantCulture), day.From);
        Assert.Equal(TimeSpan.FromHours(hours), day.Until - day.From);
        Assert.Equal(day, EventDay.Of(day.From, zone));
        Assert.NotEqual(day.Date, EventDay.Of(day.Until, zone).Date);
    }

    private static Task<EventAtHand> DailyAsync(House house, string zone = "Europe/Berlin") => house.NewEventAsync(e =>
        (e.CheckedOnce, e.TimeZone, e.EndsAt) = (CheckedOnce.Day, zone, e.EndsAt.AddDays(60)));

    private static async Task<FiguresFold> BoardAsync(House house, EventAtHand expo)
    {
        var board = new FiguresFold(await house.Get<FiguresReader>().CountAsync(expo.Id, Stop));
        house.Feed.Subscribe(expo.Id, changed => Assert.True(board.Apply(changed, house.Clock.GetUtcNow())));
        return board;
    }

    private static DateTimeOffset? Midnight(FiguresFold board)
    {
        var figures = board.Figures(new DateTimeOffset(2026, 9, 15, 21, 59, 0, TimeSpan.Zero));
        return figures.PeopleToday is null ? null : board.NextDecay;
    }

    private static async Task AssertFiguresAsync(
        House house, EventAtHand expo, FiguresFold board, Counts expected)
    {
        var at = house.Clock.GetUtcNow();
        var (live, counted) = (board.Figures(at), await house.Get<FiguresReader>().ReadAsync(expo.Id, Stop));
        Assert.Equal(expected, new Counts(live.PeopleArrived, live.Entries, live.PeopleToday));
        Assert.True(live.CountsAs(counted));
        Assert.Equal(counted.PerMinute, live.PerMinute);
    }

    private static async Task<ScanAnswer> ScanAsync(
        House house, EventAtHand expo, RegistrantRow person, Actor? by = null, DateTimeOffset? scannedAt = null)
    {
        var request = CheckInServiceTests.Scan(expo, person.TicketCode) with { ScannedAt = scannedAt };
        return (await house.Get<CheckInService>().ScanAsync(expo.Facts, request, by ?? expo.Staff, Stop)).Value;
    }

    private sealed record Counts(int People, int Entries, int? Today);
}
