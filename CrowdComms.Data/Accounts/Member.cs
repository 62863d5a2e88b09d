using CrowdComms.Data.Common;

namespace CrowdComms.Data.Accounts;

/// <summary>A user's membership of one event.</summary>
public sealed class Member(Guid eventId, Guid userId, MemberRole role)
{
    /// <summary>The event.</summary>
    public Guid EventId { get; private set; } = eventId;

    /// <summary>The user.</summary>
    public Guid UserId { get; private set; } = userId;

    /// <summary>What the user may do in the event.</summary>
    public MemberRole Role { get; set; } = role;
}
