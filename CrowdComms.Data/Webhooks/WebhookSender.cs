using CrowdComms.Data.Engines;
using Microsoft.EntityFrameworkCore;

namespace CrowdComms.Data.Webhooks;

/// <summary>
/// Sends the deliveries that are due. A sender claims a delivery first and renews the claim while it lives, so two nodes
/// never send the same one immediately; if a process is killed, another sends its deliveries when the claims run out after a
/// minute: each is sent at least once. A delivery that fails is tried again for a day, with growing pauses.
/// </summary>
public sealed class WebhookSender(IDbContextFactory<CrowdCommsContext> contexts, PublicNetwork network,
    SecretCover cover, Outage outage, TimeProvider clock) : IDisposable
{
    /// <summary>How long a delivery is tried before it fails.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromDays(1);

    /// <summary>How long the log of deliveries is kept.</summary>
    public static readonly TimeSpan Kept = TimeSpan.FromDays(30);

    /// <summary>How long a claim keeps other senders away from a delivery; its sender renews it while it lives.</summary>
    public static readonly TimeSpan Lease = TimeSpan.FromSeconds(60);

    private const int Batch = 20;
    private static readonly TimeSpan LongestPause = TimeSpan.FromHours(4);
    private readonly WebhookPost _post = new(network, clock);

    /// <summary>Sends all deliveries that are due: to each receiver the oldest first, to all receivers at the same
    /// time.</summary>
    /// <returns>How many were delivered.</returns>
    public async Task<int> SendDueAsync(CancellationToken cancellationToken)
    {
        var hooks = await DueAsync(cancellationToken);
        return (await Task.WhenAll(hooks.Select(hook => SendAsync(hook, cancellationToken)))).Sum();
    }

    /// <summary>The webhooks that have a delivery which is due now.</summary>
    public async Task<IReadOnlyList<Guid>> DueAsync(CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        return await Due(context).Select(d => d.WebhookId).Distinct().ToListAsync(cancellationToken);
    }

    /// <summary>Sends the deliveries of one webhook that are due.</summary>
    /// <returns>How many were delivered. It stops after a batch of which none was accepted, so that a receiver which does not
    /// respond does not hold it up for each delivery.</returns>
    public async Task<int> SendAsync(Guid webhookId, CancellationToken cancellationToken)
    {
        var (sent, goesOn) = (0, true);
        while (goesOn && await ClaimAsync(webhookId, cancellationToken) is { Count: > 0 } batch)
        {
            await using var lease = Hold(batch);
            var done = await Task.WhenAll(batch.Select(claimed => DeliverAsync(claimed, lease, cancellationToken)));
            sent += done.Count(d => d);
            goesOn = done.Contains(true);
        }

        return sent;
    }

    /// <summary>Deletes the deliveries that are older than 30 days.</summary>
    public async Task TidyAsync(CancellationToken cancellationToken)
    {
        var until = clock.GetUtcNow() - Kept;
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        await context.WebhookDeliveries.Where(d => d.CreatedAt < until).ExecuteDeleteAsync(cancellationToken);
    }

    /// <inheritdoc />
    public void Dispose() => _post.Dispose();

    private IQueryable<WebhookDelivery> Due(CrowdCommsContext context)
    {
        var now = clock.GetUtcNow();
        return context.WebhookDeliveries.Where(
            d => d.State == DeliveryState.Queued && d.DueAt <= now && (d.ClaimedUntil == null || d.ClaimedUntil < now));
    }

    private async Task<List<Claimed>> ClaimAsync(Guid webhookId, CancellationToken cancellationToken)
    {
        var claim = Guid.CreateVersion7();
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var due = Due(context).Where(d => d.WebhookId == webhookId);
        var ids = await due.OrderBy(d => d.DueAt).ThenBy(d => d.Id).Select(d => d.Id).Take(Batch)
            .ToListAsync(cancellationToken);
        if (ids.Count == 0)
        {
            return [];
        }

        var until = clock.GetUtcNow() + Lease;
        await due.Where(d => ids.Contains(d.Id))
            .ExecuteUpdateAsync(set => set.SetProperty(d => d.Claim, claim).SetProperty(d => d.ClaimedUntil, until),
                cancellationToken);
        var claimed = await (from delivery in context.WebhookDeliveries.AsNoTracking()
                             join hook in context.Webhooks.AsNoTracking() on delivery.WebhookId equals hook.Id
                             where delivery.Claim == claim
                             select new { delivery, hook }).ToListAsync(cancellationToken);
        return claimed.ConvertAll(c => new Claimed(c.delivery, c.hook));
    }

    private ClaimLease Hold(List<Claimed> batch)
    {
        var first = batch[0].Delivery;
        return new ClaimLease(new RowClaim(first.ClaimedUntil!.Value, Lease, stop => RenewAsync(first.Claim, stop)), outage, clock);
    }

    private async Task<DateTimeOffset> RenewAsync(Guid? claim, CancellationToken cancellationToken)
    {
        var until = clock.GetUtcNow() + Lease;
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        await context.WebhookDeliveries.Where(d => d.Claim == claim && d.State == DeliveryState.Queued)
            .ExecuteUpdateAsync(set => set.SetProperty(d => d.ClaimedUntil, until), cancellationToken);
        return until;
    }

    private async Task<bool> DeliverAsync(Claimed claimed, ClaimLease lease, CancellationToken cancellationToken)
    {
        var (delivery, hook) = claimed;
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        if (!hook.Active || cover.Uncover(hook.Secret) is not { } secret)
        {
            await MarkAsync(context, delivery,
                new WebhookAnswer(null, hook.Active ? "Its secret can no longer be read. Create the webhook again."
                    : "The webhook is turned off.")
                { IsFinal = true }, cancellationToken);
            return false;
        }

        var body = await WebhookPost.BodyAsync(context, delivery, cancellationToken);
        if (!lease.IsHeld)
        {
            return false;
        }

        var answer = await _post.SendAsync(hook.Url, secret, body, cancellationToken);
        await MarkAsync(context, delivery, answer, CancellationToken.None);
        return answer.Error is null;
    }

    // The pause doubles with each attempt: 1, 2, 4, … minutes, at most four hours, for a day.
    private async Task MarkAsync(
        CrowdCommsContext context, WebhookDelivery delivery, WebhookAnswer answer, CancellationToken cancellationToken)
    {
        var (now, attempts) = (clock.GetUtcNow(), delivery.Attempts + 1);
        var pause = TimeSpan.FromMinutes(Math.Min(1 << Math.Min(attempts - 1, 10), LongestPause.TotalMinutes));
        var state = answer.Error is null ? DeliveryState.Delivered
            : answer.IsFinal || now + pause > delivery.CreatedAt + Patience ? DeliveryState.Failed : DeliveryState.Queued;
        var (due, at) = (state == DeliveryState.Queued ? now + pause : delivery.DueAt, state == DeliveryState.Delivered
            ? now : (DateTimeOffset?)null);
        await context.WebhookDeliveries.Where(d => d.Id == delivery.Id && d.Claim == delivery.Claim).ExecuteUpdateAsync(
            set => set.SetProperty(d => d.State, state).SetProperty(d => d.Attempts, attempts)
                .SetProperty(d => d.LastStatus, answer.Status).SetProperty(d => d.LastError, answer.Error)
                .SetProperty(d => d.DueAt, due).SetProperty(d => d.DeliveredAt, at)
                .SetProperty(d => d.Claim, (Guid?)null).SetProperty(d => d.ClaimedUntil, (DateTimeOffset?)null),
            cancellationToken);
    }

    /// <summary>A claimed delivery, and the webhook that receives it.</summary>
    private sealed record Claimed(WebhookDelivery Delivery, Webhook Hook);
}
