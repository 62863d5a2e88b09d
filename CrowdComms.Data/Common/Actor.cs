namespace CrowdComms.Data.Common;

/// <summary>Who acts, and with which rights in which event.</summary>
/// <param name="UserId">The signed-in user, the paired device or the API key; null for the system itself.</param>
/// <param name="Name">Shown in the history beside what was done.</param>
/// <param name="IsAdmin">Admins may do everything in every event.</param>
/// <param name="EventId">The event that <paramref name="Role"/> is held in.</param>
/// <param name="Role">The role in that event; null for none.</param>
/// <param name="StationId">For a paired device: the one station in that event where it may scan, and all that it may
/// do; null for people.</param>
public sealed record Actor(
    Guid? UserId, string Name, bool IsAdmin, Guid? EventId = null, MemberRole? Role = null, Guid? StationId = null)
{
    /// <summary>The application itself: the demo, migrations, background work.</summary>
    public static Actor System { get; } = new(null, "CrowdComms", IsAdmin: true) { From = Origin.System };

    /// <summary>What somebody without an account may do; such an actor holds no role anywhere. Null for users, devices, keys, the system.</summary>
    public Visitor? Visitor { get; private init; }

    /// <summary>From where; null where nobody said it.</summary>
    public Origin? From { get; init; }

    /// <summary>The actor of a visitor, who comes by a public page.</summary>
    /// <param name="visitor">What they may do.</param>
    /// <param name="name">Shown in the history.</param>
    /// <param name="id">The company whose contact person they are; null for people who come for themselves.</param>
    public static Actor Of(Visitor visitor, string name, Guid? id = null) =>
        new(id, name, IsAdmin: false) { Visitor = visitor, From = Origin.PublicPage };

    /// <summary>Whether this actor belongs to the event at all.</summary>
    public bool IsMemberOf(Guid eventId) => IsAdmin || (EventId == eventId && Role is not null);

    /// <summary>Whether this actor holds <paramref name="role"/> or a higher one in the event.</summary>
    public bool Has(MemberRole role, Guid eventId) => IsAdmin || (EventId == eventId && Role >= role);

    /// <summary>Whether this is a paired device and no person.</summary>
    public bool IsDevice => StationId is not null;

    /// <summary>The error of an actor who may not work at a station: staff may at every one, a device at its own.
    /// Without a station: who may not work at the event's stations at all.</summary>
    public Error? StationRefusal(Guid eventId, Guid? stationId, string what) =>
        IsDevice && EventId == eventId
            ? stationId is null || stationId == StationId ? null : Error.Forbidden(what)
            : Refusal(MemberRole.Staff, eventId, what);

    /// <summary>The error of an actor who needs <paramref name="role"/> to <paramref name="what"/>: a stranger is told
    /// nothing, a member why; null when allowed.</summary>
    public Error? Refusal(MemberRole role, Guid eventId, string what) =>
        Has(role, eventId) ? null : IsMemberOf(eventId) ? Error.Forbidden(what) : Error.NotFound("event");
}
