using CrowdComms.Data.Engines;
using Microsoft.EntityFrameworkCore;

namespace CrowdComms.Data.Tokens;

/// <summary>A signing key as it is kept.</summary>
/// <param name="Id">Time-ordered; the <c>kid</c> of its tokens.</param>
/// <param name="Protected">The private key (PKCS#8), as the web tier encrypted it.</param>
/// <param name="CreatedAt">UTC.</param>
public sealed record KeptKey(Guid Id, byte[] Protected, DateTimeOffset CreatedAt);

/// <summary>What a rotation does to the keys that are kept.</summary>
/// <param name="Next">The key to add; null for none.</param>
/// <param name="Out">The keys to delete.</param>
public sealed record KeyRotation(KeptKey? Next, IReadOnlyCollection<Guid> Out);

/// <summary>Keeps the keys that access tokens are signed with, for all nodes.</summary>
public sealed class SigningKeyStore(IDbContextFactory<CrowdCommsContext> contexts, IDatabaseEngine engine)
{
    private static readonly Guid Lock = new("0d9e7d2e-6f1c-4b9b-8f0e-5f1f3f6f2a61");

    /// <summary>The keys, oldest first.</summary>
    public async Task<IReadOnlyList<KeptKey>> ReadAsync(CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        return await context.SigningKeys.AsNoTracking().OrderBy(k => k.Id).Select(k => new KeptKey(k.Id, k.Protected, k.CreatedAt)).ToListAsync(cancellationToken);
    }

    /// <summary>Changes the keys while every other node that would change them waits.</summary>
    /// <param name="decide">Says from the keys, oldest first, what is to change.</param>
    /// <param name="cancellationToken">Stops it.</param>
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
