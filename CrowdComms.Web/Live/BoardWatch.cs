using CrowdComms.Data.Dashboard;

namespace CrowdComms.Web.Live;

/// <summary>
/// One watcher of a board. Its callback runs on the thread pool, never twice at the same time; figures that arrive
/// while it runs replace the ones that wait. So a watcher that is slow or fails does not delay the others.
/// </summary>
public sealed class BoardWatch : IThreadPoolWorkItem, IDisposable
{
    private readonly Guid _eventId;
    private readonly Action<EventFigures> _watcher;
    private readonly ILogger _log;
    private EventFigures? _offered;
    private int _busy;
    private Action? _leave;

    internal BoardWatch(Guid eventId, Action<EventFigures> watcher, ILogger log) => (_eventId, _watcher, _log) = (eventId, watcher, log);

    /// <summary>The newest figures of the board; null until the board has counted for the first time.</summary>
    public EventFigures? Current => Board.Current;

    internal LiveBoard Board { get; private set; } = null!;

    /// <summary>Stops watching. A call that is running is finished, and no other call follows.</summary>
    public void Dispose() => Interlocked.Exchange(ref _leave, null)?.Invoke();

    /// <inheritdoc />
    void IThreadPoolWorkItem.Execute()
    {
        do
        {
            while (Interlocked.Exchange(ref _offered, null) is { } figures)
            {
                Hand(figures);
            }

            Interlocked.Exchange(ref _busy, 0);
        }
        while (Volatile.Read(ref _offered) is not null && Interlocked.Exchange(ref _busy, 1) == 0);
    }

    internal BoardWatch StandBefore(LiveBoard board, Action leave)
    {
        (Board, _leave) = (board, leave);
        return this;
    }

    internal void Offer(EventFigures figures)
    {
        Volatile.Write(ref _offered, figures);
        if (Interlocked.Exchange(ref _busy, 1) == 0)
        {
            ThreadPool.UnsafeQueueUserWorkItem(this, preferLocal: false);
        }
    }

    private void Hand(EventFigures figures)
    {
        if (Volatile.Read(ref _leave) is null)
        {
            return;
        }

        try
        {
            _watcher(figures);
        }
#pragma warning disable CA1031 // One watcher that fails harms no other.
        catch (Exception failure)
#pragma warning restore CA1031
        {
            _log.LogError(failure, "A watcher of event {EventId} failed", _eventId);
        }
    }
}
