using CrowdComms.Data.CheckIn;
using CrowdComms.Data.Common;
using CrowdComms.Data.Dashboard;
using CrowdComms.Data.Registrants;
using CrowdComms.Data.Venue;
using CrowdComms.Tests.Data.CheckIn;
using CrowdComms.Tests.Support;

namespace CrowdComms.Tests.Data.Dashboard;

/// <summary>An event with two desks and a door, and a fold that follows it.</summary>
internal sealed class FoldWorld
{
    private readonly House _house;
    private readonly FiguresReader _reader;
    private readonly List<Guid> _scans = [];

    private FoldWorld(House house, EventAtHand expo)
    {
        (_house, Expo, _reader) = (house, expo, house.Get<FiguresReader>());
    }

    internal EventAtHand Expo { get; }

    internal Guid OtherDesk { get; private init; }

    internal FiguresFold Fold { get; private set; } = null!;

    internal List<RegistrantRow> People { get; } = [];

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    internal static async Task<FoldWorld> NewAsync(House house)
    {
        var expo = await house.NewEventAsync();
        var desk = await house.Get<StationService>()
            .CreateAsync(expo.Id, new NewStation("Desk B", StationKind.Desk), expo.Organiser, Stop);
        var world = new FoldWorld(house, expo) { OtherDesk = desk.Value };
        world.Fold = new FiguresFold(await world._reader.CountAsync(expo.Id, Stop));
        house.Feed.Subscribe(expo.Id, changed => Assert.True(world.Fold.Apply(changed, house.Clock.GetUtcNow())));
        return world;
    }

    internal EventFigures Figures() => Fold.Figures(_house.Clock.GetUtcNow());

    internal async Task RegisterAsync(int choice)
    {
        string[] passes = ["GEN", "VIP", "EXH"];
        var details = new RegistrantDetails("Guest", $"Number{People.Count}", $"guest{People.Count}@test.example",
            passes[choice % 3], choice % 4 is var c and > 0 ? $"Company {c}" : null);
        People.Add(
            (await _house.Get<RegistrantService>()
                .RegisterAsync(Expo.Id, new NewRegistrant(details, RegistrantSource.Web, choice % 2 == 0), Expo.Staff,
                    Stop)).Value);
    }

    /// <summary>Checks somebody new in.</summary>
    internal async Task ScanAsync(Guid station)
    {
        People.Add(await _house.RegisterAsync(Expo, $"Guest Number{People.Count}"));
        await ScanAsync(station, People[^1]);
    }

    internal async Task ScanAsync(
        Guid station, RegistrantRow person, Direction direction = Direction.In, bool reason = false)
    {
        var scan = CheckInServiceTests.Scan(Expo, person.TicketCode) with
        {
            StationId = station,
            Direction = direction,
            Reason = reason ? "Known" : null
        };
        await _house.Get<CheckInService>().ScanAsync(CheckInServiceTests.Place(Expo), scan, Expo.Staff, Stop);
        _scans.Add(scan.ScanId);
    }

    internal Task StepAsync(RegistrantRow person, int choice)
    {
        var steps = Enum.GetValues<StatusStep>();
        return _house.Get<StatusSteps>()
            .TakeStepAsync(Expo.Id, person.Id, new StepRequest(steps[choice % steps.Length]), Expo.Organiser, Stop);
    }

    internal Task TakeBackAsync(int which) => _scans.Count == 0 ? Task.CompletedTask
        : _house.Get<ScanUndoService>()
            .TakeBackAsync(Expo.Id, _scans[which % _scans.Count], "By chance", Expo.Organiser, Stop);

    /// <summary>The fold and a count by SQL say the same of everything.</summary>
    internal async Task AssertSameAsync(string told)
    {
        if (Fold.VipsUnknown)
        {
            Fold.Read(await _reader.MissingVipsAsync(Expo.Id, Stop));
        }

        var (folded, counted) = (Figures(), await _reader.ReadAsync(Expo.Id, Stop));
        Assert.True(folded.CountsAs(counted), $"{told}: {folded} but {counted}");
        Assert.Equal(counted.PerMinute, folded.PerMinute);
        Assert.Equal(counted.Stations, folded.Stations);
        Assert.Equal(counted.Vips, folded.Vips);
        Assert.Equal(counted.VipsMissing, folded.VipsMissing);
        Assert.Equal(Math.Min(folded.VipsMissing, 10), folded.Vips.Count);
        Assert.Equal(counted.Latest.Select(l => (l.RegistrantId, l.Name, l.Company, l.PassType, l.Station)),
            folded.Latest.Select(l => (l.RegistrantId, l.Name, l.Company, l.PassType, l.Station)));
        Assert.Equal(ArrivalForecast.Of(counted), ArrivalForecast.Of(folded));
    }
}
