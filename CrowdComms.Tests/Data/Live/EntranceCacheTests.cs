using System.Diagnostics.Metrics;
using CrowdComms.Data.Common;
using CrowdComms.Data.Live;
using Microsoft.Extensions.Caching.Hybrid;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;

namespace CrowdComms.Tests.Data.Live;

public sealed class EntranceCacheTests : IAsyncDisposable
{
    private readonly FakeTimeProvider _clock = new(new DateTimeOffset(2026, 9, 15, 7, 0, 0, TimeSpan.Zero));
    private readonly InProcessChangeFeed _feed = new(NullLogger<InProcessChangeFeed>.Instance);
    private readonly ServiceProvider _services;
    private readonly EntranceCache _cache;
    private int _reads;

    public EntranceCacheTests()
    {
        var services = new ServiceCollection();
        services.AddHybridCache();
        _services = services.BuildServiceProvider();
        _cache = new EntranceCache(_services.GetRequiredService<HybridCache>(), _feed, _clock);
    }

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Five_hundred_callers_at_once_read_once()
    {
        var (open, asked) = (new TaskCompletionSource(), 0);
        var everybodyAsked = new TaskCompletionSource();
        var callers = Enumerable.Range(0, 500).Select(_ => Task.Run(async () =>
        {
            var answer = _cache.GetAsync(CachedKind.Member, "ada", async _ =>
            {
                Interlocked.Increment(ref _reads);
                await open.Task;
                return "staff";
            }, Stop);
            if (Interlocked.Increment(ref asked) == 500)
            {
                everybodyAsked.SetResult();
            }

            return await answer;
        }, Stop)).ToList();
        await everybodyAsked.Task;
        open.SetResult();

        Assert.All(await Task.WhenAll(callers), answer => Assert.Equal("staff", answer));
        Assert.Equal(1, _reads);
    }

    [Theory]
    [InlineData("tab\tand\nline")]
    [InlineData("\u0001\u202e")]
    [InlineData("half a character \ud83d")]
    [InlineData("long")]
    public async Task An_address_that_a_stranger_made_up_is_remembered_as_any_other(string address)
    {
        var key = address == "long" ? new string('a', 5000) : address;
        await AskAsync(key);
        await AskAsync(key);
        Assert.Equal(1, _reads);

        await AskAsync($"{key}\ud83c");
        await AskAsync($"{key}?");

        Assert.Equal(3, _reads);
    }

    [Fact]
    public async Task A_message_about_rights_ends_what_is_remembered_before_its_publisher_goes_on()
    {
        await AskAsync("ada");
        await AskAsync("ada");
        Assert.Equal(1, _reads);

        _feed.Publish(EventChanged.OfRights);
        await AskAsync("ada");
        Assert.Equal(2, _reads);

        _feed.Publish(EventChanged.OfAccounts(Guid.CreateVersion7()));
        await AskAsync("ada");
        Assert.Equal(3, _reads);

        _feed.Publish(EventChanged.CountAnew(Guid.CreateVersion7()));
        await AskAsync("ada");
        Assert.Equal(3, _reads);
    }

    [Fact]
    public async Task What_was_read_before_a_message_and_arrives_after_it_is_not_remembered()
    {
        var (began, open) = (new TaskCompletionSource(), new TaskCompletionSource());
        var slow = _cache.GetAsync(CachedKind.Member, "ada", async _ =>
        {
            began.SetResult();
            await open.Task;
            return "organiser";
        }, Stop).AsTask();
        await began.Task;
        _feed.Publish(EventChanged.OfRights);
        open.SetResult();
        await slow;

        Assert.Equal("staff", await AskAsync("ada"));
        Assert.Equal("staff", await AskAsync("ada"));
    }

    [Fact]
    public async Task Without_a_message_an_entry_lives_ten_seconds()
    {
        await AskAsync("ada");
        _clock.Advance(EntranceCache.Lifetime - TimeSpan.FromMilliseconds(1));
        await AskAsync("ada");
        Assert.Equal(1, _reads);

        _clock.Advance(TimeSpan.FromMilliseconds(1));
        await AskAsync("ada");
        Assert.Equal(2, _reads);
        await AskAsync("ada");
        Assert.Equal(2, _reads);
    }

