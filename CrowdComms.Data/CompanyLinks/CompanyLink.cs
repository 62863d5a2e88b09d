using System.Security.Cryptography;
using CrowdComms.Data.Common;

namespace CrowdComms.Data.CompanyLinks;

/// <summary>A secret address at which the contact person of a company registers its people. It is revoked and never
/// deleted as long as the company exists.</summary>
public sealed class CompanyLink
{
    /// <summary>The row's id, a version 7 GUID: a later link has a greater one.</summary>
    public Guid Id { get; private set; } = RisingId.Next();

    /// <summary>The event of the company.</summary>
    public Guid EventId { get; init; }

    /// <summary>The company; it has at most one link that is not revoked.</summary>
    public Guid CompanyId { get; init; }

    /// <summary>The secret part of the address: 128 random bits in hexadecimal; unique.</summary>
    public string Key { get; init; } = RandomNumberGenerator.GetHexString(32, lowercase: true);

    /// <summary>When the link was created, UTC.</summary>
    public DateTimeOffset CreatedAt { get; init; }

    /// <summary>When the link was last sent to the contact person, UTC; null for never.</summary>
    public DateTimeOffset? SentAt { get; set; }

    /// <summary>When the link was last opened, UTC, to the minute; null for never.</summary>
    public DateTimeOffset? SeenAt { get; set; }

    /// <summary>When the link was revoked, UTC; null while it works.</summary>
    public DateTimeOffset? RevokedAt { get; set; }
}
