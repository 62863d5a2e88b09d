using System.Security.Cryptography;
using CrowdComms.Data.Common;

namespace CrowdComms.Data.Dashboard;

/// <summary>A secret address at which an event's dashboard is shown on a wall screen, without names and without a
/// sign-in. It is revoked and never deleted.</summary>
public sealed class WallLink
{
    /// <summary>The row's id, a version 7 GUID: a later link has a greater one.</summary>
    public Guid Id { get; private set; } = RisingId.Next();

    /// <summary>The event whose dashboard is shown.</summary>
    public Guid EventId { get; init; }

    /// <summary>The name of the screen, such as <c>Foyer screen</c>.</summary>
    public required string Label { get; init => field = TextRules.Line(value); }

    /// <summary>The secret part of the address: 128 random bits in hexadecimal; unique.</summary>
    public string Key { get; init; } = RandomNumberGenerator.GetHexString(32, lowercase: true);

    /// <summary>When the link was created, UTC.</summary>
    public DateTimeOffset CreatedAt { get; init; }

    /// <summary>The name that the organiser had when they created the link.</summary>
    public required string CreatedBy { get; init; }

    /// <summary>When a screen last had the address open, UTC, to the minute; null for never.</summary>
    public DateTimeOffset? SeenAt { get; set; }

    /// <summary>When the link was revoked, UTC; null while it works.</summary>
    public DateTimeOffset? RevokedAt { get; set; }
}
