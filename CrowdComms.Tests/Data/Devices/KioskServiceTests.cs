using CrowdComms.Data.Devices;
using CrowdComms.Data.Registrants;
using CrowdComms.Data.Venue;
using CrowdComms.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace CrowdComms.Tests.Data.Devices;

public sealed class KioskServiceTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory, BothEngines]
    public async Task A_ticket_shows_the_first_name_one_letter_and_the_company_and_nothing_else(Engine engine)
    {
        await using var house = await House.OpenAsync(engine);
        var (expo, place) = await OpenAsync(house);
        var kiosks = house.Get<KioskService>();
        var ada = await house.RegisterAsync(expo,
            new RegistrantDetails("Ada", "élan King", "ada@test.example", "GEN", "Analytical Engines"));
        var single = await house.RegisterAsync(expo, new RegistrantDetails("Björk", null, "bjork@test.example", "GEN"));

        var found = (await kiosks.ReadAsync(place, $" {ada.TicketCode.ToLowerInvariant()} ", expo.Staff, Token)).Value;
        Assert.Equal(new KioskPerson(ada.Id, "Ada", "É.", "Analytical Engines"), found);
        Assert.Equal(new KioskPerson(single.Id, "Björk", "", null),
            (await kiosks.ReadAsync(place, single.TicketCode, expo.Staff, Token)).Value);
        await using var context = house.Context();
        Assert.Equal(0, await context.Scans.CountAsync(Token));
    }

    [Theory, BothEngines]
    public async Task Every_other_code_sends_to_staff_with_the_same_words(Engine engine)
    {
        await using var house = await House.OpenAsync(engine);
        var (expo, place) = await OpenAsync(house);
        var other = await house.NewEventAsync();
        var (mine, theirs) = (await house.RegisterAsync(expo), await house.RegisterAsync(other));
        await house.Get<TicketService>()
            .ReissueAsync(expo.Id, new ReissueRequest(mine.Id, mine.TicketCode), expo.Organiser, Token);

        string?[] codes = [mine.TicketCode, theirs.TicketCode, "https://example.com/?a=1",
            "BEGIN:VCARD\nFN:Ada\nEND:VCARD", new string('x', 4096), "", null, mine.TicketCode[..^1] + "?"];
        foreach (var code in codes)
        {
            var answer = await house.Get<KioskService>().ReadAsync(place, code, expo.Staff, Token);
            Assert.Equal(KioskErrors.SeeStaff, answer.Error);
        }
    }

    [Theory, BothEngines]
    public async Task People_of_one_address_are_told_apart_by_their_names(Engine engine)
    {
        await using var house = await House.OpenAsync(engine);
        var (expo, place) = await OpenAsync(house);
        await using var context = house.Context();
        await context.Events.ExecuteUpdateAsync(set => set.SetProperty(e => e.SharedEmails, true), Token);
        await house.RegisterAsync(expo, new RegistrantDetails("Ada", "King", "family@test.example", "GEN"));
        var bo = await house.RegisterAsync(expo, new RegistrantDetails("Bo", "King", "family@test.example", "GEN"));

        var kiosks = house.Get<KioskService>();
        Assert.Equal(bo.Id, (await kiosks.FindAsync(place, new("bo king", "family@test.example"), expo.Staff, Token)).Value.Id);
        Assert.Equal(KioskErrors.SeeStaff, (await kiosks.FindAsync(place, new("Cy King", "family@test.example"), expo.Staff, Token)).Error);
    }

    [Theory, BothEngines]
    public async Task A_name_is_found_by_all_of_it_and_the_email_in_either_order_and_any_case(Engine engine)
    {
        await using var house = await House.OpenAsync(engine);
        var (expo, place) = await OpenAsync(house);
        var person = await house.RegisterAsync(expo,
            new RegistrantDetails("Wilhelm", "Röntgen", "w.rontgen@test.example", "GEN"));
        var kiosks = house.Get<KioskService>();

        foreach (var name in new[] { "Wilhelm Röntgen", " wilhelm  rontgen ", "Röntgen Wilhelm" })
        {
            Assert.Equal(person.Id,
                (await kiosks.FindAsync(place, new(name, " W.Rontgen@TEST.example "), expo.Staff, Token)).Value.Id);
        }

        foreach (var (name, email) in new[] { ("Wilhelm", "w.rontgen@test.example"),
            ("Wilhelm Röntgen", "w@test.example"), ("", "w.rontgen@test.example"), ("Wilhelm Röntgen", "") })
        {
            Assert.Equal(KioskErrors.SeeStaff, (await kiosks.FindAsync(place, new(name, email), expo.Staff, Token)).Error);
        }
    }

    [Theory, BothEngines]
    public async Task A_kiosk_is_closed_without_the_events_leave_a_pin_or_a_kiosk_station(Engine engine)
    {
        await using var house = await House.OpenAsync(engine);
        var expo = await house.NewEventAsync();
        var kiosks = house.Get<KioskService>();
        var station = await StationAsync(house, expo);
        var place = new EventStation(expo.Id, station);
        Assert.Equal(new KioskState(false, false), (await kiosks.StateAsync(expo.Id, expo.Staff, Token)).Value);
        Assert.Equal(KioskErrors.Closed, (await kiosks.MayRunAsync(place, expo.Staff, Token)).Error);

        await OpenKiosksAsync(house, expo);
        Assert.Equal(KioskErrors.Closed, (await kiosks.MayRunAsync(place, expo.Staff, Token)).Error);
        await house.Get<KioskPinService>().SetAsync(expo.Id, "2468", expo.Organiser, Token);

        Assert.Equal(new KioskState(true, true), (await kiosks.StateAsync(expo.Id, expo.Staff, Token)).Value);
        Assert.True((await kiosks.MayRunAsync(place, expo.Staff, Token)).IsOk);
        Assert.Equal(KioskErrors.Closed,
            (await kiosks.MayRunAsync(new EventStation(expo.Id, expo.Desk), expo.Staff, Token)).Error);
        Assert.Equal("not_found", (await kiosks.MayRunAsync(place, expo.Stranger, Token)).Error!.Code);
        Assert.Equal("not_found", (await kiosks.StateAsync(expo.Id, expo.Stranger, Token)).Error!.Code);
    }

    [Theory, BothEngines]
    public async Task A_device_runs_its_own_kiosk_until_it_leaves(Engine engine)
    {
        await using var house = await House.OpenAsync(engine);
        var (expo, place) = await OpenAsync(house);
        var person = await house.RegisterAsync(expo);
        var (key, device) = await DeviceServiceTests.PairAsync(house, expo, place.StationId);
        var (_, desk) = await DeviceServiceTests.PairAsync(house, expo, expo.Desk);
        var kiosks = house.Get<KioskService>();

        Assert.Equal(person.Id, (await kiosks.ReadAsync(place, person.TicketCode, device, Token)).Value.Id);
        Assert.Equal("forbidden", (await kiosks.ReadAsync(place, person.TicketCode, desk, Token)).Error!.Code);
        Assert.Equal("device.revoked", (await house.Get<DeviceKeys>().LeaveAsync(expo.Staff, Token)).Error!.Code);

        Assert.True((await house.Get<DeviceKeys>().LeaveAsync(device, Token)).IsOk);

        Assert.Equal("device.revoked", (await kiosks.ReadAsync(place, person.TicketCode, device, Token)).Error!.Code);
        Assert.Equal("device.revoked", (await house.Get<DeviceKeys>().LeaveAsync(device, Token)).Error!.Code);
        Assert.Null(await house.Get<DeviceKeys>().AuthenticateAsync(key.Id, key.Secret, Token));
        await using var context = house.Context();
        Assert.Equal("Tablet", (await context.AuditEntries.SingleAsync(a => a.Action == "Left", Token)).ActorName);
    }

    internal static async Task<(EventAtHand Expo, EventStation Place)> OpenAsync(House house)
    {
        var expo = await house.NewEventAsync(e => e.Kiosk = true);
        await house.Get<KioskPinService>().SetAsync(expo.Id, "2468", expo.Organiser, Token);
        return (expo, new EventStation(expo.Id, await StationAsync(house, expo)));
    }

    private static async Task<Guid> StationAsync(House house, EventAtHand expo) =>
        (await house.Get<StationService>()
            .CreateAsync(expo.Id, new NewStation("Kiosk 1", StationKind.Kiosk), expo.Organiser, Token)).Value;

    private static async Task OpenKiosksAsync(House house, EventAtHand expo)
    {
        await using var context = house.Context();
        await context.Events.Where(e => e.Id == expo.Id)
            .ExecuteUpdateAsync(e => e.SetProperty(x => x.Kiosk, true), Token);
    }
}
