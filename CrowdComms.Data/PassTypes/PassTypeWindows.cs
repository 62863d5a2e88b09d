using CrowdComms.Data.Audit;
using CrowdComms.Data.Events;
using Microsoft.EntityFrameworkCore;

namespace CrowdComms.Data.PassTypes;

/// <summary>Keeps the hours of pass types what clocks at the venue show, when the event's time zone changes.</summary>
internal static class PassTypeWindows
{
    /// <summary>Moves the windows of the event's pass types as the event moves, and audits it. See <see
    /// cref="FollowTimeZone"/>.</summary>
    internal static async Task MoveAsync(CrowdCommsContext context, TimeZoneChange change, CancellationToken cancellationToken)
    {
        if (!change.EventMoves)
        {
            return;
        }

        DateTimeOffset? Moved(DateTimeOffset? at) => at is { } instant ? WallClock.Moved(instant, change.From, change.To) : null;
        foreach (var pass in await context.PassTypes.Include(p => p.Zones)
            .Where(p => p.EventId == change.EventId && (p.ValidFrom != null || p.ValidUntil != null)).ToListAsync(cancellationToken))
        {
            var before = PassTypeAudit.Fields(pass);
            (pass.ValidFrom, pass.ValidUntil) = (Moved(pass.ValidFrom), Moved(pass.ValidUntil));
            if (AuditTrail.Between(before, PassTypeAudit.Fields(pass)) is { Count: > 0 } changes)
            {
                context.AuditEntries.Add(PassTypeAudit.Of(pass, new AuditedAct("Changed", change.By.By, change.By.At), changes));
            }
        }
    }
}
