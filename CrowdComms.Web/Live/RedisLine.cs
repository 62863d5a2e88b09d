using System.Globalization;
using StackExchange.Redis;

namespace CrowdComms.Web.Live;

/// <summary>
/// The connection of this node to the others through Redis. It counts as working once this node receives a ping that it
/// has published itself, because that proves both directions: publishing and receiving.
/// </summary>
internal sealed class RedisLine : IAsyncDisposable
{
    private const string Calls = "call:";
    private static readonly RedisChannel Channel = RedisChannel.Literal("crowdcomms:changes");
    private static readonly TimeSpan CallPause = TimeSpan.FromMilliseconds(250);

    private readonly string _call = $"{Calls}{Guid.CreateVersion7():n}:";
    private readonly ILogger _log;
    private readonly Action<byte[]> _hear;
    private readonly Action _turn;
    private readonly CancellationTokenSource _ended = new();
    private readonly Task<ConnectionMultiplexer> _connecting;
    // Each outage raises this number. A ping contains it, so a ping that was published before the outage proves nothing.
    private int _outage = 1, _heardSince, _calling;

    /// <summary>Starts to connect to Redis and does not wait for the connection.</summary>
    /// <param name="configuration">A configuration for StackExchange.Redis.</param>
    /// <param name="log">The log to which an outage is written.</param>
    /// <param name="hear">Called with each message of every node, this one included, in order.</param>
    /// <param name="turn">Called after <see cref="IsCut"/> has changed.</param>
    internal RedisLine(string configuration, ILogger log, Action<byte[]> hear, Action turn)
    {
        (_log, _hear, _turn) = (log, hear, turn);
        _connecting = Task.Run(() => ConnectAsync(configuration));
        _ = Task.Run(CallAsync);
    }

    /// <summary>Whether messages of other nodes may be lost now, because the connection is down or not proved yet.</summary>
    internal bool IsCut => Volatile.Read(ref _heardSince) != Volatile.Read(ref _outage);

    /// <summary>Publishes a message to all nodes. While the connection is down, it neither creates the message nor
    /// tries to send it.</summary>
    /// <returns>Whether Redis accepted the message.</returns>
    internal async Task<bool> SendAsync(Func<byte[]> message)
    {
        if (IsCut)
        {
            return false;
        }

        try
        {
            await (await _connecting).GetSubscriber().PublishAsync(Channel, message());
            return true;
        }
        catch (Exception failure) when (IsOutage(failure))
        {
            Lose(failure.GetType().Name);
            return false;
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _ended.CancelAsync();
        await (await _connecting).DisposeAsync();
    }

    private async Task<ConnectionMultiplexer> ConnectAsync(string configuration)
    {
        try
        {
            return await SubscribedAsync(configuration);
        }
        catch (Exception failure)
        {
            _log.LogError(failure, "The feed between nodes does not work. Check ConnectionStrings:Redis and restart");
            throw;
        }
    }

    private async Task<ConnectionMultiplexer> SubscribedAsync(string configuration)
    {
        var options = ConfigurationOptions.Parse(configuration);
        options.AbortOnConnectFail = false;
        options.BacklogPolicy = BacklogPolicy.FailFast;
        options.ReconnectRetryPolicy = new LinearRetry(1000);
        options.KeepAlive = options.KeepAlive > 0 ? options.KeepAlive : 5;
        var redis = await ConnectionMultiplexer.ConnectAsync(options);
        redis.ConnectionFailed += (_, failed) => Lose(failed.FailureType.ToString());
        // With FireAndForget the subscription also works if Redis is down now: the library subscribes as soon as it connects.
        (await redis.GetSubscriber().SubscribeAsync(Channel, CommandFlags.FireAndForget)).OnMessage(Hear);
        if (!redis.IsConnected)
        {
            _log.LogWarning(
                "Redis cannot be reached at startup. Until it can, boards see changes from other nodes only when they recount");
        }

        return redis;
    }

    private void Lose(string why)
    {
        var wasCut = IsCut;
        Interlocked.Increment(ref _outage);
        if (!wasCut && !_ended.IsCancellationRequested)
        {
            _log.LogWarning(
                "Redis cannot be reached ({Failure}). Until it can, boards see changes from other nodes only when they recount", why);
            _turn();
        }

        _ = Task.Run(CallAsync);
    }

    // Publishes a ping every 250 ms until our own subscription receives it, which proves both directions.
    private async Task CallAsync()
    {
        while (IsCut && !_ended.IsCancellationRequested && Interlocked.Exchange(ref _calling, 1) == 0)
        {
            try
            {
                await CallOnceAsync(await _connecting);
                await Task.Delay(CallPause, _ended.Token);
            }
            catch (OperationCanceledException) when (_ended.IsCancellationRequested)
            {
                // The application is shutting down, so nothing has to be proved any more.
            }
            finally
            {
                Volatile.Write(ref _calling, 0);
            }
        }
    }

    private async Task CallOnceAsync(ConnectionMultiplexer redis)
    {
        try
        {
            // This command uses the connection of the subscription, so its reply comes only after Redis has registered
            // the subscription.
            await redis.GetSubscriber().PingAsync();
            await redis.GetSubscriber().PublishAsync(Channel, $"{_call}{Volatile.Read(ref _outage)}");
        }
        catch (Exception failure) when (IsOutage(failure))
        {
            _log.LogDebug("Redis still cannot be reached ({Failure})", failure.GetType().Name);
        }
    }

    private void Hear(ChannelMessage message)
    {
        if (!message.Message.StartsWith(Calls))
        {
            _hear((byte[])message.Message!);
        }
        else if (message.Message.StartsWith(_call)
            && int.Parse(message.Message.ToString()[_call.Length..], CultureInfo.InvariantCulture) is var outage
            && outage == Volatile.Read(ref _outage) && Interlocked.Exchange(ref _heardSince, outage) != outage)
        {
            _log.LogInformation("The connection between nodes is up");
            _turn();
        }
    }

    private static bool IsOutage(Exception failure) =>
        failure is RedisException or TimeoutException or OperationCanceledException or ObjectDisposedException;
}
