using CrowdComms.Data.Common;
using Microsoft.EntityFrameworkCore;

namespace CrowdComms.Data.Capacity;

/// <summary>Finds and accepts offers from the waiting list.</summary>
internal static class WaitingOffers
{
    /// <summary>Finds the offer that a secret link leads to.</summary>
    /// <returns>The offer; <c>waiting_list.offer_over</c>, <c>waiting_list.offer_taken</c>, <c>waiting_list.left</c>.</returns>
    internal static async Task<Result<KeptOffer>> FindAsync(
        CrowdCommsContext context, OfferLink link, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var person = await context.WaitingPeople.AsNoTracking()
            .SingleOrDefaultAsync(w => w.EventId == link.EventId && w.Key == link.Key, cancellationToken);
        if (person is null)
        {
            return CapacityErrors.OfferLeft;
        }

        if (person.State != WaitingState.Offered || person.OfferUntil <= now)
        {
            return person.State == WaitingState.Registered ? CapacityErrors.OfferTaken : CapacityErrors.OfferOver;
        }

        var pass = await context.PassTypes.Where(p => p.Id == person.PassTypeId).Select(p => p.Code).SingleAsync(cancellationToken);
        return new KeptOffer(person.Id, person.Email, pass);
    }

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

/// <summary>The secret link of a person on the waiting list.</summary>
/// <param name="EventId">The event.</param>
/// <param name="Key">The secret part of the link.</param>
internal sealed record OfferLink(Guid EventId, string Key);

/// <summary>An offer that a person may accept now.</summary>
/// <param name="Id">The person's row in the waiting list.</param>
/// <param name="Email">The address that the offer was sent to.</param>
/// <param name="PassType">The code of the pass type.</param>
internal sealed record KeptOffer(Guid Id, string Email, string PassType);
