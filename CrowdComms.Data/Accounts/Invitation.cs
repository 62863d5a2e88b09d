using CrowdComms.Data.Common;

namespace CrowdComms.Data.Accounts;

/// <summary>Makes whoever holds its address a member of an event, once. Only the hash of the key in the
/// address is kept.</summary>
public sealed class Invitation
{
    /// <summary>Time-ordered.</summary>
    public Guid Id { get; private set; } = RisingId.Next();

    /// <summary>The event.</summary>
    public Guid EventId { get; init; }

    /// <summary>Whom it was sent to; null for a link that somebody hands on.</summary>
    public string? Email { get; init; }

    /// <summary>What the invited person may do in the event.</summary>
    public MemberRole Role { get; init; }

    /// <summary>SHA-256 of the key; unique.</summary>
    public required byte[] Hash { get; init; }

    /// <summary>The inviting user; null for the system itself.</summary>
    public Guid? InvitedById { get; init; }

    /// <summary>The inviting user's name.</summary>
    public required string InvitedBy { get; init; }

    /// <summary>UTC.</summary>
    public DateTimeOffset CreatedAt { get; init; }

    /// <summary>Worthless from then on, UTC.</summary>
    public DateTimeOffset ExpiresAt { get; init; }

    /// <summary>When it made somebody a member, UTC.</summary>
    public DateTimeOffset? UsedAt { get; set; }

    /// <summary>When it was taken back, UTC.</summary>
    public DateTimeOffset? RevokedAt { get; set; }
}
