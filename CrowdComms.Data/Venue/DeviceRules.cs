using CrowdComms.Data.Common;
using Microsoft.EntityFrameworkCore;

namespace CrowdComms.Data.Venue;

/// <summary>What a paired device may do beside scanning depends on its station.</summary>
internal static class DeviceRules
{
    /// <summary>Where staff stand beside the device.</summary>
    internal static readonly StationKind[] Staffed = [StationKind.Desk, StationKind.Door];

    /// <summary>Where walk-ins are registered.</summary>
    internal static readonly StationKind[] Desks = [StationKind.Desk];

    /// <summary>The error of a device that was revoked, or whose station is none of <paramref name="at"/>; null for
    /// others and for people.</summary>
    internal static async Task<Error?> RefusalAsync(
        CrowdCommsContext context, Actor actor, (StationKind[] At, string What) purpose,
        CancellationToken cancellationToken)
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
