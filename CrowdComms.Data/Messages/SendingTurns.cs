using Microsoft.EntityFrameworkCore;

namespace CrowdComms.Data.Messages;

/// <summary>Hands out the times at which messages may be sent, evenly spaced over all processes.</summary>
public sealed class SendingTurns(IDbContextFactory<CrowdCommsContext> contexts, TimeProvider clock)
{
    /// <summary>Reserves the next time at which a message may be sent, and waits for it.</summary>
    /// <param name="perMinute">The most messages in a minute; a pace that the database cannot tell apart from no limit
    /// is none.</param>
    /// <param name="cancellationToken">Cancels the wait.</param>
    /// <returns>The reserved time, UTC.</returns>
    internal async Task<DateTimeOffset> WaitAsync(int perMinute, CancellationToken cancellationToken)
    {
        var distance = Distance(perMinute);
        if (distance < TimeSpan.FromMilliseconds(1))
        {
            return clock.GetUtcNow();
        }

        var turn = await ReserveAsync(distance, cancellationToken);
        if (turn - clock.GetUtcNow() is var wait && wait > TimeSpan.Zero)
        {
            await Task.Delay(wait, clock, cancellationToken);
        }

        return turn;
    }

    // PostgreSQL stores microseconds. A distance that it cut shorter would let one message too many into a minute, so it
    // is rounded up and one longer.
    private static TimeSpan Distance(int perMinute) =>
        TimeSpan.FromMicroseconds(Math.Ceiling(TimeSpan.FromMinutes(1).TotalMicroseconds / perMinute) + 1);

    // Each attempt that changes no row means that another process reserved a turn meanwhile.
    private async Task<DateTimeOffset> ReserveAsync(TimeSpan distance, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var pace = context.SendingPace.Where(p => p.Id == SendingPace.Only);
        while (true)
        {
            var (now, next) = (clock.GetUtcNow(), await pace.Select(p => p.NextAt).SingleAsync(cancellationToken));
            var turn = next > now ? next : now;
            var after = turn + distance;
            if (await pace.Where(p => p.NextAt == next)
                .ExecuteUpdateAsync(set => set.SetProperty(p => p.NextAt, after), cancellationToken) == 1)
            {
                return turn;
            }
        }
    }
}
