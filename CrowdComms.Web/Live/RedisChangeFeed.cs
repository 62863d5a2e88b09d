using System.Collections.Concurrent;
using System.Text.Json;
using CrowdComms.Data.Live;

namespace CrowdComms.Web.Live;

/// <summary>
/// The feed of an installation with several web nodes: this process hears a change at once, the others through Redis.
/// While Redis is away nothing waits and nothing fails, and the boards know; when it is back, whoever may have missed
/// something counts anew.
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

    /// <summary>Begins to connect, and does not wait for it.</summary>
    /// <param name="redis">What StackExchange.Redis takes, such as <c>redis:6379,password=…</c>; its <c>channelPrefix</c> parts installations that share a server.</param>
    /// <param name="here">The feed of this process.</param>
    /// <param name="log">Where an outage is written.</param>
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

    // Changes said before an outage was over are lost to the other nodes, so their events are remembered and counted anew there.
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
            _log.LogWarning(wrong, "Something on the channel of changes was no change");
        }
    }

    // Boards count at once, and look whether the line is cut when they do.
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
