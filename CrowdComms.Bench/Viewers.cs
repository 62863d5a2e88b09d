using System.Diagnostics;
using CrowdComms.Data.Dashboard;
using CrowdComms.Data.Live;
using CrowdComms.Web.Live;

namespace CrowdComms.Bench;

/// <summary>
/// Watches one event with many watchers, and measures how long each check-in takes from its commit until the last of
/// them gets figures that contain it. A check-in is published directly after its commit, and this listener is the first
/// to receive it.
/// </summary>
internal sealed class Viewers : IDisposable
{
    private readonly Lock _gate = new();
    private readonly List<long> _committed = [];
    private readonly List<double> _waits = [];
    private readonly List<IDisposable> _subscriptions = [];
    private readonly TaskCompletionSource _open = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private TaskCompletionSource _caughtUp = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private int? _arrivedBefore;
    private int _expected;

    internal Viewers(LiveBoards boards, IChangeFeed feed, Guid eventId, int count)
    {
        _subscriptions.Add(feed.Subscribe(eventId, Committed));
        for (var i = 1; i < count; i++)
        {
            _subscriptions.Add(boards.Watch(eventId, _ => { }));
        }

        _subscriptions.Add(boards.Watch(eventId, Handed));
    }

    /// <summary>Completes when the board has counted and shown its first figures.</summary>
    internal Task Open => _open.Task;

    /// <summary>Measures the check-ins that <paramref name="makeAsync"/> makes, in milliseconds each.</summary>
    internal async Task<IReadOnlyList<double>> TimeAsync(int checkIns, Func<Task> makeAsync)
    {
        lock (_gate)
        {
            _waits.Clear();
            _caughtUp = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            _expected = checkIns;
        }

        await makeAsync();
        await _caughtUp.Task;
        lock (_gate)
        {
            return [.. _waits];
        }
    }

    public void Dispose() => _subscriptions.ForEach(s => s.Dispose());

    private void Committed(EventChanged changed)
    {
        lock (_gate)
        {
            _committed.AddRange(Enumerable.Repeat(Stopwatch.GetTimestamp(), changed.Moves.Count));
        }
    }

    private void Handed(EventFigures figures)
    {
        var now = Stopwatch.GetTimestamp();
        lock (_gate)
        {
            _arrivedBefore ??= figures.PeopleArrived;
            // A count by SQL may contain a committed check-in before it is published.
            var shown = Math.Min(figures.PeopleArrived - _arrivedBefore.Value, _committed.Count);
            _waits.AddRange(_committed.Take(shown).Select(c => Stopwatch.GetElapsedTime(c, now).TotalMilliseconds));
            _committed.RemoveRange(0, shown);
            _arrivedBefore += shown;
            if (_waits.Count >= _expected)
            {
                _caughtUp.TrySetResult();
            }
        }

        _open.TrySetResult();
    }
}
