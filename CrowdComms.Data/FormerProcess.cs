using CrowdComms.Data.Engines;
using CrowdComms.Data.Outbox;
using CrowdComms.Data.Webhooks;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;

namespace CrowdComms.Data;

/// <summary>Frees what a killed process had claimed. Claims expire by themselves, but a process that is alone at its
/// start need not wait for that.</summary>
public sealed class FormerProcess(IDbContextFactory<CrowdCommsContext> contexts, IDatabaseEngine engine, ILogger<FormerProcess> log)
{
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
        var none = (DateTimeOffset?)null;
        var freed = await context.Messages.Where(m => m.State == MessageState.Queued && m.ClaimedUntil != null)
            .ExecuteUpdateAsync(set => set.SetProperty(m => m.ClaimedUntil, none), cancellationToken)
            + await context.WebhookDeliveries.Where(d => d.State == DeliveryState.Queued && d.ClaimedUntil != null)
                .ExecuteUpdateAsync(set => set.SetProperty(d => d.ClaimedUntil, none), cancellationToken)
            + await context.Imports.Where(i => i.WorkerUntil != null)
                .ExecuteUpdateAsync(set => set.SetProperty(i => i.WorkerUntil, none), cancellationToken);
        if (freed > 0)
        {
            log.LogInformation("Going on with what a former process had begun: {Claims} claims", freed);
        }

        return freed;
    }
}
