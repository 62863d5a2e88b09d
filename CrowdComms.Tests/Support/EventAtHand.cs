using CrowdComms.Data.Accounts;
using CrowdComms.Data.Common;
using CrowdComms.Data.Events;
using CrowdComms.Data.PassTypes;
using CrowdComms.Data.Venue;

namespace CrowdComms.Tests.Support;

/// <summary>
/// An event created for a test: it lasts two days and began an hour ago. Pass types <c>GEN</c> (opens Main hall),
/// <c>VIP</c> (opens both zones) and <c>EXH</c> (opens Main hall); zones Main hall and VIP lounge; stations Desk A and
/// VIP lounge door.
/// </summary>
public sealed class EventAtHand
{
    private EventAtHand(Event made) => Made = made;

    /// <summary>The event as it was created; later changes are not in it.</summary>
    public Event Made { get; }

    /// <summary>The id of the event.</summary>
    public Guid Id => Made.Id;

    /// <summary>The slug of the event, which its addresses contain.</summary>
    public string Slug => Made.Slug;

    /// <summary>The facts of the event that its pages use.</summary>
    public EventFacts Facts => new(
        Id, Slug, Made.Name, Made.Venue, Made.TimeZone, Made.StartsAt, Made.EndsAt, Made.Capacity,
        Made.RequiresConfirmation);

    /// <summary>A user who is an organiser of this event.</summary>
    public Actor Organiser { get; private init; } = null!;

    /// <summary>A user who is staff of this event.</summary>
    public Actor Staff { get; private init; } = null!;

    /// <summary>A second user who is staff of this event.</summary>
    public Actor OtherStaff { get; private init; } = null!;

    /// <summary>A signed-in user who is not a member of this event.</summary>
    public Actor Stranger { get; private init; } = null!;

    /// <summary>A user who is an admin.</summary>
    public Actor Admin { get; private init; } = null!;

    /// <summary>The id of the pass type <c>GEN</c>, General.</summary>
    public Guid General { get; private init; }

    /// <summary>The id of the pass type <c>VIP</c>.</summary>
    public Guid Vip { get; private init; }

    /// <summary>The id of the pass type <c>EXH</c>, Exhibitor.</summary>
    public Guid Exhibitor { get; private init; }

    /// <summary>The id of the zone Main hall.</summary>
    public Guid MainHall { get; private init; }

    /// <summary>The id of the zone VIP lounge, which has a capacity of 2 people.</summary>
    public Guid Lounge { get; private init; }

    /// <summary>The id of the station Desk A, at the entrance.</summary>
    public Guid Desk { get; private init; }

    /// <summary>The id of the station VIP lounge door.</summary>
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
        var pass = new PassType
        {
            EventId = made.Id,
            Code = code,
            Name = name,
            Colour = "#1f6feb",
            Position = position,
            IsVip = code == "VIP"
        };
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
