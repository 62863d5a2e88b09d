using CrowdComms.Data.Common;

namespace CrowdComms.Data.Devices;

/// <summary>A phone, tablet or laptop that works at one station without anybody's password.</summary>
public sealed class Device
{
    /// <summary>Time-ordered. Scans carry it as their actor.</summary>
    public Guid Id { get; private set; } = RisingId.Next();

    /// <summary>The event.</summary>
    public Guid EventId { get; init; }

    /// <summary>The one station whose rights it has.</summary>
    public Guid StationId { get; init; }

    /// <summary>Such as <c>Blue tablet</c>; stands in the history beside what it did.</summary>
    public required string Name { get; set; }

    /// <summary>SHA-256 of the secret that only the device keeps.</summary>
    public required byte[] SecretHash { get; init; }

    /// <summary>UTC.</summary>
    public DateTimeOffset PairedAt { get; init; }

    /// <summary>When it last asked for anything, UTC, to the minute.</summary>
    public DateTimeOffset SeenAt { get; set; }

    /// <summary>UTC; null while it may work.</summary>
    public DateTimeOffset? RevokedAt { get; set; }
}

/// <summary>A code that pairs one device with one station; works once, for ten minutes.</summary>
public sealed class DevicePairing
{
    /// <summary>Time-ordered.</summary>
    public Guid Id { get; private set; } = RisingId.Next();

    /// <summary>The event.</summary>
    public Guid EventId { get; init; }

    /// <summary>The station.</summary>
    public Guid StationId { get; init; }

    /// <summary>SHA-256 of the code; unique.</summary>
    public required byte[] CodeHash { get; init; }

    /// <summary>UTC.</summary>
    public DateTimeOffset ExpiresAt { get; init; }

    /// <summary>UTC; null while it may be used.</summary>
    public DateTimeOffset? UsedAt { get; set; }
}
