using System.Collections.Concurrent;
using System.Collections.Immutable;
using Microsoft.Extensions.Logging;

namespace CrowdComms.Data.Live;

/// <summary>The change feed of an installation with a single process.</summary>
public sealed class InProcessChangeFeed(ILogger<InProcessChangeFeed> log) : IChangeFeed
{
    private readonly ConcurrentDictionary<Guid, ImmutableList<Action<EventChanged>>> _listeners = new();

    /// <summary>The events that have at least one subscriber.</summary>
    public IReadOnlyCollection<Guid> Watched => [.. _listeners.Where(l => !l.Value.IsEmpty).Select(l => l.Key)];

    /// <inheritdoc />
    public bool IsCut => false;

    /// <inheritdoc />
    public void Publish(EventChanged changed)
    {
        foreach (var listener in _listeners.GetValueOrDefault(changed.EventId, []))
        {
            try
            {
                listener(changed);
            }
#pragma warning disable CA1031 // One listener that fails harms nobody, least of all the scan that was committed.
            catch (Exception failure)
#pragma warning restore CA1031
            {
                log.LogError(failure, "A listener for changes of event {EventId} failed", changed.EventId);
            }
        }
    }

    /// <inheritdoc />
    public IDisposable Subscribe(Guid eventId, Action<EventChanged> listener)
    {
        _listeners.AddOrUpdate(eventId, [listener], (_, others) => others.Add(listener));
        return new Subscription(() => _listeners.AddOrUpdate(eventId, [], (_, others) => others.Remove(listener)));
    }

    private sealed class Subscription(Action end) : IDisposable
    {
        private Action? _end = end;

        public void Dispose() => Interlocked.Exchange(ref _end, null)?.Invoke();
    }
}
