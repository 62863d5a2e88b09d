using CrowdComms.Data.CheckIn;
using CrowdComms.Data.Common;
using CrowdComms.Data.Dashboard;
using CrowdComms.Data.Registrants;
using CrowdComms.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace CrowdComms.Tests.Data.CheckIn;

/// <summary>Scans that carry their own time, and may arrive long after it.</summary>
public sealed class ScanTimeTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory, BothEngines]
    public async Task A_check_in_its_history_and_the_arrivals_have_the_time_of_the_scan(Engine engine)
    {
        await using var house = await House.OpenAsync(engine);
        var expo = await house.NewEventAsync();
        var person = await house.RegisterAsync(expo);
        var (now, scanned) = (house.Clock.GetUtcNow(), house.Clock.GetUtcNow().AddMinutes(-40));

        var answer = await ScanAsync(house, expo, person, scanned);

        Assert.Equal((ScanOutcome.Admitted, scanned, now), (answer.Outcome, answer.Registrant!.CheckedInAt, answer.At));
        await using var context = house.Context();
        var scan = await context.Scans.SingleAsync(Stop);
        Assert.Equal((scanned, now), (scan.ScannedAt, scan.ReceivedAt));
        Assert.Equal(scanned, (await context.Registrants.SingleAsync(Stop)).CheckedInAt);
        var history = (await house.Get<HistoryReader>().ReadAsync(expo.Id, person.Id, expo.Staff, Stop)).Value;
        Assert.Equal(scanned, Assert.Single(history, h => h.To == RegistrantStatus.CheckedIn).At);
        Assert.Equal(scanned, Assert.Single(history, h => h.Kind == "Scan").At);
        var listed = await house.Get<ScanReader>().PageAsync(expo.Id, new ScanQuery { Until = scanned.AddMinutes(1) }, expo.Staff, Stop);
        Assert.Equal(scanned, Assert.Single(listed.Value.Items).At);
    }

    [Theory, BothEngines]
    public async Task An_earlier_scan_that_arrives_later_becomes_the_check_in_and_counts_one_person(Engine engine)
    {
        await using var house = await House.OpenAsync(engine);
        var expo = await house.NewEventAsync();
        var person = await house.RegisterAsync(expo);
        var board = new FiguresFold(await house.Get<FiguresReader>().CountAsync(expo.Id, Stop));
        var heard = house.Feed.Published.Count;
        await ScanAsync(house, expo, person);
        house.Clock.Advance(TimeSpan.FromMinutes(10));
        var earlier = house.Clock.GetUtcNow().AddMinutes(-20);

        var answer = await ScanAsync(house, expo, person, earlier, expo.OtherStaff);
        var again = await ScanAsync(house, expo, person);
        var between = await ScanAsync(house, expo, person, earlier.AddMinutes(5));

        Assert.Equal((ScanOutcome.Admitted, earlier), (answer.Outcome, answer.Registrant!.CheckedInAt));
        foreach (var duplicate in new[] { again, between })
        {
            Assert.Equal((ScanOutcome.AlreadyCheckedIn, earlier, expo.OtherStaff.Name),
                (duplicate.Outcome, duplicate.FirstAdmitted!.At, duplicate.FirstAdmitted.By));
        }

        await AssertSameAsync(house, expo, board, heard);
        var figures = board.Figures(house.Clock.GetUtcNow());
        Assert.Equal((1, 2, 0), (figures.PeopleArrived, figures.Entries, figures.PerMinute));
        Assert.Equal((earlier, 1), Assert.Single(figures.Arrivals.Select(a => (a.From, a.Count))));
        Assert.Equal(earlier, Assert.Single(figures.Latest).At);
    }

    [Theory, BothEngines]
    public async Task An_undo_after_it_takes_the_check_in_back_and_the_arrival_with_it(Engine engine)
    {
        await using var house = await House.OpenAsync(engine);
        var expo = await house.NewEventAsync();
        var person = await house.RegisterAsync(expo);
        var board = new FiguresFold(await house.Get<FiguresReader>().CountAsync(expo.Id, Stop));
        var heard = house.Feed.Published.Count;
        var first = await ScanAsync(house, expo, person);
        var late = await ScanAsync(house, expo, person, house.Clock.GetUtcNow().AddMinutes(-9));

        var undo = house.Get<ScanUndoService>();
        Assert.Equal("scan.not_undoable", (await undo.TakeBackAsync(expo.Id, first.ScanId, "Mistake", expo.Organiser, Stop)).Error!.Code);
        var listed = await house.Get<RecentScanReader>().ReadAsync(new(expo.Id, expo.Desk), 10, expo.Staff, Stop);
        Assert.Equal([true, false], listed.Value.Select(s => s.CanUndo));
        Assert.True((await undo.TakeBackAsync(expo.Id, late.ScanId, "Mistake", expo.Staff, Stop)).IsOk);

        await AssertSameAsync(house, expo, board, heard);
        var figures = board.Figures(house.Clock.GetUtcNow());
        Assert.Equal((0, 0), (figures.PeopleArrived, figures.PerMinute));
        Assert.Empty(figures.Arrivals);
        Assert.Empty(figures.Latest);
    }

    [Theory, BothEngines]
    public async Task Validity_is_judged_at_the_time_of_the_scan(Engine engine)
    {
        await using var house = await House.OpenAsync(engine);
        var expo = await house.NewEventAsync();
        var (first, second) = (await house.RegisterAsync(expo), await house.RegisterAsync(expo, "Marie Curie"));
        var now = house.Clock.GetUtcNow();
        await using (var context = house.Context())
        {
            (await context.PassTypes.SingleAsync(p => p.Id == expo.General, Stop)).ValidUntil = now.AddMinutes(-10);
            await context.SaveChangesAsync(Stop);
        }

        Assert.Equal(ScanOutcome.NotValidNow, (await ScanAsync(house, expo, first)).Outcome);
        Assert.Equal(ScanOutcome.NotValidNow, (await ScanAsync(house, expo, second, now.AddMinutes(-10))).Outcome);
        Assert.Equal(ScanOutcome.Admitted, (await ScanAsync(house, expo, first, now.AddMinutes(-11))).Outcome);
    }

    [Theory, BothEngines]
    public async Task Scans_made_now_with_a_time_of_their_own_race_for_one_entry(Engine engine)
    {
        await using var house = await House.OpenAsync(engine);
        var expo = await house.NewEventAsync();
        for (var i = 0; i < 10; i++)
        {
            var person = await house.RegisterAsync(expo, $"Guest Number{i}");
            var now = house.Clock.GetUtcNow();
            var answers = await Task.WhenAll(Enumerable.Range(0, 6).Select(station =>
                Task.Run(() => ScanAsync(house, expo, person, now.AddSeconds(-station)))));

            Assert.Single(answers, a => a.Outcome == ScanOutcome.Admitted);
        }
    }

    [Theory, BothEngines]
    public async Task Of_late_scans_that_arrive_at_once_the_earliest_is_the_check_in(Engine engine)
    {
        await using var house = await House.OpenAsync(engine);
        var expo = await house.NewEventAsync();
        var now = house.Clock.GetUtcNow();
        var board = new FiguresFold(await house.Get<FiguresReader>().CountAsync(expo.Id, Stop));
        var heard = house.Feed.Published.Count;
        for (var i = 0; i < 10; i++)
        {
            var person = await house.RegisterAsync(expo, $"Guest Number{i}");
            await Task.WhenAll(Enumerable.Range(1, 6).Select(m => Task.Run(() => ScanAsync(house, expo, person, now.AddMinutes(-m)))));
        }

        await using var context = house.Context();
        Assert.All(await context.Registrants.ToListAsync(Stop), r => Assert.Equal(now.AddMinutes(-6), r.CheckedInAt));
        await AssertSameAsync(house, expo, board, heard, inOrder: false);
    }

    [Theory, BothEngines]
    public async Task A_time_of_long_ago_of_before_the_event_or_ahead_is_refused_and_writes_nothing(Engine engine)
    {
        await using var house = await House.OpenAsync(engine);
        var now = house.Clock.GetUtcNow();
        var expo = await house.NewEventAsync();
        var old = await house.NewEventAsync(e => e.StartsAt = now.AddDays(-20));
        foreach (var (place, right, wrong) in new[]
        {
            (expo, expo.Made.StartsAt.AddDays(-1), expo.Made.StartsAt.AddDays(-1).AddSeconds(-1)),
            (old, now.AddDays(-7), now.AddDays(-7).AddSeconds(-1)),
            (expo, now.AddMinutes(2), now.AddMinutes(2).AddSeconds(1)),
        })
        {
            var person = await house.RegisterAsync(place, $"Guest Number{house.Feed.Published.Count}");
            var request = CheckInServiceTests.Scan(place, person.TicketCode) with { ScannedAt = wrong };
            var refused = await house.Get<CheckInService>().ScanAsync(place.Facts, request, place.Staff, Stop);

            Assert.Equal(("validation", "scannedAt"), (refused.Error!.Code, Assert.Single(refused.Error.Fields!).Key));
            await using var context = house.Context();
            Assert.False(await context.Scans.AnyAsync(s => s.RegistrantId == person.Id, Stop));
            Assert.Equal(ScanOutcome.Admitted, (await ScanAsync(house, place, person, right)).Outcome);
        }
    }

    [Theory, BothEngines]
    public async Task A_late_entry_at_a_door_ends_where_the_next_visit_began(Engine engine)
    {
        await using var house = await House.OpenAsync(engine);
        var expo = await house.NewEventAsync();
        var person = await house.RegisterAsync(expo,
            new RegistrantDetails("Wilhelm", "Röntgen", "roentgen@test.example", "VIP"), RegistrantStatus.CheckedIn);
        var board = new FiguresFold(await house.Get<FiguresReader>().CountAsync(expo.Id, Stop));
        var (heard, now) = (house.Feed.Published.Count, house.Clock.GetUtcNow());
        await ScanAsync(house, expo, person, station: expo.Door);

        var late = await ScanAsync(house, expo, person, now.AddMinutes(-30), station: expo.Door);

        Assert.Equal(ScanOutcome.Admitted, late.Outcome);
        await using var context = house.Context();
        var visits = await context.ZoneVisits.OrderBy(v => v.EnteredAt).ToListAsync(Stop);
        Assert.Equal([(now.AddMinutes(-30), now), (now, null)], visits.Select(v => (v.EnteredAt, v.LeftAt)));
        await AssertSameAsync(house, expo, board, heard);
    }

    private static async Task AssertSameAsync(House house, EventAtHand expo, FiguresFold board, int heard, bool inOrder = true)
    {
        foreach (var change in house.Feed.Published.Skip(heard).Where(c => c.EventId == expo.Id))
        {
            Assert.True(board.Apply(change, house.Clock.GetUtcNow()));
        }

        var (counted, at) = (await house.Get<FiguresReader>().CountAsync(expo.Id, Stop), house.Clock.GetUtcNow());
        Assert.True(board.CountsAs(new FiguresFold(counted), at));
        if (inOrder)
        {
            Assert.Equal(new FiguresFold(counted).Figures(at).Latest, board.Figures(at).Latest);
        }
    }

    private static async Task<ScanAnswer> ScanAsync(
        House house, EventAtHand expo, RegistrantRow person, DateTimeOffset? scannedAt = null, Actor? by = null, Guid? station = null)
    {
        var request = CheckInServiceTests.Scan(expo, person.TicketCode) with { ScannedAt = scannedAt, StationId = station ?? expo.Desk };
        return (await house.Get<CheckInService>().ScanAsync(expo.Facts, request, by ?? expo.Staff, Stop)).Value;
    }
}
