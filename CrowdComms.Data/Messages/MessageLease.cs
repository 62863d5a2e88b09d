using CrowdComms.Data.Engines;
using CrowdComms.Data.Outbox;

namespace CrowdComms.Data.Messages;

/// <summary>Renews the claim of a batch of messages every 20 seconds while its sender works on it. If the process dies,
/// nothing renews the claim any more, and another sender takes the messages after at most a minute.</summary>
internal sealed class MessageLease : IAsyncDisposable
{
    private static readonly TimeSpan Beat = MessageClaims.Lease / 3;

    private readonly CancellationTokenSource _ended = new();
    private readonly IReadOnlyList<Message> _batch;
    private readonly MessageClaims _queue;
    private readonly Outage _outage;
    private readonly TimeProvider _clock;
    private readonly Task _renewing;
    private long _untilTicks;

    /// <summary>Begins to renew the claim of a batch.</summary>
    /// <param name="batch">Messages with one claim; at least one.</param>
    /// <param name="queue">The queue that they were claimed from.</param>
    /// <param name="outage">Tells an unreachable database from a fault.</param>
    /// <param name="clock">The clock of the claims.</param>
    internal MessageLease(IReadOnlyList<Message> batch, MessageClaims queue, Outage outage, TimeProvider clock)
    {
        (_batch, _queue, _outage, _clock) = (batch, queue, outage, clock);
        _untilTicks = batch[0].ClaimedUntil!.Value.UtcTicks;
        _renewing = RenewAsync(new PeriodicTimer(Beat, clock));
    }

    /// <summary>Whether the messages are still kept from other senders. A process that was halted for a minute must not
    /// go on with them.</summary>
    internal bool IsHeld => _clock.GetUtcNow().UtcTicks < Volatile.Read(ref _untilTicks);

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        await _ended.CancelAsync();
        await _renewing;
        _ended.Dispose();
    }

    private async Task RenewAsync(PeriodicTimer beat)
    {
        using (beat)
        {
            while (await NextAsync(beat))
            {
                try
                {
                    Volatile.Write(ref _untilTicks, (await _queue.RenewAsync(_batch, _ended.Token)).UtcTicks);
                }
                catch (Exception failure) when (_ended.IsCancellationRequested || _outage.Is(failure))
                {
                    // The database may be back at the next beat; until then the claim holds for another 40 seconds.
                }
            }
        }
    }

    private async Task<bool> NextAsync(PeriodicTimer beat)
    {
        try
        {
            return await beat.WaitForNextTickAsync(_ended.Token);
        }
        catch (OperationCanceledException)
        {
            return false;
        }
    }
}
