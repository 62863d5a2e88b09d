using System.Threading.Channels;
using CrowdComms.Data.Live;
using CrowdComms.Web.Live;
using Microsoft.Extensions.Logging.Abstractions;

namespace CrowdComms.Tests.Web.Live;

/// <summary>The feed of one web node, and what one event's listener on it heard.</summary>
internal sealed class Node : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private readonly Channel<EventChanged> _heard = Channel.CreateUnbounded<EventChanged>();
    private readonly IDisposable? _subscription;

    internal Node(string redis, Guid? watched = null)
    {
        Feed = new RedisChangeFeed(redis, new InProcessChangeFeed(NullLogger<InProcessChangeFeed>.Instance),
            NullLogger<RedisChangeFeed>.Instance);
        _subscription = watched is { } eventId ? Feed.Subscribe(eventId, changed => _heard.Writer.TryWrite(changed))
            : null;
    }

    internal RedisChangeFeed Feed { get; }

    /// <summary>What was heard and not asked for yet; null when there is nothing.</summary>
    internal EventChanged? HeardAlready => _heard.Reader.TryRead(out var changed) ? changed : null;

    /// <summary>Waits until the feed knows that it is cut, or that it is not.</summary>
    internal async Task TurnedAsync(bool cut)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        patience.CancelAfter(Patience);
        using var beat = new PeriodicTimer(TimeSpan.FromMilliseconds(5));
        while (Feed.IsCut != cut)
        {
            await beat.WaitForNextTickAsync(patience.Token);
        }
    }

    /// <summary>The next change that is heard and is like this.</summary>
    internal async Task<EventChanged> HearAsync(Func<EventChanged, bool> wanted)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        patience.CancelAfter(Patience);
        await foreach (var changed in _heard.Reader.ReadAllAsync(patience.Token))
        {
            if (wanted(changed))
            {
                return changed;
            }
        }

        throw new InvalidOperationException("The listener ended.");
    }

    /// <summary>Connected and subscribed: told to count anew, which a node is when it begins to
    /// hear the others.</summary>
    internal Task<EventChanged> ReadyAsync() => HearAsync(c => c.Reread);

    public async ValueTask DisposeAsync()
    {
        _subscription?.Dispose();
        await Feed.DisposeAsync();
        GC.SuppressFinalize(this);
    }
}
