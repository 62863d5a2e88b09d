using CrowdComms.Data.Common;
using Microsoft.EntityFrameworkCore;

namespace CrowdComms.Data.Webhooks;

/// <summary>Shows the log of a webhook's deliveries, sends tests, and delivers again. Organisers only.</summary>
public sealed class WebhookDeliveries(IDbContextFactory<CrowdCommsContext> contexts, TimeProvider clock)
{
    /// <summary>A page of a webhook's deliveries, newest first.</summary>
    /// <returns>The rows; <c>forbidden</c>, <c>not_found</c> to strangers.</returns>
    public async Task<Result<Page<DeliveryRow>>> PageAsync(
        (Guid EventId, Guid Id) which, int number, Actor actor, CancellationToken cancellationToken)
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

    /// <summary>Sends something that says it is a test.</summary>
    /// <returns>Done; <c>forbidden</c>, <c>not_found</c>.</returns>
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
        context.WebhookDeliveries.Add(new WebhookDelivery { WebhookId = id, EventId = eventId, Kind = WebhookKinds.Test,
            CauseId = RisingId.Next(), At = now, CreatedAt = now, DueAt = now });
        await context.SaveChangesAsync(cancellationToken);
        return default(Done);
    }

    /// <summary>Delivers something once more, whatever became of it; the receiver knows it by its id.</summary>
    /// <returns>Done; <c>forbidden</c>, <c>not_found</c>.</returns>
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
