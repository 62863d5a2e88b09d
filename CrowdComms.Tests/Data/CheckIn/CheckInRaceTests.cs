using CrowdComms.Data.CheckIn;
using CrowdComms.Data.Common;
using CrowdComms.Data.Registrants;
using CrowdComms.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace CrowdComms.Tests.Data.CheckIn;

public sealed class CheckInRaceTests
{
    private const int Stations = 6, Tickets = 20;

    [Theory, BothEngines]
    public async Task Of_many_scans_of_one_ticket_at_once_exactly_one_is_admitted(Engine engine)
    {
        await using var house = await House.OpenAsync(engine);
        var expo = await house.NewEventAsync();
        var service = house.Get<CheckInService>();
        for (var i = 0; i < Tickets; i++)
        {
            var person = await house.RegisterAsync(expo, $"Guest Number{i}");
            var answers = await Task.WhenAll(Enumerable.Range(0, Stations).Select(_ => Task.Run(() =>
                service.ScanAsync(CheckInServiceTests.Place(expo), CheckInServiceTests.Scan(expo, person.TicketCode),
                    expo.Staff, TestContext.Current.CancellationToken))));

            Assert.Single(answers, a => a.Value.Outcome == ScanOutcome.Admitted);
            Assert.Equal(Stations - 1, answers.Count(a => a.Value.Outcome == ScanOutcome.AlreadyCheckedIn));
        }

        await using var context = house.Context();
        Assert.Equal(Tickets,
            await context.StatusChanges.CountAsync(c => c.To == RegistrantStatus.CheckedIn,
                TestContext.Current.CancellationToken));
        Assert.Equal(Tickets * Stations, await context.Scans.CountAsync(TestContext.Current.CancellationToken));
    }

    [Theory, BothEngines]
    public async Task One_scan_sent_many_times_at_once_is_recorded_once(Engine engine)
    {
        await using var house = await House.OpenAsync(engine);
        var expo = await house.NewEventAsync();
        var person = await house.RegisterAsync(expo);
        var scan = CheckInServiceTests.Scan(expo, person.TicketCode);
        var service = house.Get<CheckInService>();

        var answers = await Task.WhenAll(Enumerable.Range(0, Stations).Select(_ => Task.Run(() =>
            service.ScanAsync(CheckInServiceTests.Place(expo), scan, expo.Staff,
                TestContext.Current.CancellationToken))));

        Assert.All(answers, a => Assert.Equal(ScanOutcome.Admitted, a.Value.Outcome));
        Assert.Single(answers, a => !a.Value.Replayed);
        await using var context = house.Context();
        Assert.Equal(1, await context.Scans.CountAsync(TestContext.Current.CancellationToken));
    }

    [Theory, BothEngines]
    public async Task Eight_stations_over_two_hundred_tickets_admit_each_once(Engine engine)
    {
        await using var house = await House.OpenAsync(engine);
        var expo = await house.NewEventAsync();
        var service = house.Get<CheckInService>();
        var codes = new List<string>();
        for (var i = 0; i < 200; i++)
        {
            codes.Add((await house.RegisterAsync(expo, $"Guest Number{i}")).TicketCode);
        }

        // Every station reads every ticket, each in another order.
        var answers = await Task.WhenAll(Enumerable.Range(0, 8).Select(station => Task.Run(async () =>
        {
            var outcomes = new List<ScanOutcome>();
            foreach (var code in codes.OrderBy(c => c[station], Comparer<char>.Default)
                .ThenBy(c => c, StringComparer.Ordinal))
            {
                outcomes.Add(
                    (await service.ScanAsync(expo.Facts, CheckInServiceTests.Scan(expo, code), expo.Staff,
                        TestContext.Current.CancellationToken)).Value.Outcome);
            }

            return outcomes;
        })));

        Assert.Equal(200, answers.Sum(a => a.Count(o => o == ScanOutcome.Admitted)));
        Assert.Equal(1400, answers.Sum(a => a.Count(o => o == ScanOutcome.AlreadyCheckedIn)));
        await using var context = house.Context();
        Assert.Equal(200,
            await context.StatusChanges.CountAsync(c => c.To == RegistrantStatus.CheckedIn,
                TestContext.Current.CancellationToken));
    }

    [Theory, BothEngines]
    public async Task The_last_places_of_a_zone_are_given_once_each_and_nobody_is_inside_twice(Engine engine)
    {
        await using var house = await House.OpenAsync(engine);
        var expo = await house.NewEventAsync();
        var service = house.Get<CheckInService>();
        var codes = new List<string>();
        for (var i = 0; i < 8; i++)
        {
            var details = new RegistrantDetails("Guest", $"Number{i}", $"guest{i}@test.example", "VIP");
            codes.Add((await house.RegisterAsync(expo, details, RegistrantStatus.CheckedIn)).TicketCode);
        }

        var answers = await Task.WhenAll(codes.Concat(codes).Select(code => Task.Run(() => service.ScanAsync(
            expo.Facts, CheckInServiceTests.Scan(expo, code) with { StationId = expo.Door }, expo.Staff,
            TestContext.Current.CancellationToken))));

        Assert.Equal(2, answers.Count(a => a.Value.Outcome == ScanOutcome.Admitted));
        await using var context = house.Context();
        Assert.Equal(2,
            await context.ZoneVisits.CountAsync(v => v.LeftAt == null, TestContext.Current.CancellationToken));
    }

    [Theory, BothEngines]
    public async Task The_last_places_of_a_pass_are_given_once_each(Engine engine)
    {
        await using var house = await House.OpenAsync(engine);
        var expo = await house.NewEventAsync();
        await using (var context = house.Context())
        {
            (await context.PassTypes.SingleAsync(p => p.Id == expo.General,
                TestContext.Current.CancellationToken)).Capacity = 3;
            await context.SaveChangesAsync(TestContext.Current.CancellationToken);
        }

        var service = house.Get<RegistrantService>();
        var answers = await Task.WhenAll(Enumerable.Range(0, 12).Select(i => Task.Run(() => service.RegisterAsync(
            expo.Id,
            new NewRegistrant(new RegistrantDetails("Guest", $"Number{i}", $"guest{i}@test.example", "GEN",
                "Same Company"), RegistrantSource.Web), expo.Staff, TestContext.Current.CancellationToken))));

        Assert.Equal(3, answers.Count(a => a.IsOk));
        Assert.All(answers.Where(a => !a.IsOk), a => Assert.Equal("pass_type.full", a.Error!.Code));
    }
}
