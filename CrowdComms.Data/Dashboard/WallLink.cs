using System.Security.Cryptography;
using CrowdComms.Data.Common;

namespace CrowdComms.Data.Dashboard;

/// <summary>An address that shows an event's wall, without names, to whoever has it. It is
/// revoked, never deleted.</summary>
public sealed class WallLink
{
    /// <summary>Time-ordered.</summary>
    public Guid Id { get; private set; } = RisingId.Next();

    /// <summary>The event.</summary>
    public Guid EventId { get; init; }

    /// <summary>Where the wall hangs, such as <c>Foyer screen</c>.</summary>
    public required string Label { get; init; }

    /// <summary>Stands in the address: 128 random bits; unique.</summary>
    public string Key { get; init; } = RandomNumberGenerator.GetHexString(32, lowercase: true);

    /// <summary>UTC.</summary>
    public DateTimeOffset CreatedAt { get; init; }

    /// <summary>Who shared it, by the name then.</summary>
    public required string CreatedBy { get; init; }

    /// <summary>When a wall was last open there, UTC, to the minute; null for never.</summary>
    public DateTimeOffset? SeenAt { get; set; }

    /// <summary>UTC; null while it shows the wall.</summary>
    public DateTimeOffset? RevokedAt { get; set; }
}
