using System.Security.Cryptography;
using CrowdComms.Data.Common;

namespace CrowdComms.Data.CompanyLinks;

/// <summary>An address at which the contact person of a company registers its people. It is revoked, never deleted,
/// while the company is there.</summary>
public sealed class CompanyLink
{
    /// <summary>Time-ordered.</summary>
    public Guid Id { get; private set; } = RisingId.Next();

    /// <summary>The event.</summary>
    public Guid EventId { get; init; }

    /// <summary>Whose; a company has at most one that is good.</summary>
    public Guid CompanyId { get; init; }

    /// <summary>Stands in the address: 128 random bits; unique.</summary>
    public string Key { get; init; } = RandomNumberGenerator.GetHexString(32, lowercase: true);

    /// <summary>UTC.</summary>
    public DateTimeOffset CreatedAt { get; init; }

    /// <summary>When it was last sent to the contact person, UTC; null for never.</summary>
    public DateTimeOffset? SentAt { get; set; }

    /// <summary>When it was last opened, UTC, to the minute; null for never.</summary>
    public DateTimeOffset? SeenAt { get; set; }

    /// <summary>UTC; null while it is good.</summary>
    public DateTimeOffset? RevokedAt { get; set; }
}
