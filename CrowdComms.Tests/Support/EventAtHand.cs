using CrowdComms.Data.Accounts;
using CrowdComms.Data.Common;
using CrowdComms.Data.Events;
using CrowdComms.Data.PassTypes;
using CrowdComms.Data.Venue;

namespace CrowdComms.Tests.Support;

/// <summary>
/// An event made for a test, two days long, open since an hour. Passes <c>GEN</c> (Main hall),
/// <c>VIP</c> (both zones) and
/// <c>EXH</c> (Main hall); zones Main hall and VIP lounge; stations Desk A and VIP lounge door.
/// </summary>
public sealed class EventAtHand
{
    private EventAtHand(Event made) => Made = made;

    /// <summary>As it was made.</summary>
    public Event Made { get; }

    /// <summary>Its id.</summary>
    public Guid Id => Made.Id;

    /// <summary>Its part of addresses.</summary>
    public string Slug => Made.Slug;

    /// <summary>What its pages know of it.</summary>
    public EventFacts Facts => new(
        Id, Slug, Made.Name, Made.Venue, Made.TimeZone, Made.StartsAt, Made.EndsAt, Made.Capacity,
        Made.RequiresConfirmation);

    /// <summary>Runs this event.</summary>
    public Actor Organiser { get; private init; } = null!;

    /// <summary>Works at this event.</summary>
    public Actor Staff { get; private init; } = null!;

    /// <summary>Works at this event too.</summary>
    public Actor OtherStaff { get; private init; } = null!;

    /// <summary>Is signed in, and no member of this event.</summary>
    public Actor Stranger { get; private init; } = null!;

    /// <summary>Manages everything.</summary>
    public Actor Admin { get; private init; } = null!;

    /// <summary>Pass <c>GEN</c>, General.</summary>
    public Guid General { get; private init; }

    /// <summary>Pass <c>VIP</c>.</summary>
    public Guid Vip { get; private init; }

    /// <summary>Pass <c>EXH</c>, Exhibitor.</summary>
    public Guid Exhibitor { get; private init; }

    /// <summary>The zone Main hall.</summary>
    public Guid MainHall { get; private init; }

    /// <summary>The zone VIP lounge, for 2 people.</summary>
    public Guid Lounge { get; private init; }

    /// <summary>The station Desk A, at the entrance.</summary>
    public Guid Desk { get; private init; }

    /// <summary>The station VIP lounge door.</summary>
    public Guid Door { get; private init; }

    internal static async Task<EventAtHand> AddAsync(House house, Action<Event>? change)
    {
        var now = house.Clock.GetUtcNow();
        var made = new Event
        {
            Slug = $"expo-{Guid.CreateVersion7():n}",
            Name = "Test Expo",
            Venue = "Hall 1",
            TimeZone = "Europe/Berlin",
            StartsAt = now.AddHours(-1),
            EndsAt = now.AddDays(2),
            CreatedAt = now.AddDays(-30),
        };
        change?.Invoke(made);
        var hall = new Zone { EventId = made.Id, Name = "Main hall" };
        var lounge = new Zone { EventId = made.Id, Name = "VIP lounge", Capacity = 2 };
        PassType[] passes = [Pass(made, "GEN", "General", 0, hall), Pass(made, "VIP", "VIP", 1, hall, lounge),
            Pass(made, "EXH", "Exhibitor", 2, hall)];
        var desk = new Station { EventId = made.Id, Name = "Desk A", Kind = StationKind.Desk };
        var door =
            new Station { EventId = made.Id, Name = "VIP lounge door", Kind = StationKind.Door, ZoneId = lounge.Id };
        User[] users = [Person("Olga Organiser"), Person("Sam Staff"), Person("Sara Staff"), Person("Stefan Stranger"),
            Person("Ada Admin", admin: true)];
        await using var context = house.Context();
        context.AddRange(made, hall, lounge, desk, door);
        context.AddRange(passes);
        context.AddRange(users);
        context.AddRange(
            new Member(made.Id, users[0].Id, MemberRole.Organiser), new Member(made.Id, users[1].Id, MemberRole.Staff),
            new Member(made.Id, users[2].Id, MemberRole.Staff));
        await context.SaveChangesAsync();
        return new EventAtHand(made)
        {
            Organiser = Actor(users[0], made, MemberRole.Organiser),
            Staff = Actor(users[1], made, MemberRole.Staff),
            OtherStaff = Actor(users[2], made, MemberRole.Staff),
            Stranger = Actor(users[3], made, null),
            Admin = Actor(users[4], made, null),
            General = passes[0].Id,
            Vip = passes[1].Id,
            Exhibitor = passes[2].Id,
            MainHall = hall.Id,
            Lounge = lounge.Id,
            Desk = desk.Id,
            Door = door.Id,
        };
    }

    private static PassType Pass(Event made, string code, string name, int position, params Zone[] zones)
    {
        var pass = new PassType { EventId = made.Id, Code = code, Name = name, Colour = "#1f6feb", Position = position,
            IsVip = code == "VIP" };
        pass.Zones.AddRange(zones);
        return pass;
    }

    private static User Person(string name, bool admin = false)
    {
        var user = new User { DisplayName = name, IsAdmin = admin, SecurityStamp = "test" };
        user.Email = user.UserName = $"{user.Id:n}@test.example";
        user.NormalizedEmail = user.NormalizedUserName = user.Email.ToUpperInvariant();
        return user;
    }

    private static Actor Actor(User user, Event made, MemberRole? role) =>
        new(user.Id, user.DisplayName, user.IsAdmin, made.Id, role);
}
