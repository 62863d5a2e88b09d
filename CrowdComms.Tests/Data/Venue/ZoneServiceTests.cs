using CrowdComms.Data.PassTypes;
using CrowdComms.Data.Venue;
using CrowdComms.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace CrowdComms.Tests.Data.Venue;

public sealed class ZoneServiceTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory, BothEngines]
    public async Task A_zone_shows_the_passes_that_open_it_and_its_doors(Engine engine)
    {
        await using var house = await House.OpenAsync(engine);
        var expo = await house.NewEventAsync();

        var zones = (await house.Get<PassTypeReader>().ZonesAsync(expo.Id, expo.Staff, Token)).Value;

        Assert.Equal(["Main hall", "VIP lounge"], zones.Select(z => z.Name));
        Assert.Equal(["General", "VIP", "Exhibitor"], zones[0].Passes.Select(p => p.Name));
        Assert.Equal(["VIP lounge door"], zones[1].Doors);
        Assert.Equal(2, zones[1].Capacity);
    }

    [Theory, BothEngines]
    public async Task A_zone_is_added_changed_and_deleted_with_its_access(Engine engine)
    {
        await using var house = await House.OpenAsync(engine);
        var expo = await house.NewEventAsync();
        var service = house.Get<ZoneService>();

        var made = await service.CreateAsync(expo.Id, new ZoneDetails(" Backstage ", 30), expo.Organiser, Token);
        await service.EditAsync(expo.Id, made.Value, new ZoneDetails("Back of house"), expo.Organiser, Token);
        var deleted = await service.DeleteAsync(expo.Id, expo.MainHall, expo.Organiser, Token);

        Assert.True(deleted.IsOk);
        Assert.Equal(["Back of house", "VIP lounge"],
            (await house.Get<PassTypeReader>().ZonesAsync(expo.Id, expo.Staff, Token)).Value.Select(z => z.Name));
        Assert.Empty((await house.Get<PassTypeReader>().PassTypesAsync(expo.Id, expo.Staff, Token)).Value[0].Zones);
        await using var context = house.Context();
        Assert.Equal(["Created", "Changed", "Deleted"], await context.AuditEntries.OrderBy(a => a.Id)
            .Select(a => a.Action).ToListAsync(Token));
        Assert.Equal(3, house.Feed.Published.Count);
    }

    [Theory, BothEngines]
    public async Task A_zone_with_a_door_is_kept(Engine engine)
    {
        await using var house = await House.OpenAsync(engine);
        var expo = await house.NewEventAsync();
        var service = house.Get<ZoneService>();

        Assert.Equal("zone.in_use",
            (await service.DeleteAsync(expo.Id, expo.Lounge, expo.Organiser, Token)).Error!.Code);
        await house.Get<StationService>().DeleteAsync(expo.Id, expo.Door, expo.Organiser, Token);
        Assert.True((await service.DeleteAsync(expo.Id, expo.Lounge, expo.Organiser, Token)).IsOk);
    }

    [Theory, BothEngines]
    public async Task Wrong_and_taken_names_are_refused_and_staff_only_read(Engine engine)
    {
        await using var house = await House.OpenAsync(engine);
        var expo = await house.NewEventAsync();
        var service = house.Get<ZoneService>();

        Assert.Equal("zone.name_taken",
            (await service.CreateAsync(expo.Id, new ZoneDetails("vip LOUNGE"), expo.Organiser, Token)).Error!.Code);
        Assert.Equal("zone.name_taken",
            (await service.EditAsync(expo.Id, expo.Lounge, new ZoneDetails("Main Hall"), expo.Organiser,
                Token)).Error!.Code);
        Assert.Equal(["name", "capacity"],
            (await service.CreateAsync(expo.Id, new ZoneDetails(" ", -1), expo.Organiser, Token)).Error!.Fields!.Keys);
        Assert.Equal("forbidden",
            (await service.CreateAsync(expo.Id, new ZoneDetails("Roof"), expo.Staff, Token)).Error!.Code);
        Assert.Equal("not_found", (await service.DeleteAsync(expo.Id, expo.Lounge, expo.Stranger, Token)).Error!.Code);
        await using var context = house.Context();
        Assert.False(await context.AuditEntries.AnyAsync(Token));
    }
}
