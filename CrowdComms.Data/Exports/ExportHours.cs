using CrowdComms.Data.Events;
using Microsoft.EntityFrameworkCore;

namespace CrowdComms.Data.Exports;

/// <summary>Turns the hours of daily exports into instants.</summary>
internal static class ExportHours
{
    /// <summary>Returns the next instant at which clocks at the venue show the hour; on a day that skips it, an hour
    /// later.</summary>
    internal static DateTimeOffset Next(DateTimeOffset now, int hour, string zone)
    {
        var today = WallClock.ToInstant(WallClock.At(now, zone).Date.AddHours(hour), zone);
        return today > now ? today : WallClock.ToInstant(WallClock.At(now, zone).Date.AddDays(1).AddHours(hour), zone);
    }

    /// <summary>Keeps the hours of daily exports what clocks at the venue show. One that is due already is sent as it is.
    /// See <see cref="FollowTimeZone"/>.</summary>
    internal static async Task MoveAsync(CrowdCommsContext context, TimeZoneChange change, CancellationToken cancellationToken)
    {
        var now = change.By.At;
        foreach (var schedule in await context.ExportSchedules.Where(s => s.EventId == change.EventId && s.NextAt > now)
            .ToListAsync(cancellationToken))
        {
            schedule.NextAt = Next(now, schedule.Hour, change.To);
        }
    }
}
