using CrowdComms.Data.CheckIn;
using CrowdComms.Data.Common;
using CrowdComms.Data.Dashboard;
using CrowdComms.Data.Reports;
using CrowdComms.Tests.Support;

namespace CrowdComms.Tests.Data.Reports;

public sealed class ReportReaderTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory, BothEngines]
    public async Task The_report_says_the_same_as_the_dashboard(Engine engine)
    {
        await using var house = await House.OpenAsync(engine);
        var expo = await ReportWorld.LiveAsync(house);
        await house.NewEventAsync();

        var report = await ReadAsync(house, expo);
        var board = await house.Get<FiguresReader>().ReadAsync(expo.Id, Stop);

        Assert.Equal(board.ByStatus, report.ByStatus);
        Assert.Equal(board.Entries, report.Entries);
        Assert.Equal(board.ByPassType, report.Passes);
        Assert.Equal(board.ByCompany, report.Companies);
        Assert.Equal(board.Companies, report.Companies.Count);
        Assert.Equal(board.Arrivals.Sum(a => a.Count), report.Hours.Sum(h => h.Count));
        Assert.Equal(board.PeopleArrived, report.Hours.Sum(h => h.Count));
        Assert.Equal(board.Stations.Select(s => (s.Id, s.Name, s.Kind, s.Total)),
            report.Stations.Select(s => (s.Id, s.Name, s.Kind, s.Admitted)));
        Assert.Equal(board.ByStatus.Total, report.Companies.Sum(c => c.Counts.Total) + report.NoCompany.Total);
        Assert.Equal(board.ByStatus.Missing, report.NoShows.Count);
    }

    [Theory, BothEngines]
    public async Task Scans_are_told_by_reason_and_by_station(Engine engine)
    {
        await using var house = await House.OpenAsync(engine);
        var expo = await ReportWorld.LiveAsync(house);

        var report = await ReadAsync(house, expo);

        Assert.Equal(
            [new(ScanOutcome.AlreadyCheckedIn, 2), new(ScanOutcome.UnknownCode, 1), new(ScanOutcome.NotConfirmed, 1),
                new(ScanOutcome.NoAccess, 1)], report.Refused);
        Assert.Equal((5, 6, 3), (report.RefusedScans, report.Entries, report.ZoneEntries));
        var door = report.Stations.Single(s => s.Id == expo.Door);
        Assert.Equal(("VIP lounge", 3, 1, 1, 1), (door.Zone, door.Admitted, door.Forced, door.Left, door.Refused));
        var desk = report.Stations.Single(s => s.Id == expo.Desk);
        Assert.Equal((new DateTimeOffset(2026, 9, 15, 7, 0, 0, TimeSpan.Zero), (string?)null),
            (desk.FirstAt, desk.Zone));
    }

    [Theory, BothEngines]
    public async Task Hours_are_those_of_the_venue_the_one_that_comes_twice_too(Engine engine)
    {
        await using var house = await House.OpenAsync(engine);
        var berlin = await house.NewEventAsync(e => e.EndsAt = e.StartsAt.AddDays(90));
        var kolkata = await house.NewEventAsync(e => (e.TimeZone, e.EndsAt) = ("Asia/Kolkata", e.StartsAt.AddDays(90)));
        foreach (var minutes in new[] { 0, 59, 60, 85 })
        {
            // Clocks in Berlin go from 3:00 back to 2:00 at 1:00 UTC.
            house.Clock.SetUtcNow(new DateTimeOffset(2026, 10, 25, 0, 0, 0, TimeSpan.Zero).AddMinutes(minutes));
            await house.RegisterAsync(berlin, status: RegistrantStatus.CheckedIn);
            await house.RegisterAsync(kolkata, status: RegistrantStatus.CheckedIn);
        }

        HourOfArrivals Hour(int hour, double offset, int count) =>
            new(new DateTimeOffset(2026, 10, 25, hour, 0, 0, TimeSpan.FromHours(offset)), count);
        Assert.Equal([Hour(2, 2, 2), Hour(2, 1, 2)], (await ReadAsync(house, berlin)).Hours);
        Assert.Equal([Hour(5, 5.5, 1), Hour(6, 5.5, 3)], (await ReadAsync(house, kolkata)).Hours);
    }

    [Theory, BothEngines]
    public async Task Only_organisers_see_it_and_it_says_whether_the_event_is_over(Engine engine)
    {
        await using var house = await House.OpenAsync(engine);
        var expo = await house.NewEventAsync();
        var reader = house.Get<ReportReader>();

        Assert.Equal(ErrorKind.Forbidden, (await reader.ReadAsync(expo.Id, expo.Staff, Stop)).Error!.Kind);
        Assert.Equal(ErrorKind.NotFound, (await reader.ReadAsync(expo.Id, expo.Stranger, Stop)).Error!.Kind);
        Assert.True((await reader.ReadAsync(expo.Id, expo.Admin, Stop)).IsOk);
        var before = await ReadAsync(house, expo);
        Assert.Equal((true, false, null), (before.IsEmpty, before.IsOver, before.Busiest));
        Assert.Equal("As of 15 September 2026, 09:00. The event is not over yet.", ReportWords.AsOf(before));
        house.Clock.Advance(TimeSpan.FromDays(3));
        var after = await ReadAsync(house, expo);
        Assert.Equal(("As of 18 September 2026, 09:00.", "No-shows"),
            (ReportWords.AsOf(after), ReportWords.Missing(after)));
    }

    [Theory]
    [InlineData(0, 0, "0%"), InlineData(0, 9, "0%"), InlineData(1, 1000, "1%"), InlineData(1, 3,
        "33%"), InlineData(999, 1000, "99%"), InlineData(7, 7, "100%")]
    public void A_share_is_whole_only_when_nobody_is_missing(int part, int whole, string said) =>
        Assert.Equal(said, ReportWords.Share(part, whole));

    private static async Task<EventReport> ReadAsync(House house, EventAtHand expo) =>
        (await house.Get<ReportReader>().ReadAsync(expo.Id, expo.Organiser, Stop)).Value;
}
