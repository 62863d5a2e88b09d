using CrowdComms.Data.CheckIn;
using CrowdComms.Data.Common;
using CrowdComms.Data.Venue;
using CrowdComms.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace CrowdComms.Tests.Data.Venue;

public sealed class StationServiceTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory, BothEngines]
    public async Task Stations_are_listed_with_their_zone_and_what_was_read_there(Engine engine)
    {
        await using var house = await House.OpenAsync(engine);
        var expo = await house.NewEventAsync();
        var person = await house.RegisterAsync(expo);
        var scan = new ScanRequest(Guid.CreateVersion7(), expo.Desk, person.TicketCode);
        await house.Get<CheckInService>().ScanAsync(expo.Facts, scan, expo.Staff, Token);

        var rows = (await house.Get<StationService>().ListAsync(expo.Id, expo.Staff, Token)).Value;

        Assert.Equal([("Desk A", null, 1), ("VIP lounge door", "VIP lounge", 0)],
            rows.Select(r => (r.Name, r.Zone, r.Scans)));
    }

    [Theory, BothEngines]
    public async Task Desks_kiosks_and_doors_are_added_and_renamed(Engine engine)
    {
        await using var house = await House.OpenAsync(engine);
        var expo = await house.NewEventAsync();
        var service = house.Get<StationService>();

        var kiosk = await service.CreateAsync(expo.Id, new NewStation("Kiosk 1", StationKind.Kiosk, expo.Lounge),
            expo.Organiser, Token);
        await service.CreateAsync(expo.Id, new NewStation("Hall door", StationKind.Door, expo.MainHall), expo.Organiser,
            Token);
        await service.RenameAsync(expo.Id, kiosk.Value, "Foyer kiosk", expo.Organiser, Token);

        var rows = (await service.ListAsync(expo.Id, expo.Staff, Token)).Value;
        Assert.Equal(["Desk A", "Foyer kiosk", "Hall door", "VIP lounge door"], rows.Select(r => r.Name));
        Assert.Equal([null, null, "Main hall", "VIP lounge"], rows.Select(r => r.Zone));
        await using var context = house.Context();
        Assert.Equal(["Created", "Created", "Changed"], await context.AuditEntries.OrderBy(a => a.Id)
            .Select(a => a.Action).ToListAsync(Token));
    }

    [Theory, BothEngines]
    public async Task A_door_needs_a_zone_of_the_event_and_a_name_of_its_own(Engine engine)
    {
        await using var house = await House.OpenAsync(engine);
        var expo = await house.NewEventAsync();
        var other = await house.NewEventAsync();
        var service = house.Get<StationService>();

        Assert.Contains("zoneId",
            (await service.CreateAsync(expo.Id, new NewStation("Door", StationKind.Door, other.Lounge), expo.Organiser,
                Token)).Error!.Fields!.Keys);
        Assert.Equal(["name", "zoneId"],
            (await service.CreateAsync(expo.Id, new NewStation("", StationKind.Door), expo.Organiser,
                Token)).Error!.Fields!.Keys);
        Assert.Equal("station.name_taken",
            (await service.CreateAsync(expo.Id, new NewStation("DESK Ä", StationKind.Desk), expo.Organiser,
                Token)).Error!.Code);
        Assert.Equal("station.name_taken",
            (await service.RenameAsync(expo.Id, expo.Door, "desk a", expo.Organiser, Token)).Error!.Code);
        Assert.Equal(2, (await service.ListAsync(expo.Id, expo.Staff, Token)).Value.Count);
    }

    [Theory, BothEngines]
    public async Task A_station_where_people_were_scanned_stays(Engine engine)
    {
        await using var house = await House.OpenAsync(engine);
        var expo = await house.NewEventAsync();
        await house.RegisterAsync(expo, status: RegistrantStatus.CheckedIn);
        var service = house.Get<StationService>();

        Assert.Equal("station.in_use",
            (await service.DeleteAsync(expo.Id, expo.Desk, expo.Organiser, Token)).Error!.Code);
        Assert.True((await service.DeleteAsync(expo.Id, expo.Door, expo.Organiser, Token)).IsOk);
        Assert.Equal(["Desk A"], (await service.ListAsync(expo.Id, expo.Staff, Token)).Value.Select(r => r.Name));
    }

    [Theory, BothEngines]
    public async Task Staff_read_and_strangers_learn_nothing(Engine engine)
    {
        await using var house = await House.OpenAsync(engine);
        var expo = await house.NewEventAsync();
        var service = house.Get<StationService>();

        Assert.Equal("forbidden",
            (await service.RenameAsync(expo.Id, expo.Desk, "Desk B", expo.Staff, Token)).Error!.Code);
        Assert.Equal("forbidden", (await service.DeleteAsync(expo.Id, expo.Door, expo.Staff, Token)).Error!.Code);
        Assert.Equal("not_found", (await service.ListAsync(expo.Id, expo.Stranger, Token)).Error!.Code);
    }
}
