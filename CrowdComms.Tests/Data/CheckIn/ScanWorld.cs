using CrowdComms.Data.CheckIn;
using CrowdComms.Data.Common;
using CrowdComms.Data.Events;
using CrowdComms.Data.PassTypes;
using CrowdComms.Data.Registrants;
using CrowdComms.Data.Tickets;
using CrowdComms.Data.Venue;
using CrowdComms.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace CrowdComms.Tests.Data.CheckIn;

/// <summary>
/// The same people in the product and in the model: one for each reason why a scan can be refused.
/// Two of them have a ticket
/// that was reissued. The lounge takes two people; the hall takes everybody.
/// </summary>
internal sealed class ScanWorld
{
    private const int Reissued = 2;
    private bool _daily;

    private ScanWorld(House house, EventAtHand expo, ScanModel model) => (House, Expo, Model) = (house, expo, model);

    internal House House { get; }

    internal EventAtHand Expo { get; }

    internal ScanModel Model { get; }

    internal List<(RegistrantRow Row, ModelPerson Person, string? OldCode)> People { get; } = [];

    /// <summary>Desk, kiosk, door of the lounge, door of the hall.</summary>
    internal Guid[] Stations { get; private set; } = [];

    internal Guid? ZoneOf(int station) => station switch { 2 => Expo.Lounge, 3 => Expo.MainHall, _ => null };

    internal static async Task<ScanWorld> NewAsync(House house, bool requiresConfirmation, bool oneZoneAtATime, bool daily = false)
    {
        var expo = await house.NewEventAsync(
            e => (e.RequiresConfirmation, e.OneZoneAtATime, e.CheckedOnce) =
                (requiresConfirmation, oneZoneAtATime, daily ? CheckedOnce.Day : CheckedOnce.Event));
        var other = await house.NewEventAsync();
        var world = new ScanWorld(house, expo, new ScanModel(requiresConfirmation, oneZoneAtATime, daily));
        world._daily = daily;
        world.Model.Zones[expo.MainHall] = null;
        world.Model.Zones[expo.Lounge] = 2;
        await world.BuildAsync();
        await world.AddAsync(expo, "GEN", RegistrantStatus.Registered);
        await world.AddAsync(expo, "GEN", RegistrantStatus.Confirmed);
        await world.AddAsync(expo, "VIP", RegistrantStatus.Confirmed);
        await world.AddAsync(expo, "VIP", RegistrantStatus.Confirmed);
        await world.AddAsync(expo, "VIP", RegistrantStatus.Confirmed);
        await world.AddAsync(expo, "DAY", RegistrantStatus.Confirmed);
        await world.AddAsync(expo, "GEN", RegistrantStatus.Cancelled);
        await world.AddAsync(other, "GEN", RegistrantStatus.Confirmed);
        return world;
    }

    /// <summary>Scans in the product and in the model.</summary>
    /// <param name="who">A person's place in the list; -1 for a code of nobody.</param>
    /// <param name="station">A place in <see cref="Stations"/>.</param>
    /// <param name="how">Which way, whether with a reason, whether by the old code.</param>
    /// <param name="late">How long ago the ticket was read; null for now.</param>
    internal async Task<((ScanOutcome Outcome, bool Forced) Product, (ScanOutcome Outcome, bool Forced) Model)> ScanAsync(
        int who, int station, (Direction Direction, bool Override, bool OldCode) how, TimeSpan? late = null)
    {
        var known = who < 0 ? default : People[who];
        var at = House.Clock.GetUtcNow() - (late ?? TimeSpan.Zero);
        var old = how.OldCode && known.OldCode is not null;
        var request = new ScanRequest(Guid.CreateVersion7(), Stations[station], who < 0 ? TicketCode.New() : old
            ? known.OldCode : known.Row.TicketCode, Reason: how.Override ? "Known" : null)
        {
            Direction = how.Direction,
            ScannedAt = late is null ? null : at,
        };
        var answer = await House.Get<CheckInService>()
            .ScanAsync(Expo.Facts, request, Expo.Staff, TestContext.Current.CancellationToken);
        var expected = Model.Scan(new ModelScan(known.Person, ZoneOf(station), how.Direction, how.Override, old)
        {
            IsLate = late is not null,
        }, at);
        return ((answer.Value.Outcome, answer.Value.Forced), expected);
    }

    /// <summary>Compares who is here and who is inside.</summary>
    internal async Task AssertSameAsync()
    {
        await using var context = House.Context();
        foreach (var (row, person, _) in People)
        {
            var saved = await context.Registrants.SingleAsync(r => r.Id == row.Id, TestContext.Current.CancellationToken);
            Assert.Equal((person.Status, person.CheckedInAt), (saved.Status, saved.CheckedInAt));
            var days = await context.DayEntries.Where(d => d.RegistrantId == row.Id && d.UndoneAt == null).Select(d => d.At)
                .ToListAsync(TestContext.Current.CancellationToken);
            Assert.Equal(_daily ? person.Entries.Order() : [], days.Order());
            var inside = await context.ZoneVisits.Where(v => v.RegistrantId == row.Id && v.LeftAt == null)
                .Select(v => v.ZoneId).ToListAsync(TestContext.Current.CancellationToken);
            Assert.Equal(person.Inside.Order(), inside.Order());
        }
    }

    private async Task BuildAsync()
    {
        await using var context = House.Context();
        var kiosk = new Station { EventId = Expo.Id, Name = "Kiosk", Kind = StationKind.Kiosk };
        var hall =
            new Station { EventId = Expo.Id, Name = "Hall door", Kind = StationKind.Door, ZoneId = Expo.MainHall };
        var now = House.Clock.GetUtcNow();
        var day = new PassType
        {
            EventId = Expo.Id,
            Code = "DAY",
            Name = "Day",
            Colour = "#1f6feb",
            Position = 5,
            ValidFrom = now.AddMinutes(30),
            ValidUntil = now.AddMinutes(60)
        };
        day.Zones.Add(
            await context.Zones.SingleAsync(z => z.Id == Expo.MainHall, TestContext.Current.CancellationToken));
        context.AddRange(kiosk, hall, day);
        await context.SaveChangesAsync(TestContext.Current.CancellationToken);
        Stations = [Expo.Desk, kiosk.Id, Expo.Door, hall.Id];
    }

    private async Task AddAsync(EventAtHand expo, string pass, RegistrantStatus status)
    {
        var details = new RegistrantDetails("Guest", $"Number{People.Count}",
            $"guest-{Guid.CreateVersion7():n}@test.example", pass);
        var row = await House.RegisterAsync(expo, details, status);
        var now = House.Clock.GetUtcNow();
        var person = new ModelPerson
        {
            Status = status,
            IsElsewhere = expo.Id != Expo.Id,
            ValidFrom = pass == "DAY" ? now.AddMinutes(30) : null,
            ValidUntil = pass == "DAY" ? now.AddMinutes(60) : null,
            Opens = pass == "VIP" ? [Expo.MainHall, Expo.Lounge] : [Expo.MainHall],
        };
        People.Add((row, person, People.Count < Reissued ? await OldCodeAsync(row) : null));
        Model.People.Add(person);
    }

    private async Task<string> OldCodeAsync(RegistrantRow row)
    {
        await using var context = House.Context();
        var old = new Ticket
        {
            Code = TicketCode.New(),
            EventId = Expo.Id,
            RegistrantId = row.Id,
            IssuedAt = row.CreatedAt,
            RevokedAt = row.CreatedAt
        };
        context.Tickets.Add(old);
        await context.SaveChangesAsync(TestContext.Current.CancellationToken);
        return old.Code;
    }
}
