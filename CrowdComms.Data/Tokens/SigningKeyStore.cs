using CrowdComms.Data.Engines;
using Microsoft.EntityFrameworkCore;

namespace CrowdComms.Data.Tokens;

/// <summary>A signing key as the database stores it.</summary>
/// <param name="Id">A version 7 GUID; tokens name it as their <c>kid</c>.</param>
/// <param name="Protected">The private key (PKCS#8), encrypted by the web tier.</param>
/// <param name="CreatedAt">When a node created the key, UTC.</param>
public sealed record KeptKey(Guid Id, byte[] Protected, DateTimeOffset CreatedAt);

/// <summary>The changes that a rotation makes to the stored keys.</summary>
/// <param name="Next">The key to add; null for none.</param>
/// <param name="Out">The ids of the keys to delete.</param>
public sealed record KeyRotation(KeptKey? Next, IReadOnlyCollection<Guid> Out);

/// <summary>Stores the keys that sign access tokens, for all nodes together.</summary>
public sealed class SigningKeyStore(IDbContextFactory<CrowdCommsContext> contexts, IDatabaseEngine engine)
{
    private static readonly Guid Lock = new("0d9e7d2e-6f1c-4b9b-8f0e-5f1f3f6f2a61");

    /// <summary>All stored keys, the oldest first.</summary>
    public async Task<IReadOnlyList<KeptKey>> ReadAsync(CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        return await context.SigningKeys.AsNoTracking().OrderBy(k => k.Id)
            .Select(k => new KeptKey(k.Id, k.Protected, k.CreatedAt)).ToListAsync(cancellationToken);
    }

    /// <summary>Rotates the keys under a lock, so that no two nodes change them at the same time.</summary>
    /// <param name="decide">Decides from the stored keys, the oldest first, which to add and delete.</param>
    /// <param name="cancellationToken">Stops before anything is saved.</param>
    public async Task RotateAsync(Func<IReadOnlyList<KeptKey>, KeyRotation> decide, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        await using var transaction = await context.Database.BeginTransactionAsync(cancellationToken);
        await engine.LockAsync(context, Lock, cancellationToken);
        var keys = await context.SigningKeys.OrderBy(k => k.Id).ToListAsync(cancellationToken);
        var rotation = decide([.. keys.Select(k => new KeptKey(k.Id, k.Protected, k.CreatedAt))]);
        if (rotation.Next is { } next)
        {
            context.SigningKeys.Add(new SigningKey { Protected = next.Protected, CreatedAt = next.CreatedAt });
        }

        context.SigningKeys.RemoveRange(keys.Where(k => rotation.Out.Contains(k.Id)));
        await context.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
    }
}
