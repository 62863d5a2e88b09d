using Microsoft.Extensions.Time.Testing;

namespace CrowdComms.Tests.Support;

/// <summary>
/// A clock that stands still until a test moves it, and that knows whether work waits for it. If a test moves the clock
/// before the work begins to wait, the work waits forever; if it does so while the work still computes, a short wait
/// looks long.
/// </summary>
public sealed class WaitedClock(DateTimeOffset now) : FakeTimeProvider(now)
{
    private readonly SemaphoreSlim _begun = new(0);
    private int _waiting;

    /// <summary>Whether work waits for this clock now.</summary>
    public bool IsWaitedFor => Volatile.Read(ref _waiting) > 0;

    /// <inheritdoc />
    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = new Counted(this, base.CreateTimer(callback, state, dueTime, period));
        _begun.Release();
        return timer;
    }

    /// <summary>Waits until work begins to wait for this clock; each time that work does so satisfies one call.</summary>
    public Task WaitedAsync() => _begun.WaitAsync(TestContext.Current.CancellationToken);

    /// <summary>Moves the clock by <paramref name="step"/> each time that work begins to wait for it, until the given
    /// work has ended; fails if the work fails.</summary>
    public async Task PassAsync(Task work, TimeSpan step)
    {
        using var ended = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        while (await Task.WhenAny(work, _begun.WaitAsync(ended.Token)) != work)
        {
            ended.Token.ThrowIfCancellationRequested();
            Advance(step);
        }

        await ended.CancelAsync();
        await work;
    }

    private sealed class Counted : ITimer
    {
        private readonly WaitedClock _clock;
        private readonly ITimer _timer;
        private int _gone;

        internal Counted(WaitedClock clock, ITimer timer)
        {
            (_clock, _timer) = (clock, timer);
            Interlocked.Increment(ref _clock._waiting);
        }

        public bool Change(TimeSpan dueTime, TimeSpan period) => _timer.Change(dueTime, period);

        public void Dispose()
        {
            _timer.Dispose();
            if (Interlocked.Exchange(ref _gone, 1) == 0)
            {
                Interlocked.Decrement(ref _clock._waiting);
            }
        }

        public ValueTask DisposeAsync()
        {
            Dispose();
            return ValueTask.CompletedTask;
        }
    }
}
