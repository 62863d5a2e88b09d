using Microsoft.EntityFrameworkCore;

namespace CrowdComms.Data.Capacity;

/// <summary>Accepts offers from the waiting list.</summary>
internal static class WaitingOffers
{
    /// <summary>The pass type that an offer is for; null without an offer.</summary>
    internal static async Task<Guid?> PassAsync(CrowdCommsContext context, Guid? id, CancellationToken cancellationToken) =>
        id is null ? null : await context.WaitingPeople.Where(w => w.Id == id).Select(w => (Guid?)w.PassTypeId)
            .SingleOrDefaultAsync(cancellationToken);

    /// <summary>Records that an offer was accepted; returns false when its time is over.</summary>
    internal static async Task<bool> TakeAsync(
        CrowdCommsContext context, Guid id, DateTimeOffset now, CancellationToken cancellationToken) =>
            await context.WaitingPeople.Where(w => w.Id == id && w.State == WaitingState.Offered && w.OfferUntil > now)
                .ExecuteUpdateAsync(set => set.SetProperty(w => w.State, WaitingState.Registered),
                    cancellationToken) == 1;
}
