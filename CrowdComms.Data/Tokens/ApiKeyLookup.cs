using System.Collections.Concurrent;
using Microsoft.EntityFrameworkCore;

namespace CrowdComms.Data.Tokens;

/// <summary>An API key that works.</summary>
/// <param name="Id">The id of the key.</param>
/// <param name="EventId">The one event that it opens.</param>
/// <param name="Name">The name that the history shows.</param>
/// <param name="Scopes">What a program may do with it.</param>
public sealed record KeyGrant(Guid Id, Guid EventId, string Name, ApiScope Scopes);

/// <summary>
/// Finds the API key of a request, in nearly all cases in this process's memory. If a key is revoked on this node, it
/// is refused at once. Another node may know it for <see cref="Remembered"/> longer, but opens no event with it,
/// because that asks the database.
/// </summary>
public sealed class ApiKeyLookup(IDbContextFactory<CrowdCommsContext> contexts, TimeProvider clock)
{
    /// <summary>How long a key that was found is taken from memory without another query.</summary>
    public static readonly TimeSpan Remembered = TimeSpan.FromSeconds(10);

    private static readonly TimeSpan NotedEvery = TimeSpan.FromMinutes(1);

    // Only keys that exist are kept here, so guesses of strangers use no memory.
    private readonly ConcurrentDictionary<string,
        (KeyGrant Grant, DateTimeOffset At)> _known = new(StringComparer.Ordinal);

    /// <summary>Finds the key with this secret, and stores at most once a minute that it was used.</summary>
    /// <returns>The key; null when no key has this secret, or it was revoked.</returns>
    public async ValueTask<KeyGrant?> FindAsync(string? secret, CancellationToken cancellationToken)
    {
        if (TokenText.Hash(secret, TokenText.KeyPrefix) is not { } hash)
        {
            return null;
        }

        var (now, name) = (clock.GetUtcNow(), Convert.ToHexString(hash));
        if (_known.TryGetValue(name, out var known) && now - known.At < Remembered)
        {
            return known.Grant;
        }

        var found = await ReadAsync(hash, now, cancellationToken);
        if (found is null)
        {
            _known.TryRemove(name, out _);
        }
        else
        {
            _known[name] = (found, now);
        }

        return found;
    }

    internal void Forget(byte[] hash) => _known.TryRemove(Convert.ToHexString(hash), out _);

    private async Task<KeyGrant?> ReadAsync(byte[] hash, DateTimeOffset now, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var found = await context.ApiKeys.AsNoTracking().Where(k => k.SecretHash == hash && k.RevokedAt == null)
            .Select(k => new { Grant = new KeyGrant(k.Id, k.EventId, k.Name, k.Scopes), k.LastUsedAt })
            .SingleOrDefaultAsync(cancellationToken);
        var before = now - NotedEvery;
        if (found is not null && (found.LastUsedAt is null || found.LastUsedAt <= before))
        {
            // The condition is checked again here, so that only one of several nodes writes the time.
            await context.ApiKeys.Where(k => k.Id == found.Grant.Id && (k.LastUsedAt == null || k.LastUsedAt <= before))
                .ExecuteUpdateAsync(k => k.SetProperty(x => x.LastUsedAt, now), cancellationToken);
        }

        return found?.Grant;
    }
}