    [Theory, InlineData(-3600), InlineData(3600)]
    public async Task A_clock_that_jumps_neither_keeps_an_entry_alive_nor_saves_it_from_a_message(int seconds)
    {
        var jumping = new JumpingClock(_clock);
        using var cache = new EntranceCache(_services.GetRequiredService<HybridCache>(), _feed, jumping);
        Task<string?> Ask() => cache.GetAsync(CachedKind.Member, $"jumps {seconds}", Read, Stop).AsTask();
        await Ask();
        jumping.By = TimeSpan.FromSeconds(seconds);
        await Ask();
        Assert.Equal(1, _reads);

        _feed.Publish(EventChanged.OfRights);
        await Ask();
        Assert.Equal(2, _reads);

        jumping.By = TimeSpan.Zero;
        _clock.Advance(EntranceCache.Lifetime);
        await Ask();
        Assert.Equal(3, _reads);
    }

    [Fact]
    public async Task What_there_is_not_is_asked_again()
    {
        Assert.Null(await _cache.GetAsync<string>(CachedKind.Member, "nobody", _ => Task.FromResult<string?>(null), Stop));
        Assert.Equal("staff", await AskAsync("nobody"));
    }

    [Fact]
    public async Task A_read_that_fails_is_asked_again()
    {
        await Assert.ThrowsAsync<TimeoutException>(async () =>
            await _cache.GetAsync<string>(CachedKind.Member, "ada", _ => throw new TimeoutException(), Stop));
        Assert.Equal("staff", await AskAsync("ada"));
    }

    [Fact]
    public async Task Kinds_and_keys_never_answer_for_one_another()
    {
        foreach (var kind in CachedKind.All)
        {
            foreach (var key in new[] { "a", "b", "a/b" })
            {
                var own = $"{kind.Name} {key}";
                Assert.Equal(own, await _cache.GetAsync(kind, key, _ => Task.FromResult<string?>(own), Stop));
            }
        }

        foreach (var kind in CachedKind.All)
        {
            Assert.Equal($"{kind.Name} a", await _cache.GetAsync(kind, "a", Read, Stop));
        }

        Assert.Equal(0, _reads);
    }

    [Fact]
    public void All_kinds_are_in_the_list_and_have_names_of_their_own()
    {
        var declared = typeof(CachedKind).GetFields().Where(f => f.IsStatic).Select(f => f.GetValue(null)).ToList();
        Assert.Equal(declared.Count, CachedKind.All.Count);
        Assert.All(declared, kind => Assert.Contains((CachedKind)kind!, CachedKind.All));
        Assert.Distinct(CachedKind.All.Select(k => k.Name));
    }

    [Fact]
    public async Task Meters_tell_hits_misses_and_ends()
    {
        List<string> told = [];
        var kind = new CachedKind($"test {Guid.CreateVersion7()}", "", "");
        using var meters = new MeterListener();
        meters.InstrumentPublished = (instrument, listener) =>
        {
            if (instrument.Meter.Name == Meters.Name && instrument.Name == "crowdcomms.entrance.asked")
            {
                listener.EnableMeasurementEvents(instrument);
            }
        };
        meters.SetMeasurementEventCallback<long>((_, _, tags, _) =>
        {
            var all = tags.ToArray().ToDictionary(t => t.Key, t => (string?)t.Value, StringComparer.Ordinal);
            if (all["kind"] == kind.Name)
            {
                told.Add(all["answer"]!);
            }
        });
        meters.Start();

        await _cache.GetAsync(kind, "a", Read, Stop);
        await _cache.GetAsync(kind, "a", Read, Stop);
        _feed.Publish(EventChanged.OfRights);
        await _cache.GetAsync(kind, "a", Read, Stop);
        Assert.Equal(["miss", "hit", "miss"], told);
    }

    public async ValueTask DisposeAsync()
    {
        _cache.Dispose();
        await _services.DisposeAsync();
    }

    private Task<string?> AskAsync(string key) => _cache.GetAsync(CachedKind.Member, key, Read, Stop).AsTask();

    private Task<string?> Read(CancellationToken cancellationToken)
    {
        Interlocked.Increment(ref _reads);
        return Task.FromResult<string?>("staff");
    }

    /// <summary>A clock whose time of day jumps, as when somebody sets it, while its timestamps go on.</summary>
    private sealed class JumpingClock(TimeProvider clock) : TimeProvider
    {
        internal TimeSpan By { get; set; }

        public override long TimestampFrequency => clock.TimestampFrequency;

        public override DateTimeOffset GetUtcNow() => clock.GetUtcNow() + By;

        public override long GetTimestamp() => clock.GetTimestamp();
    }
}
