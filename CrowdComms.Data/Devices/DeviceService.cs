using CrowdComms.Data.Audit;
using CrowdComms.Data.Common;
using Microsoft.EntityFrameworkCore;

namespace CrowdComms.Data.Devices;

/// <summary>Pairs, renames and revokes devices that work at one station without a user's password. Organisers only;
/// each change is audited.</summary>
public sealed class DeviceService(IDbContextFactory<CrowdCommsContext> contexts, TimeProvider clock)
{
    /// <summary>How long a pairing code works.</summary>
    public static readonly TimeSpan CodeLife = TimeSpan.FromMinutes(10);

    private const string Purpose = "manage the devices";

    /// <summary>Lists the devices that were not revoked, by station and name.</summary>
    /// <returns>The rows; <c>forbidden</c> for staff; <c>not_found</c> for an actor who is not a member of the
    /// event.</returns>
    public async Task<Result<IReadOnlyList<DeviceRow>>> ListAsync(
        Guid eventId, Actor actor, CancellationToken cancellationToken)
    {
        if (actor.Refusal(MemberRole.Organiser, eventId, Purpose) is { } refusal)
        {
            return refusal;
        }

        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        return await context.Devices.AsNoTracking().Where(d => d.EventId == eventId && d.RevokedAt == null)
            .Join(context.Stations, d => d.StationId, s => s.Id, (d, s) => new { Device = d, Station = s })
            .OrderBy(p => p.Station.Name).ThenBy(p => p.Device.Name).ThenBy(p => p.Device.Id)
            .Select(p => new DeviceRow(
                p.Device.Id, p.Device.Name, p.Station.Id, p.Station.Name, p.Station.Kind, p.Device.PairedAt,
                p.Device.SeenAt,
                context.Scans
                    .Where(s => s.EventId == eventId && s.StationId == p.Station.Id && s.ActorId == p.Device.Id)
                    .OrderByDescending(s => s.Id).Select(s => (DateTimeOffset?)s.ReceivedAt).FirstOrDefault()))
            .ToListAsync(cancellationToken);
    }

    /// <summary>Creates a code that pairs one device with a station, once, within ten minutes. Only the code's hash is
    /// stored.</summary>
    /// <returns>The code; <c>forbidden</c> for staff; <c>not_found</c> when the event has no such station, and for an
    /// actor who is not a member.</returns>
    public async Task<Result<PairingShown>> StartPairingAsync(
        Guid eventId, Guid stationId, Actor actor, CancellationToken cancellationToken)
    {
        if (actor.Refusal(MemberRole.Organiser, eventId, Purpose) is { } refusal)
        {
            return refusal;
        }

        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var station = await context.Stations.AsNoTracking()
            .SingleOrDefaultAsync(s => s.EventId == eventId && s.Id == stationId, cancellationToken);
        if (station is null)
        {
            return Error.NotFound("station");
        }

        var (now, code) = (clock.GetUtcNow(), PairingCode.New());
        var pairing = new DevicePairing
        {
            EventId = eventId,
            StationId = stationId,
            CodeHash = PairingCode.Hash(code),
            ExpiresAt = now + CodeLife
        };
        context.DevicePairings.Add(pairing);
        context.AuditEntries.Add(AuditTrail.Entry(eventId, new AuditedThing(nameof(DevicePairing), pairing.Id),
            new AuditedAct("Created", actor, now),
            AuditTrail.New([new AuditedField("station", station.Name)])));
        await context.SaveChangesAsync(cancellationToken);
        return new PairingShown(pairing.Id, code, pairing.ExpiresAt);
    }

