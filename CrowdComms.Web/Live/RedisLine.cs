using System.Globalization;
using StackExchange.Redis;

namespace CrowdComms.Web.Live;

/// <summary>The line from this node to the others. It counts as whole once this node hears its own call through Redis: then it can both say and hear.</summary>
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
    // Raised with every outage: the echo of a call made before it proves nothing.
    private int _outage = 1, _heardSince, _calling;

    /// <summary>Begins to connect.</summary>
    /// <param name="configuration">What StackExchange.Redis takes.</param>
    /// <param name="log">Where an outage is written.</param>
    /// <param name="hear">Is given what any node said, this one too, in order.</param>
    /// <param name="turn">Is called after <see cref="IsCut"/> turned.</param>
    internal RedisLine(string configuration, ILogger log, Action<byte[]> hear, Action turn)
    {
        (_log, _hear, _turn) = (log, hear, turn);
        _connecting = Task.Run(() => ConnectAsync(configuration));
        _ = Task.Run(CallAsync);
    }

    /// <summary>Whether something may be missed now.</summary>
    internal bool IsCut => Volatile.Read(ref _heardSince) != Volatile.Read(ref _outage);

    /// <summary>Says something to all nodes. While the line is cut nothing is made and nothing is tried.</summary>
    /// <returns>Whether Redis took it.</returns>
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
        options.KeepAlive = options.KeepAlive > 0 ? options.KeepAlive : 5;
        var redis = await ConnectionMultiplexer.ConnectAsync(options);
        redis.ConnectionFailed += (_, failed) => Lose(failed.FailureType.ToString());
        // Fire and forget also stands when Redis is away now: the library subscribes as soon as it connects.
        (await redis.GetSubscriber().SubscribeAsync(Channel, CommandFlags.FireAndForget)).OnMessage(Hear);
        if (!redis.IsConnected)
        {
            _log.LogWarning("Redis cannot be reached at the start. Until it can, boards see the changes of other nodes only when they count");
        }

        return redis;
    }

    private void Lose(string why)
    {
        var wasCut = IsCut;
        Interlocked.Increment(ref _outage);
        if (!wasCut && !_ended.IsCancellationRequested)
        {
            _log.LogWarning("Redis cannot be reached ({Failure}). Until it can, boards see the changes of other nodes only when they count", why);
            _turn();
        }

        _ = Task.Run(CallAsync);
    }

    // Until this node hears itself.
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
                // This node goes down.
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
            // Travels behind the subscription, on its connection.
            await redis.GetSubscriber().PingAsync();
            await redis.GetSubscriber().PublishAsync(Channel, $"{_call}{Volatile.Read(ref _outage)}");
        }
        catch (Exception failure) when (IsOutage(failure))
        {
            _log.LogDebug("Redis is still away ({Failure})", failure.GetType().Name);
        }
    }

    private void Hear(ChannelMessage message)
    {
        if (!message.Message.StartsWith(Calls))
        {
            _hear((byte[])message.Message!);
        }
        else if (message.Message.StartsWith(_call) && int.Parse(message.Message.ToString()[_call.Length..], CultureInfo.InvariantCulture) is var outage
            && outage == Volatile.Read(ref _outage) && Interlocked.Exchange(ref _heardSince, outage) != outage)
        {
            _log.LogInformation("The line between nodes is whole");
            _turn();
        }
    }

    private static bool IsOutage(Exception failure) => failure is RedisException or TimeoutException or OperationCanceledException or ObjectDisposedException;
}
