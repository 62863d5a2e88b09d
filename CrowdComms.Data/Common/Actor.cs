namespace CrowdComms.Data.Common;

/// <summary>The user, device, API key, visitor or application that acts, and its rights in one event.</summary>
/// <param name="UserId">The id of the user, paired device or API key; the company of a visitor who acts for one;
/// otherwise null.</param>
/// <param name="Name">The name that histories show beside what the actor did.</param>
/// <param name="IsAdmin">Whether the actor is an admin, who may do everything in every event.</param>
/// <param name="EventId">The event in which the actor holds <paramref name="Role"/>; null for none.</param>
/// <param name="Role">The actor's role in <paramref name="EventId"/>; null for none.</param>
/// <param name="StationId">For a paired device: the one station at which it may scan, which is all that it may do; null
/// for every other actor.</param>
public sealed record Actor(
    Guid? UserId, string Name, bool IsAdmin, Guid? EventId = null, MemberRole? Role = null, Guid? StationId = null)
{
    /// <summary>The application itself, which acts for the demo, migrations and background work.</summary>
    public static Actor System { get; } = new(null, "CrowdComms", IsAdmin: true) { From = Origin.System };

    /// <summary>The operations of a visitor, who has no account and no role in any event; null for users, devices, keys
    /// and the application.</summary>
    public Visitor? Visitor { get; private init; }

    /// <summary>The way by which the actor's request came; null where the caller did not say it.</summary>
    public Origin? From { get; init; }

    /// <summary>Creates the actor of a visitor, who has no account and comes by a public page.</summary>
    /// <param name="visitor">The operations that the visitor may do.</param>
    /// <param name="name">The name that histories show beside what the visitor did.</param>
    /// <param name="id">The company that the visitor registers people for; null for a visitor who acts for
    /// themselves.</param>
    public static Actor Of(Visitor visitor, string name, Guid? id = null) =>
        new(id, name, IsAdmin: false) { Visitor = visitor, From = Origin.PublicPage };

    /// <summary>Returns whether this actor is an admin or holds any role in the event.</summary>
    public bool IsMemberOf(Guid eventId) => IsAdmin || (EventId == eventId && Role is not null);

    /// <summary>Returns whether this actor holds <paramref name="role"/> or a higher role in the event.</summary>
    public bool Has(MemberRole role, Guid eventId) => IsAdmin || (EventId == eventId && Role >= role);

    /// <summary>Whether this actor is a paired device, and no user, key or visitor.</summary>
    public bool IsDevice => StationId is not null;

    /// <summary>Returns the error of an actor who may not work at a station, or null when they may: staff at every
    /// station, a device only at its own. Without a station it checks whether the actor may work at any station of the
    /// event.</summary>
    public Error? StationRefusal(Guid eventId, Guid? stationId, string what) =>
        IsDevice && EventId == eventId
            ? stationId is null || stationId == StationId ? null : Error.Forbidden(what)
            : Refusal(MemberRole.Staff, eventId, what);

    /// <summary>Returns the error of an actor who needs <paramref name="role"/> to <paramref name="what"/>, or null
    /// when they may. A member gets <c>forbidden</c>; every other actor <c>not_found</c>, which does not tell whether
    /// the event exists.</summary>
    public Error? Refusal(MemberRole role, Guid eventId, string what) =>
        Has(role, eventId) ? null : IsMemberOf(eventId) ? Error.Forbidden(what) : Error.NotFound("event");
}
