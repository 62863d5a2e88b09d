using CrowdComms.Data.Engines;
using CrowdComms.Data.Outbox;
using CrowdComms.Data.Webhooks;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;

namespace CrowdComms.Data;

/// <summary>Frees what a killed process had claimed. Claims expire, but a process that is alone at its
/// start need not wait for that.</summary>
public sealed class FormerProcess(IDbContextFactory<CrowdCommsContext> contexts, IDatabaseEngine engine, ILogger<FormerProcess> log)
{
    // Plain statements, because three queries of EF Core would be compiled at each start and never used again.
    private static readonly string[] Claims =
    [
        $"UPDATE messages SET claimed_until = NULL WHERE state = '{nameof(MessageState.Queued)}' AND claimed_until IS NOT NULL",
        $"UPDATE webhook_deliveries SET claimed_until = NULL WHERE state = '{nameof(DeliveryState.Queued)}' AND claimed_until IS NOT NULL",
        "UPDATE imports SET worker_until = NULL WHERE worker_until IS NOT NULL",
    ];

    /// <summary>Frees the messages, deliveries and imports that a former process had claimed, unless another process
    /// may still work on them. Called at the start, before this process claims anything.</summary>
    /// <returns>How many claims were freed.</returns>
    public async Task<int> ReleaseClaimsAsync(CancellationToken cancellationToken)
    {
        if (!engine.IsAlone)
        {
            return 0;
        }

        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var freed = 0;
        foreach (var claims in Claims)
        {
            freed += await context.Database.ExecuteSqlRawAsync(claims, cancellationToken);
        }

        if (freed > 0)
        {
            log.LogInformation("Taking over what an earlier process had started: {Claims} claims", freed);
        }

        return freed;
    }
}
