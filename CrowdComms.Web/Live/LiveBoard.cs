using System.Collections.Immutable;
using System.Diagnostics;
using System.Threading.Channels;
using CrowdComms.Data.Common;
using CrowdComms.Data.Dashboard;
using CrowdComms.Data.Live;

namespace CrowdComms.Web.Live;

/// <summary>
/// Keeps the figures of one event in memory by adding each change, gives them to every watcher at most five times a
/// second, and compares them with the tables every 30 seconds. One loop owns the figures; a publisher only puts a
/// change into its inbox.
/// </summary>
public sealed class LiveBoard : IAsyncDisposable
{
    /// <summary>The time that each set of figures takes up, so that watchers get at most five a second.</summary>
    public static readonly TimeSpan SharedBatch = TimeSpan.FromMilliseconds(200);

    /// <summary>The shortest time after which figures that only the clock changed follow others; until then they wait for the next
    /// change.</summary>
    public static readonly TimeSpan DecayPause = TimeSpan.FromSeconds(1);

    /// <summary>The shortest time between two counts by SQL that changes cause.</summary>
    public static readonly TimeSpan RereadPause = TimeSpan.FromSeconds(1);

    /// <summary>The time between two comparisons of the figures with the tables.</summary>
    public static readonly TimeSpan VerifyEvery = TimeSpan.FromSeconds(30);

    /// <summary>The time between two counts by SQL while this node does not receive the changes of the others.</summary>
    public static readonly TimeSpan CountWhenCut = TimeSpan.FromSeconds(5);

    private readonly Channel<EventChanged> _inbox = Channel.CreateUnbounded<EventChanged>(
        new UnboundedChannelOptions { SingleReader = true });
    private readonly CancellationTokenSource _stopped = new();
    private readonly BoardParts _parts;
    private readonly BoardCount _count;
    private readonly IDisposable _subscription;
    private Task? _loop;
    private ImmutableList<BoardWatch> _watchers = [];
    private EventFigures? _current;
    private long _heardAt;

    internal LiveBoard(Guid eventId, BoardParts parts)
    {
        _parts = parts;
        _count = new BoardCount(eventId, parts, _inbox.Reader);
        _subscription = parts.Feed.Subscribe(eventId, changed =>
        {
            if (Meters.TimesFigures)
            {
                Interlocked.CompareExchange(ref _heardAt, Stopwatch.GetTimestamp(), 0);
            }

            _inbox.Writer.TryWrite(changed);
        });
    }

    /// <summary>The newest figures; null until the board has counted for the first time.</summary>
    public EventFigures? Current => Volatile.Read(ref _current);

    /// <summary>The number of watchers of this board.</summary>
    public int Watchers => _watchers.Count;

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        _subscription.Dispose();
        await _stopped.CancelAsync();
        await (_loop ?? Task.CompletedTask);
        _stopped.Dispose();
    }

    internal void Add(BoardWatch watch)
    {
        ImmutableInterlocked.Update(ref _watchers, (all, one) => all.Add(one), watch);
        _loop ??= Task.Run(RunAsync);
    }

    internal int Remove(BoardWatch watch)
    {
        ImmutableInterlocked.Update(ref _watchers, (all, one) => all.Remove(one), watch);
        return _watchers.Count;
    }

    private async Task RunAsync()
    {
        var free = DateTimeOffset.MinValue;
        try
        {
            while (!_stopped.IsCancellationRequested)
            {
                if (await _count.WorkAsync(_stopped.Token) is { } figures)
                {
                    HandOut(figures);
                    var now = _parts.Clock.GetUtcNow();
                    free = (free > now ? free : now) + SharedBatch;
                    // What only the clock changed holds back no check-in; the next figures wait twice as long then.
                    await (_count.TookChanges ? Task.Delay(free - now, _parts.Clock, _stopped.Token) : Task.CompletedTask);
                }

                await WaitAsync(_count.NextDue);
            }
        }
        catch (OperationCanceledException) when (_stopped.IsCancellationRequested)
        {
            // The last watcher has left, and the board is being stopped.
        }
    }

    // Waits until a change arrives, or until work is due without one (a count, a verification).
    private async Task WaitAsync(DateTimeOffset due)
    {
        using var either = CancellationTokenSource.CreateLinkedTokenSource(_stopped.Token);
        var pause = due - _parts.Clock.GetUtcNow();
        var change = _count.TakesChanges ? _inbox.Reader.WaitToReadAsync(either.Token).AsTask()
            : Task.Delay(Timeout.Infinite, either.Token);
        await Task.WhenAny(change, Task.Delay(pause > TimeSpan.Zero ? pause : TimeSpan.Zero, _parts.Clock, either.Token));
        await either.CancelAsync();
    }

    private void HandOut(EventFigures figures)
    {
        figures = figures with { Version = (_current?.Version ?? 0) + 1 };
        Volatile.Write(ref _current, figures);
        foreach (var watch in _watchers)
        {
            watch.Offer(figures);
        }

        if (Interlocked.Exchange(ref _heardAt, 0) is not 0 and var heardAt)
        {
            Meters.Figures(heardAt);
        }
    }
}
