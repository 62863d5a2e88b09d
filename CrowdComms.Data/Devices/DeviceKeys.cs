using System.Linq.Expressions;
using System.Security.Cryptography;
using CrowdComms.Data.Audit;
using CrowdComms.Data.Common;
using CrowdComms.Data.Live;
using CrowdComms.Data.Venue;
using Microsoft.EntityFrameworkCore;

namespace CrowdComms.Data.Devices;

/// <summary>The operations of a device itself: it is paired by a code, authenticates itself by its secret, and can sign
/// itself out.</summary>
public sealed class DeviceKeys(IDbContextFactory<CrowdCommsContext> contexts, EntranceCache cache, TimeProvider clock)
{
    private const int SecretLength = 32;
    private static readonly TimeSpan SeenEvery = TimeSpan.FromMinutes(1);

    /// <summary>Pairs the device that sends a code. When two devices send one code at the same time, exactly one of them is
    /// paired.</summary>
    /// <returns>The id and the secret that the device stores; <c>validation</c> for the name;
    /// <c>device.code_unknown</c>, <c>device.code_expired</c>, <c>device.code_used</c>.</returns>
    public async Task<Result<DeviceKey>> PairAsync(string? code, string deviceName, CancellationToken cancellationToken)
    {
        if (TextRules.Required("Name", deviceName, 60) is { } sentence)
        {
            return DeviceErrors.Name(sentence);
        }

        if (PairingCode.Read(code) is not { } read)
        {
            return DeviceErrors.Unknown;
        }

        var (now, secret) = (clock.GetUtcNow(), RandomNumberGenerator.GetBytes(SecretLength));
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        await using var transaction = await context.Database.BeginTransactionAsync(cancellationToken);
        var used = await UseAsync(context, PairingCode.Hash(read), now, cancellationToken);
        if (used.Failed(out var useless))
        {
            return useless;
        }

        var device = Paired(used.Value, deviceName.Trim(), secret, now);
        context.Devices.Add(device);
        context.AuditEntries.Add(Entry(device));
        await context.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return new DeviceKey(device.Id, Convert.ToBase64String(secret));
    }

    /// <summary>Deletes the pairing codes that stopped working more than a day ago.</summary>
    /// <returns>The number of deleted codes.</returns>
    public async Task<int> ForgetOldPairingsAsync(CancellationToken cancellationToken)
    {
        var before = clock.GetUtcNow() - TimeSpan.FromDays(1);
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        return await context.DevicePairings.Where(p => p.ExpiresAt < before).ExecuteDeleteAsync(cancellationToken);
    }

    /// <summary>Finds the device that has this id and this secret, and records to the minute that it was
    /// seen.</summary>
    /// <returns>The device and its station; null when no device has this id and secret, or it was revoked.</returns>
    public async Task<DeviceAtWork?> AuthenticateAsync(Guid id, string secret, CancellationToken cancellationToken)
    {
        var bytes = new byte[SecretLength];
        if (!Convert.TryFromBase64String(secret, bytes, out var length) || length != SecretLength)
        {
            return null;
        }

        var hash = SHA256.HashData(bytes);
        return await cache.GetAsync(CachedKind.Device, $"{id}/{Convert.ToHexString(hash)}",
            stop => SeenAsync(d => d.Id == id && d.SecretHash == hash, stop), cancellationToken);
    }

    /// <summary>Finds a device that was authenticated earlier, and records to the minute that it was seen.</summary>
    /// <returns>The device and its station; null when it was revoked since.</returns>
    public ValueTask<DeviceAtWork?> FindAsync(Guid id, CancellationToken cancellationToken) =>
        cache.GetAsync(CachedKind.Device, $"{id}", stop => SeenAsync(d => d.Id == id, stop), cancellationToken);

    /// <summary>Signs the device out for ever at its own request. Nothing more is checked here: the page asks for the
    /// PIN before it calls this.</summary>
    /// <returns>Done; <c>device.revoked</c> when the device was signed out before, and for an actor who is no
    /// device.</returns>
    public async Task<Result<Done>> LeaveAsync(Actor itself, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var device = itself.IsDevice
            ? await context.Devices.SingleOrDefaultAsync(d => d.Id == itself.UserId && d.RevokedAt == null,
                cancellationToken) : null;
        if (device is null)
        {
            return StationErrors.DeviceRevoked;
        }

        var now = clock.GetUtcNow();
        device.RevokedAt = now;
        context.AuditEntries.Add(DeviceService.Entry(device, new AuditedAct("Left", itself, now),
            AuditTrail.Gone([new("name", device.Name)])));
        await context.SaveChangesAsync(cancellationToken);
        return default(Done);
    }

    // A single statement uses the code, so that only one of two devices that send it is paired.
    private static async Task<Result<DevicePairing>> UseAsync(
        CrowdCommsContext context, byte[] hash, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var first = await context.DevicePairings.Where(p => p.CodeHash == hash && p.UsedAt == null && p.ExpiresAt > now)
            .ExecuteUpdateAsync(p => p.SetProperty(x => x.UsedAt, now), cancellationToken) == 1;
        var pairing = await context.DevicePairings.AsNoTracking()
            .SingleOrDefaultAsync(p => p.CodeHash == hash, cancellationToken);
        return pairing is null ? DeviceErrors.Unknown : first ? pairing
            : pairing.UsedAt is null ? DeviceErrors.Expired : DeviceErrors.Used;
    }

    private static Device Paired(DevicePairing pairing, string name, byte[] secret, DateTimeOffset now) => new()
    {
        EventId = pairing.EventId,
        StationId = pairing.StationId,
        Name = name,
        SecretHash = SHA256.HashData(secret),
        PairedAt = now,
        SeenAt = now,
    };

    private static AuditEntry Entry(Device device)
    {
        var itself = new Actor(device.Id, device.Name, IsAdmin: false, device.EventId, StationId: device.StationId);
        return DeviceService.Entry(device, new AuditedAct("Paired", itself, device.PairedAt), AuditTrail.New([new("name", device.Name)]));
    }

    private async Task<DeviceAtWork?> SeenAsync(
        Expression<Func<Device, bool>> which, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var found = await context.Devices.AsNoTracking().Where(d => d.RevokedAt == null).Where(which)
            .Join(context.Stations, d => d.StationId, s => s.Id, (d, s) => new { Device = d, Station = s })
            .Join(context.Events, p => p.Device.EventId, e => e.Id,
                (p, e) => new { p.Device.Id, p.Device.Name, p.Device.SeenAt, p.Station, EventId = e.Id, e.Slug })
            .SingleOrDefaultAsync(cancellationToken);
        if (found is null)
        {
            return null;
        }

        var now = clock.GetUtcNow();
        if (now - found.SeenAt >= SeenEvery)
        {
            await context.Devices.Where(d => d.Id == found.Id)
                .ExecuteUpdateAsync(d => d.SetProperty(x => x.SeenAt, now), cancellationToken);
        }

        var place = new StationChoice(found.Station.Id, found.Station.Name,
            found.Station.Kind)
        { ZoneId = found.Station.ZoneId };
        return new DeviceAtWork(new Actor(found.Id, found.Name, IsAdmin: false, found.EventId, StationId: place.Id),
            found.Slug, place);
    }
}
