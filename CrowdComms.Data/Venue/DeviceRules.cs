using CrowdComms.Data.Common;
using Microsoft.EntityFrameworkCore;

namespace CrowdComms.Data.Venue;

/// <summary>Decides what a paired device may do besides scanning; that depends on the kind of its station.</summary>
internal static class DeviceRules
{
    /// <summary>The kinds of station where staff work beside the device.</summary>
    internal static readonly StationKind[] Staffed = [StationKind.Desk, StationKind.Door];

    /// <summary>The kinds of station where walk-ins are registered.</summary>
    internal static readonly StationKind[] Desks = [StationKind.Desk];

    /// <summary>Refuses a device that was revoked (<c>device.revoked</c>) or whose station is of none of the kinds
    /// <paramref name="purpose"/> names (<c>forbidden</c>); null for other devices and for people.</summary>
    internal static async Task<Error?> RefusalAsync(
        CrowdCommsContext context, Actor actor, DevicePurpose purpose, CancellationToken cancellationToken)
    {
        if (!actor.IsDevice)
        {
            return null;
        }

        var kind = await context.Devices.AsNoTracking()
            .Where(d => d.Id == actor.UserId && d.StationId == actor.StationId && d.RevokedAt == null)
            .Join(context.Stations, d => d.StationId, s => s.Id, (d, s) => (StationKind?)s.Kind)
            .SingleOrDefaultAsync(cancellationToken);
        return kind is null ? StationErrors.DeviceRevoked : purpose.At.Contains(kind.Value) ? null
            : Error.Forbidden(purpose.What);
    }
}

/// <summary>What a device wants to do.</summary>
/// <param name="At">The kinds of station where devices may do it.</param>
/// <param name="What">The operation, as a refusal names it.</param>
internal sealed record DevicePurpose(StationKind[] At, string What);
