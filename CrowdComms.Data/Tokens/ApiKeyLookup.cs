using System.Collections.Concurrent;
using Microsoft.EntityFrameworkCore;

namespace CrowdComms.Data.Tokens;

/// <summary>A key that works.</summary>
/// <param name="Id">The key.</param>
/// <param name="EventId">Its event.</param>
/// <param name="Name">Its name.</param>
/// <param name="Scopes">What it may be used for.</param>
public sealed record KeyGrant(Guid Id, Guid EventId, string Name, ApiScope Scopes);

/// <summary>
/// Finds the key that a program shows, for nearly every request in this process's memory. A key revoked
/// on this node is forgotten
/// at once; another node knows it for <see cref="Remembered"/> more, but opens no event to it: that asks the database.
/// </summary>
public sealed class ApiKeyLookup(IDbContextFactory<CrowdCommsContext> contexts, TimeProvider clock)
{
    /// <summary>How long a key that was found is not looked up again.</summary>
    public static readonly TimeSpan Remembered = TimeSpan.FromSeconds(10);

    private static readonly TimeSpan NotedEvery = TimeSpan.FromMinutes(1);

    // Only keys that exist are remembered, so what strangers try takes no memory.
    private readonly ConcurrentDictionary<string,
        (KeyGrant Grant, DateTimeOffset At)> _known = new(StringComparer.Ordinal);

    /// <summary>The key with this secret, and notes that it was used.</summary>
    /// <returns>The key; null when there is none, or it was revoked.</returns>
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
            // Of several nodes that see the same minute pass, one writes.
            await context.ApiKeys.Where(k => k.Id == found.Grant.Id && (k.LastUsedAt == null || k.LastUsedAt <= before))
                .ExecuteUpdateAsync(k => k.SetProperty(x => x.LastUsedAt, now), cancellationToken);
        }

        return found?.Grant;
    }
}
