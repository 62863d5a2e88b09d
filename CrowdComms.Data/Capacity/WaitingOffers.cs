using CrowdComms.Data.Common;
using Microsoft.EntityFrameworkCore;

namespace CrowdComms.Data.Capacity;

/// <summary>Finds, accepts and ends offers from the waiting list.</summary>
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
            return person.State != WaitingState.Registered ? CapacityErrors.OfferOver
                : await Cancelled(context).AnyAsync(w => w.Id == person.Id, cancellationToken) ? CapacityErrors.OfferCancelled
                : CapacityErrors.OfferTaken;
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

    /// <summary>Finds the open offer of a person who is registered without its link, such as at the desk: they need no
    /// other place than the one that is reserved for them.</summary>
    /// <returns>The id of the offer; null for none.</returns>
    internal static async Task<Guid?> HeldAsync(
        CrowdCommsContext context, OfferHolder holder, DateTimeOffset now, CancellationToken cancellationToken) =>
            holder.EmailKey.Length == 0 ? null : await context.WaitingPeople
                .Where(w => w.EventId == holder.EventId && w.EmailKey == holder.EmailKey
                    && (w.EmailShare == "" || w.EmailShare == holder.SortName)
                    && w.State == WaitingState.Offered && w.OfferUntil > now)
                .Select(w => (Guid?)w.Id).FirstOrDefaultAsync(cancellationToken);

    /// <summary>Ends the waiting and the offers of people who are registered by now, in whatever way: the place that was
    /// reserved for them is free for others. Called after their registration is saved, in the same transaction.</summary>
    /// <param name="context">A context with an open transaction.</param>
    /// <param name="eventId">The event.</param>
    /// <param name="emailKey">The email of the one person who was registered, in lower case; null for everyone on the
    /// list.</param>
    /// <param name="cancellationToken">Cancels the statement.</param>
    internal static async Task EndAsync(
        CrowdCommsContext context, Guid eventId, string? emailKey, CancellationToken cancellationToken)
    {
        if (emailKey is not "")
        {
            await context.WaitingPeople
                .Where(w => w.EventId == eventId && (emailKey == null || w.EmailKey == emailKey) && w.State != WaitingState.Registered
                    && context.Registrants.Any(r => r.EventId == w.EventId && r.EmailKey == w.EmailKey
                        && (w.EmailShare == "" || w.EmailShare == r.SortName) && r.Status != RegistrantStatus.Cancelled))
                .ExecuteUpdateAsync(set => set.SetProperty(w => w.State, WaitingState.Registered), cancellationToken);
        }
    }

    /// <summary>The people who were registered, and whose registration was cancelled since.</summary>
    internal static IQueryable<WaitingPerson> Cancelled(CrowdCommsContext context) =>
        context.WaitingPeople.Where(w => w.State == WaitingState.Registered
            && context.Registrants.Any(r => r.EventId == w.EventId && r.EmailKey == w.EmailKey
                && (w.EmailShare == "" || w.EmailShare == r.SortName))
            && !context.Registrants.Any(r => r.EventId == w.EventId && r.EmailKey == w.EmailKey
                && (w.EmailShare == "" || w.EmailShare == r.SortName) && r.Status != RegistrantStatus.Cancelled));
}

/// <summary>A person who may hold an offer.</summary>
/// <param name="EventId">The event.</param>
/// <param name="EmailKey">The person's email in lower case; empty for none.</param>
/// <param name="SortName">The person's folded name, last name first.</param>
internal sealed record OfferHolder(Guid EventId, string EmailKey, string SortName);

/// <summary>The secret link of a person on the waiting list.</summary>
/// <param name="EventId">The event.</param>
/// <param name="Key">The secret part of the link.</param>
internal sealed record OfferLink(Guid EventId, string Key);

/// <summary>An offer that a person may accept now.</summary>
/// <param name="Id">The person's row in the waiting list.</param>
/// <param name="Email">The address that the offer was sent to.</param>
/// <param name="PassType">The code of the pass type.</param>
internal sealed record KeptOffer(Guid Id, string Email, string PassType);
