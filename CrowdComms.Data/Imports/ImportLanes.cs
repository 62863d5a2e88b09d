using System.Collections.Concurrent;

namespace CrowdComms.Data.Imports;

/// <summary>Lets work on one event wait for other work on it, and work on different events go on side by side.</summary>
internal sealed class ImportLanes : IDisposable
{
    private const int SideBySide = 4;

    private readonly ConcurrentDictionary<Guid, Guid> _events = new();
    private readonly SemaphoreSlim _places = new(SideBySide);

    public void Dispose() => _places.Dispose();

    /// <summary>Does the work of an event, one piece after another; does nothing while another call does it.</summary>
    /// <param name="eventId">The event.</param>
    /// <param name="next">Finds the next piece that was not tried yet; null for none.</param>
    /// <param name="work">Does one piece.</param>
    /// <param name="stop">Ends after the present piece.</param>
    internal async Task RunAsync(Guid eventId, Func<HashSet<Guid>, Task<Guid?>> next, Func<Guid, Task> work, CancellationToken stop)
    {
        var tried = new HashSet<Guid>();
        // A piece that comes while the last one ends is found by the second look.
        do
        {
            if (!_events.TryAdd(eventId, eventId))
            {
                return;
            }

            try
            {
                while (!stop.IsCancellationRequested && await next(tried) is { } id)
                {
                    tried.Add(id);
                    await InTurnAsync(() => work(id), stop);
                }
            }
            finally
            {
                _events.TryRemove(eventId, out _);
            }
        }
        while (!stop.IsCancellationRequested && await next(tried) is not null);
    }

    private async Task InTurnAsync(Func<Task> work, CancellationToken stop)
    {
        await _places.WaitAsync(stop);
        try
        {
            await Task.Run(work, CancellationToken.None);
        }
        finally
        {
            _places.Release();
        }
    }
}
