using System.Collections.Concurrent;
using System.Text.Json;
using CrowdComms.Data.Live;

namespace CrowdComms.Web.Live;

/// <summary>
/// The change feed of an installation with several web nodes: this process gets a change immediately, the other nodes get
/// it through Redis. While Redis cannot be reached, no request waits or fails, and the boards know that they may miss
/// changes; when it is back, every node that may have missed a change counts again.
/// </summary>
public sealed class RedisChangeFeed : IChangeFeed, IAsyncDisposable
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        RespectNullableAnnotations = true,
        RespectRequiredConstructorParameters = true,
    };

    private readonly Guid _node = Guid.CreateVersion7();
    private readonly InProcessChangeFeed _here;
    private readonly ILogger _log;
    private readonly ConcurrentDictionary<Guid, bool> _unsaid = new();
    private readonly RedisLine _line;

    /// <summary>Starts to connect to Redis and does not wait for the connection.</summary>
    /// <param name="redis">A configuration for StackExchange.Redis, such as <c>redis:6379,password=…</c>; its
    /// <c>channelPrefix</c> separates installations that share a server.</param>
    /// <param name="here">The feed inside this process.</param>
    /// <param name="log">The log to which an outage is written.</param>
    public RedisChangeFeed(string redis, InProcessChangeFeed here, ILogger<RedisChangeFeed> log)
    {
        (_here, _log) = (here, log);
        _line = new RedisLine(redis, log, Hear, Turn);
    }

    /// <inheritdoc />
    public bool IsCut => _line.IsCut;

    /// <inheritdoc />
    public void Publish(EventChanged changed)
    {
        _here.Publish(changed);
        _ = SayAsync(changed);
    }

    /// <inheritdoc />
    public IDisposable Subscribe(Guid eventId, Action<EventChanged> listener) => _here.Subscribe(eventId, listener);

    /// <inheritdoc />
    public ValueTask DisposeAsync() => _line.DisposeAsync();

    // The other nodes never get a change that is published during an outage, so its event is remembered, and they count
    // it again afterwards.
    private async Task SayAsync(EventChanged changed)
    {
        if (!await _line.SendAsync(() => JsonSerializer.SerializeToUtf8Bytes(new Said(_node, changed), Json)))
        {
            _unsaid[changed.EventId] = true;
            if (!IsCut)
            {
                SayUnsaid();
            }
        }
    }

    private void SayUnsaid()
    {
        foreach (var (eventId, _) in _unsaid)
        {
            if (_unsaid.TryRemove(eventId, out _))
            {
                _ = SayAsync(EventChanged.CountAnew(eventId));
            }
        }
    }

    private void Hear(byte[] message)
    {
        try
        {
            if (JsonSerializer.Deserialize<Said>(message, Json) is { } said && said.Node != _node)
            {
                _here.Publish(said.Changed);
            }
        }
        catch (JsonException wrong)
        {
            _log.LogWarning(wrong, "Ignored a message on the change channel that could not be read");
        }
    }

    // Boards count at once, and check whether the connection is down when they do.
    private void Turn()
    {
        if (!IsCut)
        {
            SayUnsaid();
        }

        foreach (var eventId in _here.Watched)
        {
            _here.Publish(EventChanged.CountAnew(eventId));
        }
    }

    private sealed record Said(Guid Node, EventChanged Changed);
}
