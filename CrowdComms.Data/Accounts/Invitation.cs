using CrowdComms.Data.Common;

namespace CrowdComms.Data.Accounts;

/// <summary>An invitation to become a member of an event. The first user who opens its secret address and accepts
/// becomes a member; only the hash of the address's key is stored.</summary>
public sealed class Invitation
{
    /// <summary>The row's id, a version 7 GUID: a later invitation has a greater one.</summary>
    public Guid Id { get; private set; } = RisingId.Next();

    /// <summary>The event whose member the invited person becomes.</summary>
    public Guid EventId { get; init; }

    /// <summary>The email address that the invitation was sent to; null for a link that the inviter hands
    /// on.</summary>
    public string? Email { get; init; }

    /// <summary>The role that the invited person gets in the event.</summary>
    public MemberRole Role { get; init; }

    /// <summary>SHA-256 of the key in the invitation's address; unique.</summary>
    public required byte[] Hash { get; init; }

    /// <summary>The user who invited; null for the application itself.</summary>
    public Guid? InvitedById { get; init; }

    /// <summary>The name that the inviter had when they invited.</summary>
    public required string InvitedBy { get; init; }

    /// <summary>When the invitation was created, UTC.</summary>
    public DateTimeOffset CreatedAt { get; init; }

    /// <summary>When the invitation stops being valid, UTC.</summary>
    public DateTimeOffset ExpiresAt { get; init; }

    /// <summary>When a user accepted the invitation, UTC; null while no one has.</summary>
    public DateTimeOffset? UsedAt { get; set; }

    /// <summary>When an organiser took the invitation back, UTC; null while it is not taken back.</summary>
    public DateTimeOffset? RevokedAt { get; set; }
}
