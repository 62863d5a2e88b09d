using CrowdComms.Data.Dashboard;

namespace CrowdComms.Web.Live;

/// <summary>
/// Somebody's place before a board. They are called on a thread of their own, once at a time; figures that come while they
/// are busy are passed over for newer ones. So whoever is slow, or fails, delays nobody else.
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

    /// <summary>The newest figures; null until the board has counted for the first time.</summary>
    public EventFigures? Current => Board.Current;

    internal LiveBoard Board { get; private set; } = null!;

    /// <summary>Leaves; a call that runs now goes on, and none follows.</summary>
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
