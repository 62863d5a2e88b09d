using CrowdComms.Data.Live;
using Microsoft.EntityFrameworkCore;

namespace CrowdComms.Data.Tokens;

/// <summary>An API key that works.</summary>
/// <param name="Id">The id of the key.</param>
/// <param name="EventId">The one event that it opens.</param>
/// <param name="Name">The name that the history shows.</param>
/// <param name="Scopes">What a program may do with it.</param>
public sealed record KeyGrant(Guid Id, Guid EventId, string Name, ApiScope Scopes);

/// <summary>Finds the API key of a request, in nearly all cases in this process's memory. A key that is revoked is refused on
/// this node immediately, and on the others as soon as the feed tells them.</summary>
public sealed class ApiKeyLookup(IDbContextFactory<CrowdCommsContext> contexts, EntranceCache cache, TimeProvider clock)
{
    private static readonly TimeSpan NotedEvery = TimeSpan.FromMinutes(1);

    /// <summary>Finds the key with this secret, and stores at most once a minute that it was used.</summary>
    /// <returns>The key; null when no key has this secret, or it was revoked.</returns>
    public async ValueTask<KeyGrant?> FindAsync(string? secret, CancellationToken cancellationToken) =>
        TokenText.Hash(secret, TokenText.KeyPrefix) is { } hash
            ? await cache.GetAsync(
                CachedKind.ApiKey, Convert.ToHexString(hash), stop => ReadAsync(hash, clock.GetUtcNow(), stop), cancellationToken)
            : null;

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
