using System.Collections.Concurrent;
using Microsoft.Data.Sqlite;

namespace CrowdComms.Data.Engines.Sqlite;

/// <summary>
/// Gives the writers of one SQLite file their turns. SQLite lets one transaction write at a time, and a writer that finds
/// the file locked sleeps 150 ms and looks again, so writers that follow each other closely, such as the batches of an
/// import, could keep a scan waiting until its time runs out. Here each writer comes in the order in which it asked, and a
/// scan comes before all others. The turns are in memory, which is enough because only one process uses the file.
/// </summary>
internal sealed class WriteTurn
{
    /// <summary>How long a writer waits for its turn before the database counts as busy.</summary>
    internal static readonly TimeSpan Patience = TimeSpan.FromSeconds(15);

    // After so many scans in a row one other writer has its turn, so that a queue at the door does not stop everything.
    private const int ScansInARow = 20;

    private static readonly ConcurrentDictionary<string, WriteTurn> Files = new(StringComparer.Ordinal);

    private readonly Lock _lock = new();
    private readonly LinkedList<TaskCompletionSource> _scans = [], _others = [];
    private bool _taken;
    private int _scansSince;

    /// <summary>How many writers wait for their turn now.</summary>
    internal int Waiting
    {
        get
        {
            lock (_lock)
            {
                return _scans.Count + _others.Count;
            }
        }
    }

    /// <summary>The turns of the file that a connection opens.</summary>
    internal static WriteTurn Of(SqliteConnection connection) => Files.GetOrAdd(connection.DataSource, _ => new WriteTurn());

    /// <summary>Waits until the caller may write; <see cref="Leave"/> ends the turn.</summary>
    /// <param name="isScan">Whether a person at a desk or door waits for this write.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <exception cref="SqliteException">The turn did not come within <see cref="Patience"/>: the database is busy.</exception>
    internal async Task EnterAsync(bool isScan, CancellationToken cancellationToken)
    {
        if (Queue(isScan) is not { } waiting)
        {
            return;
        }

        try
        {
            await waiting.Value.Task.WaitAsync(Patience, cancellationToken);
        }
        catch (Exception given) when (given is TimeoutException or OperationCanceledException)
        {
            GiveUp(waiting);
            if (given is TimeoutException)
            {
                throw new SqliteException("The database is busy: other writers did not finish in time.", SqliteEngine.Busy);
            }

            throw;
        }
    }

    /// <summary>Ends the caller's turn and begins that of the next writer.</summary>
    internal void Leave()
    {
        lock (_lock)
        {
            var next = _others.Count == 0 || (_scans.Count > 0 && _scansSince < ScansInARow) ? _scans : _others;
            if (next.First is not { } first)
            {
                _taken = false;
                return;
            }

            _scansSince = next == _scans ? _scansSince + 1 : 0;
            next.RemoveFirst();
            first.Value.SetResult();
        }
    }

    // Null when the turn is the caller's at once.
    private LinkedListNode<TaskCompletionSource>? Queue(bool isScan)
    {
        lock (_lock)
        {
            if (!_taken)
            {
                _taken = true;
                return null;
            }

            return (isScan ? _scans : _others).AddLast(new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously));
        }
    }

    // The turn may have come at the same moment, and then it goes to the next writer.
    private void GiveUp(LinkedListNode<TaskCompletionSource> waiting)
    {
        lock (_lock)
        {
            if (waiting.List is { } queue)
            {
                queue.Remove(waiting);
                return;
            }
        }

        Leave();
    }
}
