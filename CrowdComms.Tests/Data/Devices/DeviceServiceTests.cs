using CrowdComms.Data.Access;
using CrowdComms.Data.CheckIn;
using CrowdComms.Data.Common;
using CrowdComms.Data.Devices;
using CrowdComms.Data.Registrants;
using CrowdComms.Data.Venue;
using CrowdComms.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace CrowdComms.Tests.Data.Devices;

public sealed class DeviceServiceTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory, BothEngines]
    public async Task A_device_is_paired_once_by_a_code_and_only_hashes_are_kept(Engine engine)
    {
        await using var house = await House.OpenAsync(engine);
        var expo = await house.NewEventAsync();
        var devices = house.Get<DeviceService>();
        var shown = (await devices.StartPairingAsync(expo.Id, expo.Desk, expo.Organiser, Token)).Value;
        Assert.False((await devices.WasPairedAsync(expo.Id, shown.Id, expo.Organiser, Token)).Value);

        var key =
            (await house.Get<DeviceKeys>()
                .PairAsync($" {PairingCode.Shown(shown.Code).ToLowerInvariant()} ", " Blue tablet ", Token)).Value;

        Assert.True((await devices.WasPairedAsync(expo.Id, shown.Id, expo.Organiser, Token)).Value);
        Assert.Equal("device.code_used",
            (await house.Get<DeviceKeys>().PairAsync(shown.Code, "Another", Token)).Error!.Code);
        var device = await house.Get<DeviceKeys>().AuthenticateAsync(key.Id, key.Secret, Token);
        Assert.Equal(new Actor(key.Id, "Blue tablet", false, expo.Id, null, expo.Desk), device!.Actor);
        Assert.Equal($"/events/{expo.Slug}/desk", device.Address);
        await using var context = house.Context();
        Assert.NotEqual(Convert.FromBase64String(key.Secret), (await context.Devices.SingleAsync(Token)).SecretHash);
        Assert.Equal(32, (await context.DevicePairings.SingleAsync(Token)).CodeHash.Length);
        Assert.Equal(["Created by Olga Organiser", "Paired by Blue tablet"],
            await context.AuditEntries.OrderBy(a => a.Id).Select(a => a.Action + " by " + a.ActorName)
                .ToListAsync(Token));
    }

    [Theory, BothEngines]
    public async Task A_code_that_is_late_wrong_or_nameless_says_so(Engine engine)
    {
        await using var house = await House.OpenAsync(engine);
        var expo = await house.NewEventAsync();
        var devices = house.Get<DeviceService>();
        var shown = (await devices.StartPairingAsync(expo.Id, expo.Desk, expo.Organiser, Token)).Value;

        Assert.Equal("device.code_unknown",
            (await house.Get<DeviceKeys>().PairAsync("not a code", "Tablet", Token)).Error!.Code);
        Assert.Equal("device.code_unknown",
            (await house.Get<DeviceKeys>().PairAsync(PairingCode.New(), "Tablet", Token)).Error!.Code);
        Assert.Equal("validation", (await house.Get<DeviceKeys>().PairAsync(shown.Code, "  ", Token)).Error!.Code);
        house.Clock.Advance(DeviceService.CodeLife);
        Assert.Equal("device.code_expired",
            (await house.Get<DeviceKeys>().PairAsync(shown.Code, "Tablet", Token)).Error!.Code);
    }

    [Theory, BothEngines]
    public async Task A_code_is_forgotten_a_day_after_it_was_over(Engine engine)
    {
        await using var house = await House.OpenAsync(engine);
        var expo = await house.NewEventAsync();
        var devices = house.Get<DeviceService>();
        var shown = (await devices.StartPairingAsync(expo.Id, expo.Desk, expo.Organiser, Token)).Value;
        house.Clock.Advance(DeviceService.CodeLife + TimeSpan.FromDays(1));
        var fresh = (await devices.StartPairingAsync(expo.Id, expo.Desk, expo.Organiser, Token)).Value;

        Assert.Equal(0, await house.Get<DeviceKeys>().ForgetOldPairingsAsync(Token));
        house.Clock.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal(1, await house.Get<DeviceKeys>().ForgetOldPairingsAsync(Token));
        Assert.Equal("device.code_unknown",
            (await house.Get<DeviceKeys>().PairAsync(shown.Code, "Tablet", Token)).Error!.Code);
        Assert.True((await house.Get<DeviceKeys>().PairAsync(fresh.Code, "Tablet", Token)).IsOk);
    }

    [Theory, BothEngines]
    public async Task Of_devices_that_use_one_code_at_once_one_is_paired(Engine engine)
    {
        await using var house = await House.OpenAsync(engine);
        var expo = await house.NewEventAsync();
        var devices = house.Get<DeviceService>();
        var shown = (await devices.StartPairingAsync(expo.Id, expo.Desk, expo.Organiser, Token)).Value;

        var answers = await Task.WhenAll(Enumerable.Range(0, 8)
            .Select(i => Task.Run(() => house.Get<DeviceKeys>().PairAsync(shown.Code, $"Tablet {i}", Token))));

        Assert.Single(answers, a => a.IsOk);
        Assert.All(answers.Where(a => !a.IsOk), a => Assert.Equal("device.code_used", a.Error!.Code));
        Assert.Single((await devices.ListAsync(expo.Id, expo.Organiser, Token)).Value);
    }

    [Theory, BothEngines]
    public async Task A_device_scans_and_searches_at_its_desk_registers_walk_ins_and_does_nothing_else(Engine engine)
    {
        await using var house = await House.OpenAsync(engine);
        var expo = await house.NewEventAsync();
        var person = await house.RegisterAsync(expo);
        var (key, device) = await PairAsync(house, expo, expo.Desk);

        Assert.Equal([expo.Desk], (await house.Get<StationReader>().PlacesAsync(expo.Id, false, device, Token)).Value.Select(s => s.Id));
        Assert.Single((await house.Get<RegistrantSearch>().FindAsync(expo.Id, person.Person.LastName, device, Token)).Value);
        Assert.Equal(ScanOutcome.Admitted, (await ScanAsync(house, expo, device, expo.Desk, person.TicketCode)).Value.Outcome);
        var walkIn = new NewRegistrant(new RegistrantDetails("Zaphod", "Beeblebrox", "z@test.example", "GEN"),
            RegistrantSource.Desk, Confirm: true);
        Assert.True((await house.Get<RegistrantService>().RegisterAsync(expo.Id, walkIn, device, Token)).IsOk);

        Assert.Equal("forbidden", (await ScanAsync(house, expo, device, expo.Door, person.TicketCode)).Error!.Code);
        Assert.Equal("not_found",
            (await house.Get<RegistrantSearch>().PageAsync(expo.Id, new RegistrantQuery(), device, Token)).Error!.Code);
        Assert.Equal("not_found", (await house.Get<DeviceService>().ListAsync(expo.Id, device, Token)).Error!.Code);
        var row = Assert.Single((await house.Get<DeviceService>().ListAsync(expo.Id, expo.Organiser, Token)).Value);
        Assert.Equal((key.Id, "Desk A", house.Clock.GetUtcNow()), (row.Id, row.Station, row.LastScanAt));
    }

    [Theory, BothEngines]
    public async Task A_door_device_registers_nobody_and_a_kiosk_device_reads_no_names(Engine engine)
    {
        await using var house = await House.OpenAsync(engine);
        var expo = await house.NewEventAsync();
        var kiosk =
            (await house.Get<StationService>()
                .CreateAsync(expo.Id, new NewStation("Kiosk", StationKind.Kiosk), expo.Organiser, Token)).Value;
        var (_, atDoor) = await PairAsync(house, expo, expo.Door);
        var (_, atKiosk) = await PairAsync(house, expo, kiosk);
        var walkIn = new NewRegistrant(new RegistrantDetails("Zaphod", "Beeblebrox", "z@test.example", "GEN"),
            RegistrantSource.Desk);

        Assert.Equal("forbidden",
            (await house.Get<RegistrantService>().RegisterAsync(expo.Id, walkIn, atDoor, Token)).Error!.Code);
        Assert.True((await house.Get<RegistrantSearch>().FindAsync(expo.Id, "a", atDoor, Token)).IsOk);
        Assert.Equal("forbidden",
            (await house.Get<RegistrantSearch>().FindAsync(expo.Id, "a", atKiosk, Token)).Error!.Code);
    }

    [Theory, BothEngines]
    public async Task A_revoked_device_is_refused_everywhere_and_others_go_on(Engine engine)
    {
        await using var house = await House.OpenAsync(engine);
        var expo = await house.NewEventAsync();
        var person = await house.RegisterAsync(expo);
        var devices = house.Get<DeviceService>();
        var (key, device) = await PairAsync(house, expo, expo.Desk);
        var (other, _) = await PairAsync(house, expo, expo.Door);

        Assert.Equal("forbidden", (await devices.RevokeAsync(expo.Id, key.Id, expo.Staff, Token)).Error!.Code);
        Assert.Equal(1, (await devices.RevokeAsync(expo.Id, key.Id, expo.Organiser, Token)).Value);

        Assert.Null(await house.Get<DeviceKeys>().AuthenticateAsync(key.Id, key.Secret, Token));
        Assert.Equal("device.revoked", (await ScanAsync(house, expo, device, expo.Desk, person.TicketCode)).Error!.Code);
        Assert.Equal("device.revoked",
            (await house.Get<RegistrantSearch>().FindAsync(expo.Id, person.Person.LastName, device, Token)).Error!.Code);
        Assert.Equal("not_found", (await house.Get<AccessService>().EnterAsDeviceAsync(key.Id, expo.Slug, Token)).Error!.Code);
        Assert.NotNull(await house.Get<DeviceKeys>().AuthenticateAsync(other.Id, other.Secret, Token));
        Assert.Equal(1, (await devices.RevokeAllAsync(expo.Id, expo.Organiser, Token)).Value);
        Assert.Null(await house.Get<DeviceKeys>().FindAsync(other.Id, Token));
    }

    [Theory, BothEngines]
    public async Task A_wrong_secret_is_nobody_and_a_device_enters_its_own_event_alone(Engine engine)
    {
        await using var house = await House.OpenAsync(engine);
        var (expo, fair) = (await house.NewEventAsync(), await house.NewEventAsync());
        var devices = house.Get<DeviceService>();
        var (key, _) = await PairAsync(house, expo, expo.Desk);
        var (other, _) = await PairAsync(house, fair, fair.Desk);

        Assert.Null(await house.Get<DeviceKeys>().AuthenticateAsync(key.Id, other.Secret, Token));
        Assert.Null(await house.Get<DeviceKeys>().AuthenticateAsync(key.Id, "not base64", Token));
        Assert.Equal("Desk A",
            (await house.Get<AccessService>().EnterAsDeviceAsync(key.Id, expo.Slug, Token)).Value.Station!.Name);
        Assert.Equal("not_found",
            (await house.Get<AccessService>().EnterAsDeviceAsync(key.Id, fair.Slug, Token)).Error!.Code);
        Assert.Equal("not_found", (await devices.RevokeAsync(fair.Id, key.Id, fair.Organiser, Token)).Error!.Code);
    }

    [Theory, BothEngines]
    public async Task A_device_is_renamed_and_seen(Engine engine)
    {
        await using var house = await House.OpenAsync(engine);
        var expo = await house.NewEventAsync();
        var devices = house.Get<DeviceService>();
        var (key, _) = await PairAsync(house, expo, expo.Desk);

        Assert.Equal("validation", (await devices.RenameAsync(expo.Id, key.Id, "", expo.Organiser, Token)).Error!.Code);
        Assert.True((await devices.RenameAsync(expo.Id, key.Id, "Red tablet", expo.Organiser, Token)).IsOk);
        house.Clock.Advance(TimeSpan.FromMinutes(5));
        await house.Get<DeviceKeys>().AuthenticateAsync(key.Id, key.Secret, Token);

        var row = Assert.Single((await devices.ListAsync(expo.Id, expo.Organiser, Token)).Value);
        Assert.Equal(("Red tablet", house.Clock.GetUtcNow(), null), (row.Name, row.SeenAt, row.LastScanAt));
        Assert.Equal("not_found", (await devices.ListAsync(expo.Id, expo.Stranger, Token)).Error!.Code);
    }

    internal static async Task<(DeviceKey Key, Actor Actor)> PairAsync(House house, EventAtHand expo, Guid station)
    {
        var devices = house.Get<DeviceService>();
        var shown = (await devices.StartPairingAsync(expo.Id, station, expo.Organiser, Token)).Value;
        var key = (await house.Get<DeviceKeys>().PairAsync(shown.Code, "Tablet", Token)).Value;
        return (key, (await house.Get<DeviceKeys>().AuthenticateAsync(key.Id, key.Secret, Token))!.Actor);
    }

    private static Task<Result<ScanAnswer>> ScanAsync(
        House house, EventAtHand expo, Actor device, Guid station, string code) =>
            house.Get<CheckInService>()
                .ScanAsync(expo.Facts, new ScanRequest(Guid.CreateVersion7(), station, code), device, Token);
}
