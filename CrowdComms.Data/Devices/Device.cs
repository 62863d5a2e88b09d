using CrowdComms.Data.Common;

namespace CrowdComms.Data.Devices;

/// <summary>A phone, tablet or laptop that is paired with one station, and works there without a user's
/// password.</summary>
public sealed class Device
{
    /// <summary>The device's id, a version 7 GUID: a later device has a greater one. Its scans name it as their
    /// actor.</summary>
    public Guid Id { get; private set; } = RisingId.Next();

    /// <summary>The event of the device's station.</summary>
    public Guid EventId { get; init; }

    /// <summary>The one station at which the device may work.</summary>
    public Guid StationId { get; init; }

    /// <summary>The device's name, such as <c>Blue tablet</c>, which histories show beside what it did.</summary>
    public required string Name { get; set => field = TextRules.Line(value); }

    /// <summary>SHA-256 of the secret that only the device stores.</summary>
    public required byte[] SecretHash { get; init; }

    /// <summary>When the device was paired, UTC.</summary>
    public DateTimeOffset PairedAt { get; init; }

    /// <summary>When the device last sent a request, UTC, to the minute.</summary>
    public DateTimeOffset SeenAt { get; set; }

    /// <summary>When the device was revoked, UTC; null while it may work.</summary>
    public DateTimeOffset? RevokedAt { get; set; }
}

/// <summary>A code that pairs one device with one station. It works once, for ten minutes.</summary>
public sealed class DevicePairing
{
    /// <summary>The row's id, a version 7 GUID: a later code has a greater one.</summary>
    public Guid Id { get; private set; } = RisingId.Next();

    /// <summary>The event of the station.</summary>
    public Guid EventId { get; init; }

    /// <summary>The station that the device is paired with.</summary>
    public Guid StationId { get; init; }

    /// <summary>SHA-256 of the code; unique.</summary>
    public required byte[] CodeHash { get; init; }

    /// <summary>When the code stops working, UTC.</summary>
    public DateTimeOffset ExpiresAt { get; init; }

    /// <summary>When a device used the code, UTC; null while none has.</summary>
    public DateTimeOffset? UsedAt { get; set; }
}
