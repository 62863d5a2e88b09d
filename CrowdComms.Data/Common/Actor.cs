using CrowdComms.Data.Accounts;

namespace CrowdComms.Data.Common;

/// <summary>Who acts, and with which rights in which event.</summary>
/// <param name="UserId">The signed-in user; null for the system itself.</param>
/// <param name="Name">Shown in the history beside what was done.</param>
/// <param name="IsAdmin">Admins may do everything in every event.</param>
/// <param name="EventId">The event that <paramref name="Role"/> is held in.</param>
/// <param name="Role">The role in that event; null for none.</param>
public sealed record Actor(Guid? UserId, string Name, bool IsAdmin, Guid? EventId = null, MemberRole? Role = null)
{
    /// <summary>The application itself: the demo, migrations, background work.</summary>
    public static Actor System { get; } = new(null, "CrowdComms", IsAdmin: true);

    /// <summary>Whether this actor belongs to the event at all.</summary>
    public bool IsMemberOf(Guid eventId) => IsAdmin || (EventId == eventId && Role is not null);

    /// <summary>Whether this actor holds <paramref name="role"/> or a higher one in the event.</summary>
    public bool Has(MemberRole role, Guid eventId) => IsAdmin || (EventId == eventId && Role >= role);

    /// <summary>The error of an actor who needs <paramref name="role"/> to <paramref name="what"/>: a stranger is told nothing, a member why; null when allowed.</summary>
    public Error? Refusal(MemberRole role, Guid eventId, string what) =>
        Has(role, eventId) ? null : IsMemberOf(eventId) ? Error.Forbidden(what) : Error.NotFound("event");
}
