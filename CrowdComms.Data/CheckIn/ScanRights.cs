using CrowdComms.Data.Accounts;
using CrowdComms.Data.Common;
using CrowdComms.Data.Venue;
using Microsoft.EntityFrameworkCore;

namespace CrowdComms.Data.CheckIn;

/// <summary>Says why the statement of a scan refused its caller, whom the entrance still let in.</summary>
internal static class ScanRights
{
    /// <summary>Finds out which right the actor of a scan has lost.</summary>
    /// <returns><c>device.revoked</c>, <c>not_found</c> or <c>two_factor_required</c>; null where the actor may scan.</returns>
    internal static async Task<Error?> LostAsync(
        CrowdCommsContext context, ScanOrder order, CancellationToken cancellationToken)
    {
        var id = order.Actor.UserId;
        if (order.Actor.IsDevice)
        {
            return await context.Devices.AnyAsync(d => d.Id == id && d.RevokedAt == null, cancellationToken) ? null
                : StationErrors.DeviceRevoked;
        }

        var isMember = id is null || await context.ApiKeys.AnyAsync(
                k => k.Id == id && k.EventId == order.EventId && k.RevokedAt == null, cancellationToken)
            || await context.Users.AnyAsync(u => u.Id == id && (u.IsAdmin
                || context.Members.Any(m => m.EventId == order.EventId && m.UserId == id)), cancellationToken);
        return !isMember ? Error.NotFound("event")
            : await context.Users.AnyAsync(u => u.Id == id && !u.TwoFactorEnabled, cancellationToken)
                && await context.Events.AnyAsync(e => e.Id == order.EventId && e.RequiresTwoFactor, cancellationToken)
                ? AccountErrors.TwoFactorRequired : null;
    }
}
