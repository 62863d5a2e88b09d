using CrowdComms.Data.Common;
using Microsoft.EntityFrameworkCore;

namespace CrowdComms.Data.Webhooks;

/// <summary>Shows a webhook's deliveries, and queues tests and repeated deliveries, for organisers.</summary>
public sealed class WebhookDeliveries(IDbContextFactory<CrowdCommsContext> contexts, TimeProvider clock)
{
    /// <summary>One page of a webhook's deliveries, the newest first.</summary>
    /// <returns>The rows; <c>forbidden</c> to staff, <c>not_found</c> to strangers.</returns>
    public async Task<Result<Page<DeliveryRow>>> PageAsync(
        WebhookKey which, int number, Actor actor, CancellationToken cancellationToken)
    {
        if (actor.Refusal(MemberRole.Organiser, which.EventId, WebhookService.Purpose) is { } refusal)
        {
            return refusal;
        }

        const int Size = 50;
        number = Math.Max(number, 1);
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var log = context.WebhookDeliveries.AsNoTracking()
            .Where(d => d.EventId == which.EventId && d.WebhookId == which.Id);
        var rows = await log.OrderByDescending(d => d.Id).Skip((number - 1) * Size).Take(Size)
            .Select(
                d => new DeliveryRow(d.Id, d.Kind, d.At, d.State, d.Attempts, d.LastStatus, d.LastError, d.DueAt,
                    d.DeliveredAt)).ToListAsync(cancellationToken);
        return new Page<DeliveryRow>(rows, number, Size, await log.CountAsync(cancellationToken));
    }

    /// <summary>Queues a delivery that says that it is a test.</summary>
    /// <returns>Done; <c>forbidden</c> to staff, <c>not_found</c> also for a webhook that is turned off.</returns>
    public async Task<Result<Done>> TestAsync(Guid eventId, Guid id, Actor actor, CancellationToken cancellationToken)
    {
        if (actor.Refusal(MemberRole.Organiser, eventId, WebhookService.Purpose) is { } refusal)
        {
            return refusal;
        }

        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        if (!await context.Webhooks.AnyAsync(w => w.EventId == eventId && w.Id == id && w.Active, cancellationToken))
        {
            return Error.NotFound("active webhook");
        }

        var now = clock.GetUtcNow();
        context.WebhookDeliveries.Add(new WebhookDelivery
        {
            WebhookId = id,
            EventId = eventId,
            Kind = WebhookKinds.Test,
            CauseId = RisingId.Next(),
            At = now,
            CreatedAt = now,
            DueAt = now
        });
        await context.SaveChangesAsync(cancellationToken);
        return default(Done);
    }

    /// <summary>Queues a delivery again, whatever its state; the receiver recognises it by its id.</summary>
    /// <returns>Done; <c>forbidden</c> to staff, <c>not_found</c>.</returns>
    public async Task<Result<Done>> ReplayAsync(
        Guid eventId, Guid deliveryId, Actor actor, CancellationToken cancellationToken)
    {
        if (actor.Refusal(MemberRole.Organiser, eventId, WebhookService.Purpose) is { } refusal)
        {
            return refusal;
        }

        var now = clock.GetUtcNow();
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var found = await context.WebhookDeliveries.Where(d => d.EventId == eventId && d.Id == deliveryId)
            .ExecuteUpdateAsync(
                set => set.SetProperty(d => d.State, DeliveryState.Queued).SetProperty(d => d.DueAt, now)
                    .SetProperty(d => d.Attempts, 0).SetProperty(d => d.ClaimedUntil, (DateTimeOffset?)null),
                    cancellationToken);
        return found == 0 ? Error.NotFound("delivery") : default(Done);
    }
}
