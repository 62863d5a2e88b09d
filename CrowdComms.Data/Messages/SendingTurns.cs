using CrowdComms.Data.Engines;
using Microsoft.EntityFrameworkCore;

namespace CrowdComms.Data.Messages;

/// <summary>Hands out the times at which messages may be sent, evenly spaced over all processes.</summary>
public sealed class SendingTurns(
    IDbContextFactory<CrowdCommsContext> contexts, IDatabaseEngine engine, TimeProvider clock)
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

    // Rounded up to a microsecond, which PostgreSQL stores: a distance that is too short would let one message too many
    // into a minute.
    private static TimeSpan Distance(int perMinute) =>
        TimeSpan.FromMicroseconds(Math.Ceiling(TimeSpan.FromMinutes(1).TotalMicroseconds / perMinute));

    // Each attempt that fails means that another process reserved a turn meanwhile.
    private async Task<DateTimeOffset> ReserveAsync(TimeSpan distance, CancellationToken cancellationToken)
    {
        while (true)
        {
            await using var context = await contexts.CreateDbContextAsync(cancellationToken);
            var now = clock.GetUtcNow();
            var next = await context.SendingPace.Where(p => p.Id == SendingPace.Only)
                .Select(p => (DateTimeOffset?)p.NextAt).SingleOrDefaultAsync(cancellationToken);
            var turn = next > now ? next.Value : now;
            var after = turn + distance;
            if (next is null)
            {
                context.SendingPace.Add(new SendingPace { NextAt = after });
                if (await engine.TrySaveAsync(context, failure => failure.Index is not null, cancellationToken))
                {
                    return turn;
                }
            }
            else if (await context.SendingPace.Where(p => p.Id == SendingPace.Only && p.NextAt == next)
                .ExecuteUpdateAsync(set => set.SetProperty(p => p.NextAt, after), cancellationToken) == 1)
            {
                return turn;
            }
        }
    }
}
