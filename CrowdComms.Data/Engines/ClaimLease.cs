namespace CrowdComms.Data.Engines;

/// <summary>Renews the claim of rows that a sender works on, three times in its length. If the process dies, nothing renews
/// the claim any more, and another sender takes the rows when it runs out.</summary>
internal sealed class ClaimLease : IAsyncDisposable
{
    private readonly CancellationTokenSource _ended = new();
    private readonly RowClaim _claim;
    private readonly Outage _outage;
    private readonly TimeProvider _clock;
    private readonly Task _renewing;
    private long _untilTicks;

    /// <summary>Begins to renew a claim.</summary>
    /// <param name="claim">The claim.</param>
    /// <param name="outage">Tells an unreachable database from a fault.</param>
    /// <param name="clock">The clock of the claims.</param>
    internal ClaimLease(RowClaim claim, Outage outage, TimeProvider clock)
    {
        (_claim, _outage, _clock) = (claim, outage, clock);
        _untilTicks = claim.Until.UtcTicks;
        _renewing = RenewAsync(new PeriodicTimer(claim.Length / 3, clock));
    }

    /// <summary>Whether the rows are still kept from other senders. A process that was halted for longer than the claim must
    /// not go on with them.</summary>
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
                    Volatile.Write(ref _untilTicks, (await _claim.RenewAsync(_ended.Token)).UtcTicks);
                }
                catch (Exception failure) when (_ended.IsCancellationRequested || _outage.Is(failure))
                {
                    // The database may be back at the next beat; until then two thirds of the claim are left.
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

/// <summary>A claim of rows in a queue.</summary>
/// <param name="Until">Until when it keeps other senders away, UTC.</param>
/// <param name="Length">How long it keeps them away each time that it is renewed.</param>
/// <param name="RenewAsync">Writes a later end into the rows that are still claimed, and returns it.</param>
internal sealed record RowClaim(DateTimeOffset Until, TimeSpan Length, Func<CancellationToken, Task<DateTimeOffset>> RenewAsync);
