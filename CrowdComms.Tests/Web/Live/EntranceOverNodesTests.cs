using CrowdComms.Data.Live;
using CrowdComms.Tests.Support;
using Microsoft.Extensions.Caching.Hybrid;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;

namespace CrowdComms.Tests.Web.Live;

/// <summary>What one node remembers of rights ends with a change on another.</summary>
public sealed class EntranceOverNodesTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_change_of_rights_on_one_node_ends_what_another_remembers()
    {
        await using var redis = await PrivateRedis.RunAsync();
        await using var a = new Node(redis.Configuration, EventChanged.Accounts);
        await using var b = new Node(redis.Configuration, EventChanged.Accounts);
        await a.ReadyAsync();
        await b.ReadyAsync();
        await using var memory = new Memory(b.Feed);
        await memory.AskAsync();
        await memory.AskAsync();
        Assert.Equal(1, memory.Reads);

        a.Feed.Publish(EventChanged.OfRights);

        await memory.UntilReadAsync(2);
    }

    [Fact]
    public async Task With_Redis_cut_an_entry_ends_by_its_age_and_everything_ends_when_the_line_turns()
    {
        await using var redis = await PrivateRedis.RunAsync();
        await using var a = new Node(redis.Configuration, EventChanged.Accounts);
        await using var b = new Node(redis.Configuration, EventChanged.Accounts);
        await a.ReadyAsync();
        await b.ReadyAsync();
        await using var memory = new Memory(b.Feed);
        await memory.AskAsync();

        await redis.StopAsync();
        await Task.WhenAll(a.TurnedAsync(cut: true), b.TurnedAsync(cut: true));
        await memory.UntilReadAsync(2);

        a.Feed.Publish(EventChanged.OfRights);
        await memory.AskAsync();
        Assert.Equal(2, memory.Reads);
        memory.Clock.Advance(EntranceCache.Lifetime);
        await memory.AskAsync();
        Assert.Equal(3, memory.Reads);

        await redis.StartAsync();
        await memory.UntilReadAsync(4);
    }

    /// <summary>The memory of one node, which counts what it reads.</summary>
    private sealed class Memory : IAsyncDisposable
    {
        private readonly ServiceProvider _services;
        private readonly EntranceCache _cache;
        private int _reads;

        internal Memory(IChangeFeed feed)
        {
            var services = new ServiceCollection();
            services.AddHybridCache();
            _services = services.BuildServiceProvider();
            _cache = new EntranceCache(_services.GetRequiredService<HybridCache>(), feed, Clock);
        }

        internal FakeTimeProvider Clock { get; } = new();

        internal int Reads => Volatile.Read(ref _reads);

        internal async Task AskAsync() => await _cache.GetAsync(CachedKind.Member, "ada", _ =>
        {
            Interlocked.Increment(ref _reads);
            return Task.FromResult<string?>("staff");
        }, Stop);

        internal async Task UntilReadAsync(int reads)
        {
            using var patience = CancellationTokenSource.CreateLinkedTokenSource(Stop);
            patience.CancelAfter(TimeSpan.FromSeconds(60));
            using var beat = new PeriodicTimer(TimeSpan.FromMilliseconds(5));
            while (Reads < reads)
            {
                await AskAsync();
                await beat.WaitForNextTickAsync(patience.Token);
            }
        }

        public async ValueTask DisposeAsync()
        {
            _cache.Dispose();
            await _services.DisposeAsync();
        }
    }
}
