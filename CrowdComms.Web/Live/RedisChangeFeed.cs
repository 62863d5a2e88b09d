using System.Collections.Concurrent;
using System.Text.Json;
using CrowdComms.Data.Live;
using StackExchange.Redis;

namespace CrowdComms.Web.Live;

/// <summary>
/// The feed of an installation with several web nodes: this process hears a change at once, the others through Redis.
/// While Redis is away nothing waits and nothing fails; when it is back, whoever may have missed something counts anew.
/// </summary>
public sealed class RedisChangeFeed : IChangeFeed, IAsyncDisposable
{
    private static readonly RedisChannel Channel = RedisChannel.Literal("crowdcomms:changes");
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        RespectNullableAnnotations = true,
        RespectRequiredConstructorParameters = true,
    };

    private readonly Guid _node = Guid.CreateVersion7();
    private readonly InProcessChangeFeed _here;
    private readonly ILogger _log;
    private readonly ConcurrentDictionary<Guid, bool> _unsaid = new();
    private readonly Task<ConnectionMultiplexer> _connecting;

    /// <summary>Begins to connect, and does not wait for it.</summary>
    /// <param name="redis">What StackExchange.Redis takes, such as <c>redis:6379,password=…</c>; its <c>channelPrefix</c> parts installations that share a server.</param>
    /// <param name="here">The feed of this process.</param>
    /// <param name="log">Where an outage is written.</param>
    public RedisChangeFeed(string redis, InProcessChangeFeed here, ILogger<RedisChangeFeed> log)
    {
        (_here, _log) = (here, log);
        _connecting = Task.Run(() => ConnectAsync(redis));
    }

    /// <inheritdoc />
    public void Publish(EventChanged changed)
    {
        _here.Publish(changed);
        _ = SayAsync(changed);
    }

    /// <inheritdoc />
    public IDisposable Subscribe(Guid eventId, Action<EventChanged> listener) => _here.Subscribe(eventId, listener);

    /// <inheritdoc />
    public async ValueTask DisposeAsync() => await (await _connecting).DisposeAsync();

    // Changes said before an outage was over are lost to the other nodes, so their events are remembered and counted anew there.
    private async Task SayAsync(EventChanged changed)
    {
        var redis = await _connecting;
        try
        {
            await redis.GetSubscriber().PublishAsync(Channel, JsonSerializer.SerializeToUtf8Bytes(new Said(_node, changed), Json));
            SayUnsaid();
        }
        catch (Exception failure) when (failure is RedisException or TimeoutException or ObjectDisposedException)
        {
            _unsaid[changed.EventId] = true;
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

    private async Task<ConnectionMultiplexer> ConnectAsync(string configuration)
    {
        try
        {
            return await SubscribedAsync(configuration);
        }
        catch (Exception failure)
        {
            _log.LogError(failure, "The feed between nodes does not work: check ConnectionStrings:Redis and start anew");
            throw;
        }
    }

    private async Task<ConnectionMultiplexer> SubscribedAsync(string configuration)
    {
        var options = ConfigurationOptions.Parse(configuration);
        options.AbortOnConnectFail = false;
        options.BacklogPolicy = BacklogPolicy.FailFast;
        options.ReconnectRetryPolicy = new LinearRetry(1000);
        var redis = await ConnectionMultiplexer.ConnectAsync(options);
        redis.ConnectionFailed += (_, failed) => Lost(failed.ConnectionType, failed.FailureType);
        redis.ConnectionRestored += (_, _) => _ = CatchUpAsync(redis);
        // Fire and forget also stands when Redis is away now: the library subscribes as soon as it connects.
        (await redis.GetSubscriber().SubscribeAsync(Channel, CommandFlags.FireAndForget)).OnMessage(Hear);
        if (!redis.IsConnected)
        {
            Lost(ConnectionType.Interactive, ConnectionFailureType.UnableToConnect);
        }

        _ = CatchUpAsync(redis);
        return redis;
    }

    private void Lost(ConnectionType connection, ConnectionFailureType why)
    {
        if (connection == ConnectionType.Interactive)
        {
            _log.LogWarning("Redis cannot be reached ({Failure}). Until it can, boards of other nodes see the changes of this one only when they verify", why);
        }
    }

    private async Task CatchUpAsync(ConnectionMultiplexer redis)
    {
        try
        {
            // Travels behind the subscription, on its connection: once it is answered, nothing is missed any more.
            await redis.GetSubscriber().PingAsync();
        }
        catch (Exception failure) when (failure is RedisException or TimeoutException or ObjectDisposedException)
        {
            return;
        }

        SayUnsaid();
        foreach (var eventId in _here.Watched)
        {
            _here.Publish(EventChanged.CountAnew(eventId));
        }
    }

    private void Hear(ChannelMessage message)
    {
        try
        {
            if (JsonSerializer.Deserialize<Said>((byte[])message.Message!, Json) is { } said && said.Node != _node)
            {
                _here.Publish(said.Changed);
            }
        }
        catch (JsonException wrong)
        {
            _log.LogWarning(wrong, "Something on the channel of changes was no change");
        }
    }

    private sealed record Said(Guid Node, EventChanged Changed);
}
