using CrowdComms.Data.Common;

namespace CrowdComms.Data.Accounts;

/// <summary>The membership of one user in one event.</summary>
public sealed class Member(Guid eventId, Guid userId, MemberRole role)
{
    /// <summary>The event that the user works at.</summary>
    public Guid EventId { get; private set; } = eventId;

    /// <summary>The user who is a member.</summary>
    public Guid UserId { get; private set; } = userId;

    /// <summary>The role that the user has in the event.</summary>
    public MemberRole Role { get; set; } = role;
}
