using CrowdComms.Data.Audit;
using CrowdComms.Data.Common;
using CrowdComms.Data.Companies;
using CrowdComms.Data.Devices;
using CrowdComms.Data.Events;
using CrowdComms.Data.PassTypes;
using CrowdComms.Data.Questions;
using CrowdComms.Data.Venue;

namespace CrowdComms.Data.Demo;

/// <summary>The demo event with its zones, pass types and stations, but without registrants.</summary>
internal sealed class DemoVenue
{
    private static readonly TimeZoneInfo Berlin = TimeZoneInfo.FindSystemTimeZoneById("Europe/Berlin");

    // Each colour has a contrast of at least 3:1 against the light and the dark background, and all can be told apart
    // with every kind of colour blindness. The order is the event's order; the letters are the zones that a pass type
    // opens.
    private static readonly (string Code, string Name, string Colour, int? Capacity, string Zones)[] Passes =
    [
        ("GEN", "General", "#4a6db0", null, "M"),
        ("VIP", "VIP", "#dd7711", 250, "MV"),
        ("SPK", "Speaker", "#aa00ff", 200, "MVB"),
        ("PRESS", "Press", "#5599dd", 250, "MP"),
        ("EXH", "Exhibitor", "#889988", 500, "M"),
        ("STAFF", "Staff", "#7a6a6a", null, "MVPB"),
        ("WORK", "Workshop", "#cc2211", 80, "M"),
    ];

    private DemoVenue(Event expo, DateTimeOffset midnight) =>
        (Expo, Midnight, Questions) = (expo, midnight, new DemoQuestions(expo.Id));

    internal Event Expo { get; }

    /// <summary>Midnight at the venue at which the first day begins.</summary>
    internal DateTimeOffset Midnight { get; }

    internal IReadOnlyList<Zone> Zones { get; private init; } = [];

    internal IReadOnlyDictionary<string, PassType> PassTypes { get; private init; } = new Dictionary<string,
        PassType>();

    /// <summary>The four stations: Desk A, Desk B, Kiosk 1 and the VIP lounge door.</summary>
    internal IReadOnlyList<Station> Stations { get; private init; } = [];

    internal DemoQuestions Questions { get; }

    internal IReadOnlyList<Company> Companies { get; private init; } = [];

    /// <summary>Creates the demo event. Its first day is today, or yesterday as long as it is too early for anybody to
    /// have arrived.</summary>
    internal static DemoVenue Make(DateTimeOffset now)
    {
        var local = TimeZoneInfo.ConvertTime(now, Berlin).DateTime;
        var day = local.Hour < 10 ? local.Date.AddDays(-1) : local.Date;
        var expo = Exposition(day);
        var zones = ZonesOf(expo);
        return new DemoVenue(expo, There(day))
        {
            Zones = zones,
            PassTypes = Passes.Select((_, position) => Pass(expo, position, zones))
                .ToDictionary(p => p.Code, StringComparer.Ordinal),
            Stations = StationsOf(expo, lounge: zones[1]),
            Companies = [.. DemoNames.Companies.Select(
                c => new Company(expo.Id, c.Name) { ContactEmail = $"events@{c.Domain}" })],
        };
    }

    /// <summary>Adds the event and all that belongs to it to the context, with the audit entries of its
    /// creation.</summary>
    internal void AddTo(CrowdCommsContext context, DateTimeOffset now)
    {
        context.Add(Expo);
        context.AddRange(Zones);
        context.AddRange(PassTypes.Values);
        context.AddRange(Stations);
        context.AddRange(Companies);
        context.AddRange(Questions.All);
        var who = new StepTaken(Actor.System, now);
        context.AuditEntries.AddRange(
        [
            EventAudit.Created(Expo.Id, new AuditedThing("Event", Expo.Id), Expo.Name, who),
            .. Zones.Select(z => EventAudit.Created(Expo.Id, new AuditedThing("Zone", z.Id), z.Name, who)),
            .. PassTypes.Values.Select(p => EventAudit.Created(Expo.Id, new AuditedThing("PassType", p.Id), p.Name, who)),
            .. Stations.Select(s => EventAudit.Created(Expo.Id, new AuditedThing("Station", s.Id), s.Name, who)),
            .. Questions.All.Select(q => EventAudit.Created(Expo.Id, new AuditedThing(nameof(Question), q.Id), q.Label, who)),
        ]);
    }

    private static Event Exposition(DateTime day)
    {
        var expo = new Event
        {
            Slug = DemoSeed.Slug,
            Name = "Demo Expo",
            Venue = "Messe Berlin, Hall 7",
            TimeZone = Berlin.Id,
            StartsAt = There(day.AddHours(8)),
            EndsAt = There(day.AddDays(1).AddHours(18)),
            Capacity = 2500,
            Kiosk = true,
            CreatedAt = There(day.AddDays(-90).AddHours(9)),
        };
        expo.KioskPinHash = KioskPinService.Hash(expo, DemoSeed.KioskPin);
        return expo;
    }

    private static Zone[] ZonesOf(Event expo) =>
    [
        new() { EventId = expo.Id, Name = "Main hall", Capacity = 2000 },
        new() { EventId = expo.Id, Name = "VIP lounge", Capacity = 40 },
        new() { EventId = expo.Id, Name = "Press room", Capacity = 25 },
        new() { EventId = expo.Id, Name = "Backstage", Capacity = 30 },
    ];

    private static Station[] StationsOf(Event expo, Zone lounge) =>
    [
        new() { EventId = expo.Id, Name = "Desk A", Kind = StationKind.Desk },
        new() { EventId = expo.Id, Name = "Desk B", Kind = StationKind.Desk },
        new() { EventId = expo.Id, Name = "Kiosk 1", Kind = StationKind.Kiosk },
        new() { EventId = expo.Id, Name = "VIP lounge door", Kind = StationKind.Door, ZoneId = lounge.Id },
    ];

    private static PassType Pass(Event expo, int position, Zone[] zones)
    {
        var (code, name, colour, capacity, opens) = Passes[position];
        var pass = new PassType
        {
            EventId = expo.Id,
            Code = code,
            Name = name,
            Colour = colour,
            Capacity = capacity,
            Position = position,
            IsVip = code == "VIP",
            IsPublic = code is "GEN" or "WORK"
        };
        pass.Zones.AddRange(opens.Select(letter => zones["MVPB".IndexOf(letter, StringComparison.Ordinal)]));
        return pass;
    }

    private static DateTimeOffset There(DateTime local) =>
        new DateTimeOffset(local, Berlin.GetUtcOffset(local)).ToUniversalTime();
}