    /// <summary>Returns whether a device was paired by the code that an organiser is showing.</summary>
    /// <returns>True once a device is paired by the code; <c>forbidden</c> for staff; <c>not_found</c> for an actor who
    /// is not a member of the event.</returns>
    public async Task<Result<bool>> WasPairedAsync(
        Guid eventId, Guid pairingId, Actor actor, CancellationToken cancellationToken)
    {
        if (actor.Refusal(MemberRole.Organiser, eventId, Purpose) is { } refusal)
        {
            return refusal;
        }

        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        return await context.DevicePairings.AnyAsync(p => p.EventId == eventId && p.Id == pairingId && p.UsedAt != null,
            cancellationToken);
    }

    /// <summary>Gives a device another name, 1 to 60 characters.</summary>
    /// <returns>Done; <c>validation</c> for the name; <c>forbidden</c> for staff; <c>not_found</c> when the event has
    /// no such device, and for an actor who is not a member.</returns>
    public async Task<Result<Done>> RenameAsync(
        Guid eventId, Guid id, string name, Actor actor, CancellationToken cancellationToken)
    {
        if (actor.Refusal(MemberRole.Organiser, eventId, Purpose) is { } refusal)
        {
            return refusal;
        }

        if (TextRules.Required("Name", name, 60) is { } sentence)
        {
            return DeviceErrors.Name(sentence);
        }

        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var device = await context.Devices.SingleOrDefaultAsync(
            d => d.EventId == eventId && d.Id == id && d.RevokedAt == null, cancellationToken);
        if (device is null)
        {
            return Error.NotFound("device");
        }

        if (device.Name != name.Trim())
        {
            var change = AuditTrail.Between([new("name", device.Name)], [new("name", name.Trim())]);
            device.Name = name.Trim();
            context.AuditEntries.Add(Entry(device, new AuditedAct("Changed", actor, clock.GetUtcNow()), change));
            await context.SaveChangesAsync(cancellationToken);
        }

        return default(Done);
    }

    /// <summary>Revokes a device for ever: its next request and its next scan are refused.</summary>
    /// <returns>The number of revoked devices, which is one; <c>forbidden</c> for staff; <c>not_found</c> when the
    /// event has no such device, and for an actor who is not a member.</returns>
    public Task<Result<int>> RevokeAsync(Guid eventId, Guid id, Actor actor, CancellationToken cancellationToken) =>
        RevokeAsync(eventId, (Guid?)id, actor, cancellationToken);

    /// <summary>Revokes every device of the event for ever, and every pairing code that is being shown.</summary>
    /// <returns>The number of revoked devices; <c>forbidden</c> for staff; <c>not_found</c> for an actor who is no
    /// member of the event.</returns>
    public Task<Result<int>> RevokeAllAsync(Guid eventId, Actor actor, CancellationToken cancellationToken) =>
        RevokeAsync(eventId, null, actor, cancellationToken);

    private async Task<Result<int>> RevokeAsync(
        Guid eventId, Guid? id, Actor actor, CancellationToken cancellationToken)
    {
        if (actor.Refusal(MemberRole.Organiser, eventId, Purpose) is { } refusal)
        {
            return refusal;
        }

        var now = clock.GetUtcNow();
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var devices = await context.Devices
            .Where(d => d.EventId == eventId && d.RevokedAt == null && (id == null || d.Id == id))
            .ToListAsync(cancellationToken);
        if (devices.Count == 0 && id is not null)
        {
            return Error.NotFound("device");
        }

        foreach (var device in devices)
        {
            device.RevokedAt = now;
            context.AuditEntries.Add(
                Entry(device, new AuditedAct("Revoked", actor, now), AuditTrail.Gone([new("name", device.Name)])));
        }

        if (id is null)
        {
            context.DevicePairings.RemoveRange(await context.DevicePairings
                .Where(p => p.EventId == eventId && p.UsedAt == null).ToListAsync(cancellationToken));
        }

        await context.SaveChangesAsync(cancellationToken);
        return devices.Count;
    }

    internal static AuditEntry Entry(Device device, AuditedAct act, IReadOnlyList<FieldChange> changes) =>
        AuditTrail.Entry(device.EventId, new AuditedThing(nameof(Device), device.Id), act, changes);
}
