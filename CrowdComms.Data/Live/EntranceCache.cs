using System.Buffers;
using System.ComponentModel;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using CrowdComms.Data.Common;
using Microsoft.Extensions.Caching.Hybrid;

namespace CrowdComms.Data.Live;

/// <summary>
/// Remembers in this process what every request asks before its own work; <see cref="CachedKind"/> lists it. Each message of
/// <see cref="EventChanged.Accounts"/> ends everything that is remembered, on this node before <c>Publish</c> returns and on the
/// others when the feed brings the message. Without the feed an entry ends after <see cref="Lifetime"/>.
/// </summary>
/// <remarks>The number of messages so far is part of each key. An answer that was read before a message and arrives after it is
/// therefore stored where no one looks any more. Keys and ages follow no wall clock, so a clock that jumps keeps nothing
/// alive.</remarks>
public sealed class EntranceCache : IDisposable
{
    /// <summary>How long an entry is taken from memory when no message ends it.</summary>
    public static readonly TimeSpan Lifetime = TimeSpan.FromSeconds(10);

    private const int LongestKey = 200;

    private static readonly SearchValues<char> KeyCharacters =
        SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_/:");

    // Redis carries the messages and no entries: another node could read there what a node that has not heard of the change yet
    // stored, and the one statement that it saves comes once in ten seconds.
    private static readonly HybridCacheEntryOptions InMemory = new()
    {
        Expiration = Lifetime,
        LocalCacheExpiration = Lifetime,
        Flags = HybridCacheEntryFlags.DisableDistributedCache,
    };

    private readonly HybridCache _cache;
    private readonly TimeProvider _clock;
    private readonly IDisposable _listening;
    private long _messages;

    /// <summary>Subscribes to the change feed.</summary>
    public EntranceCache(HybridCache cache, IChangeFeed feed, TimeProvider clock)
    {
        (_cache, _clock) = (cache, clock);
        _listening = feed.Subscribe(EventChanged.Accounts, _ => End());
    }

    /// <inheritdoc />
    public void Dispose() => _listening.Dispose();

    /// <summary>Returns what is remembered, and otherwise reads it. Callers that ask for the same at the same moment wait for one
    /// read.</summary>
    /// <param name="kind">The kind of what is asked.</param>
    /// <param name="key">What tells it from others of its kind.</param>
    /// <param name="readAsync">Reads it from the database; null where there is none, which is not remembered.</param>
    /// <param name="cancellationToken">Ends the wait of this caller.</param>
    public async ValueTask<T?> GetAsync<T>(
        CachedKind kind, string key, Func<CancellationToken, Task<T?>> readAsync, CancellationToken cancellationToken)
        where T : class
    {
        var reading = new Reading<T>(readAsync, _clock);
        try
        {
            var found = await FindAsync($"{kind.Name}/{Interlocked.Read(ref _messages)}/{Plain(key)}", reading, cancellationToken);
            Meters.Entrance(kind.Name, isHit: !reading.HasRead);
            return found;
        }
        catch (ObjectDisposedException)
        {
            // While the process stops, the memory goes before its last circuits.
            return await readAsync(cancellationToken);
        }
    }

    // The cache refuses keys that are long or hold control characters, and logs each as an error; strangers write such addresses.
    private static string Plain(string key) => key.Length <= LongestKey && !key.AsSpan().ContainsAnyExcept(KeyCharacters) ? key
        : $"#{Convert.ToHexString(SHA256.HashData(MemoryMarshal.AsBytes(key.AsSpan())))}";

    private async ValueTask<T?> FindAsync<T>(string name, Reading<T> reading, CancellationToken cancellationToken)
        where T : class
    {
        var entry = await GetOrReadAsync(name, reading, cancellationToken);
        if (_clock.GetElapsedTime(entry.At) >= Lifetime)
        {
            await _cache.RemoveAsync(name, cancellationToken);
            entry = await GetOrReadAsync(name, reading, cancellationToken);
        }

        if (entry.Value is null)
        {
            await _cache.RemoveAsync(name, cancellationToken);
        }

        return entry.Value;
    }

    private ValueTask<Entry<T>> GetOrReadAsync<T>(string name, Reading<T> reading, CancellationToken cancellationToken)
        where T : class =>
        _cache.GetOrCreateAsync(name, reading, static (how, stop) => how.ReadAsync(stop), InMemory, cancellationToken: cancellationToken);

    private void End()
    {
        Interlocked.Increment(ref _messages);
        Meters.EntrancesEnd();
    }

    private sealed class Reading<T>(Func<CancellationToken, Task<T?>> readAsync, TimeProvider clock)
        where T : class
    {
        internal bool HasRead { get; private set; }

        // The age counts from before the read, because the answer may be as old as that.
        internal async ValueTask<Entry<T>> ReadAsync(CancellationToken cancellationToken)
        {
            HasRead = true;
            var at = clock.GetTimestamp();
            return new Entry<T>(await readAsync(cancellationToken), at);
        }
    }

    // The attribute says that the object may be handed to many callers, so the cache keeps it as it is.
    [ImmutableObject(true)]
    private sealed record Entry<T>(T? Value, long At)
        where T : class;
}
