using CrowdComms.Data.Capacity;
using CrowdComms.Data.Common;
using CrowdComms.Data.Engines;
using CrowdComms.Data.Events;
using CrowdComms.Data.Outbox;
using CrowdComms.Data.Registrants;
using CrowdComms.Data.Registration;
using Microsoft.EntityFrameworkCore;

namespace CrowdComms.Data.WaitingList;

/// <summary>Lets people without an account join the waiting list, see their position and leave it.</summary>
public sealed class WaitingService(IDbContextFactory<CrowdCommsContext> contexts, IDatabaseEngine engine,
    PublicRegistrationService registrations, IProductLinks links, TimeProvider clock)
{
    /// <summary>
    /// Adds a person to the end of the waiting list for a pass type that is full. A person who waits already keeps
    /// their position; a registrant gets an email with their ticket instead. The result is the same for all, so that
    /// no one learns who is registered.
    /// </summary>
    /// <returns>Done; <c>validation</c>, <c>registration.not_open</c>, <c>waiting_list.place_free</c>.</returns>
    public async Task<Result<Done>> JoinAsync(PublicForm form, WaitingWish wish, CancellationToken cancellationToken)
    {
        if (form.State is not (PublicState.Open or PublicState.Full))
        {
            return PublicRegistrationRules.NotOpen;
        }

        var person = Asked(wish);
        if (PublicRegistrationRules.Check(person) is { Count: > 0 } wrong)
        {
            return Error.Validation(wrong);
        }

        if (form.Passes.FirstOrDefault(p => p.Code == wish.PassType) is not { } pass)
        {
            return PublicRegistrationRules.NotPublic;
        }

        if (pass.Left != 0)
        {
            return WaitingErrors.PlaceFree;
        }

        await JoinAsync(form.Event, pass, wish, cancellationToken);
        return default(Done);
    }

    /// <summary>Finds a person's position on the waiting list by the link that they were sent.</summary>
    /// <param name="slug">The slug of the event.</param>
    /// <param name="key">The secret key in the link.</param>
    /// <param name="cancellationToken">Stops the query.</param>
    /// <returns>The person's row and position; <c>not_found</c> for another event or an unknown key.</returns>
    public async Task<Result<WaitingPosition>> FindAsync(string slug, string key, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var place = await context.EventsAt(slug).AsNoTracking().Select(EventFacts.Of)
            .SingleOrDefaultAsync(cancellationToken);
        var own = context.WaitingPeople.AsNoTracking()
            .Where(w => w.Key == key && place != null && w.EventId == place.Id);
        if (place is null || await own.Select(WaitingQueue.Row(context, now))
            .SingleOrDefaultAsync(cancellationToken) is not { } row)
        {
            return Error.NotFound("place on the waiting list");
        }

        var before =
            await context.WaitingPeople.CountAsync(w => w.EventId == place.Id && w.State == WaitingState.Waiting
                && own.Any(o => o.PassTypeId == w.PassTypeId && w.JoinedAt < o.JoinedAt), cancellationToken);
        return new WaitingPosition(place, row, before)
        {
            IsCancelled = await WaitingOffers.Cancelled(context).AnyAsync(w => w.Id == row.Id, cancellationToken),
        };
    }

    /// <summary>Removes a person from the list at their own wish; a place that was kept for them is offered to
    /// the next person.</summary>
    /// <returns>Done; <c>not_found</c> for another event or an unknown key.</returns>
    public async Task<Result<Done>> LeaveAsync(string slug, string key, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var left = await context.WaitingPeople
            .Where(w => w.Key == key && context.EventsAt(slug).Any(e => e.Id == w.EventId))
            .ExecuteDeleteAsync(cancellationToken);
        return left == 0 ? Error.NotFound("place on the waiting list") : default(Done);
    }

    private static PublicPerson Asked(WaitingWish wish) =>
        new(wish.FirstName, wish.LastName, wish.Email, wish.PassType) { Consents = wish.Consents };

    private async Task JoinAsync(EventFacts place, PublicPass pass, WaitingWish wish, CancellationToken cancellationToken)
    {
        var (key, now) = (TextRules.KeyOfEmail(wish.Email), clock.GetUtcNow());
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var name = Registrant.SortNameOf(wish.FirstName, wish.LastName);
        var shared = await context.Events.Where(e => e.Id == place.Id).Select(e => e.SharedEmails).SingleAsync(cancellationToken);
        if (await context.Registrants.AnyAsync(
            r => r.EventId == place.Id && r.EmailKey == key && r.Status != RegistrantStatus.Cancelled
                && (!shared || r.SortName == name), cancellationToken))
        {
            await registrations.RemindAsync(place.Id, Asked(wish), cancellationToken);
            return;
        }

        var known = await context.WaitingPeople
            .Where(w => w.EventId == place.Id && w.EmailKey == key && (!shared || w.EmailShare == "" || w.EmailShare == name))
            .OrderBy(w => w.Id).FirstOrDefaultAsync(cancellationToken);
        if (known?.State == WaitingState.Waiting || (known?.State == WaitingState.Offered && known.OfferUntil > now))
        {
            // Anybody can type any address into the form, so a person's position changes only by their own secret link.
            return;
        }

        var person = known ?? new WaitingPerson { EventId = place.Id };
        person.Join(wish, pass.Id, shared ? name : "", now);
        context.WaitingPeople.AddRange(known is null ? [person] : []);
        await WriteAsync(context, person, place, pass, cancellationToken);

        // If the same form was sent twice, the other request has added the person already.
        await engine.TrySaveAsync(context, failure => failure.Index == WaitingConfiguration.AddressIndex,
            cancellationToken);
    }

    private async Task WriteAsync(CrowdCommsContext context, WaitingPerson person, EventFacts place, PublicPass pass,
        CancellationToken cancellationToken)
    {
        if (await OutgoingMessages.IsOnAsync(context, place.Id, MessageKind.WaitingList, cancellationToken))
        {
            var position = links.WaitingPosition(place.Slug, person.Key);
            var facts = WaitingQueue.Facts(person, pass.Name, position.AbsoluteUri);
            OutgoingMessages.AddTo(context, place.Id, new Letter(MessageKind.WaitingList, person.Email, facts), person.JoinedAt);
        }
    }
}
