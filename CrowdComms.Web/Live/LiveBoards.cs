using CrowdComms.Data.Dashboard;
using CrowdComms.Data.Engines;
using CrowdComms.Data.Live;

namespace CrowdComms.Web.Live;

/// <summary>The boards of this process, one for each event that is watched. An event without watchers has no board and
/// costs nothing.</summary>
public sealed class LiveBoards(FiguresReader reader, IChangeFeed feed, Outage outage, TimeProvider clock,
    ILogger<LiveBoard> log) : IAsyncDisposable
{
    /// <summary>How long a board keeps running after its last watcher has left, so that a page that is reloaded finds
    /// it running.</summary>
    public static readonly TimeSpan Grace = TimeSpan.FromSeconds(10);

    private readonly Lock _gate = new();
    private readonly Dictionary<Guid, LiveBoard> _boards = [];

    /// <summary>The newest figures of an event; null if the event is not watched or its board has not counted yet.</summary>
    public EventFigures? Current(Guid eventId)
    {
        lock (_gate)
        {
            return _boards.GetValueOrDefault(eventId)?.Current;
        }
    }

    /// <summary>The number of watchers of one event.</summary>
    public int Watchers(Guid eventId)
    {
        lock (_gate)
        {
            return _boards.GetValueOrDefault(eventId)?.Watchers ?? 0;
        }
    }

    /// <summary>The number of boards that run now.</summary>
    public int Count
    {
        get
        {
            lock (_gate)
            {
                return _boards.Count;
            }
        }
    }

    /// <summary>The number of watchers of all events together.</summary>
    public int AllWatchers
    {
        get
        {
            lock (_gate)
            {
                return _boards.Values.Sum(b => b.Watchers);
            }
        }
    }

    /// <summary>Calls <paramref name="watcher"/> with new figures, at most five times a second, until the caller
    /// disposes the returned watch.</summary>
    public BoardWatch Watch(Guid eventId, Action<EventFigures> watcher)
    {
        var watch = new BoardWatch(eventId, watcher, log);
        lock (_gate)
        {
            if (!_boards.TryGetValue(eventId, out var board))
            {
                _boards[eventId] = board = new LiveBoard(eventId, new BoardParts(reader, feed, outage, clock, log));
            }

            board.Add(watch.StandBefore(board, () => Leave(eventId, board, watch)));
            return watch;
        }
    }

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        LiveBoard[] boards;
        lock (_gate)
        {
            boards = [.. _boards.Values];
            _boards.Clear();
        }

        foreach (var board in boards)
        {
            await board.DisposeAsync();
        }
    }

    private void Leave(Guid eventId, LiveBoard board, BoardWatch watch)
    {
        if (board.Remove(watch) == 0)
        {
            _ = StopLaterAsync(eventId, board);
        }
    }

    private async Task StopLaterAsync(Guid eventId, LiveBoard board)
    {
        await Task.Delay(Grace, clock);
        lock (_gate)
        {
            if (board.Watchers > 0 || !_boards.TryGetValue(eventId, out var running) || running != board)
            {
                return;
            }

            _boards.Remove(eventId);
        }

        await board.DisposeAsync();
    }
}

/// <summary>The services that every board needs.</summary>
internal sealed record BoardParts(FiguresReader Reader, IChangeFeed Feed, Outage Outage, TimeProvider Clock, ILogger Log);
