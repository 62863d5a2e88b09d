using System.Collections.Concurrent;
using CrowdComms.Data.Live;

namespace CrowdComms.Tests.Support;

/// <summary>The real feed inside one process, which also records what is published.</summary>
public sealed class RecordingFeed(InProcessChangeFeed feed) : IChangeFeed
{
    private readonly ConcurrentQueue<EventChanged> _published = new();

    /// <summary>Everything that was published, oldest first, except that some right or setting changed, which setting up an event
    /// publishes too.</summary>
    public IReadOnlyList<EventChanged> Published => [.. _published];

    /// <summary>The moves of everything that was published, oldest first.</summary>
    public IReadOnlyList<Move> Moves => [.. _published.SelectMany(p => p.Moves)];

    /// <summary>Forgets what was published so far.</summary>
    public void Clear() => _published.Clear();

    /// <inheritdoc />
    public bool IsCut => feed.IsCut;

    /// <inheritdoc />
    public void Publish(EventChanged changed)
    {
        if (changed != EventChanged.OfRights)
        {
            _published.Enqueue(changed);
        }

        feed.Publish(changed);
    }

    /// <inheritdoc />
    public IDisposable Subscribe(Guid eventId, Action<EventChanged> listener) => feed.Subscribe(eventId, listener);
}
