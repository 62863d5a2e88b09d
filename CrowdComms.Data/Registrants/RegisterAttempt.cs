using CrowdComms.Data.Capacity;
using CrowdComms.Data.Common;
using CrowdComms.Data.Companies;
using CrowdComms.Data.Engines;
using CrowdComms.Data.Events;
using CrowdComms.Data.Outbox;
using CrowdComms.Data.PassTypes;

namespace CrowdComms.Data.Registrants;

/// <summary>One attempt to register a person: it finds what they want, takes the place, and adds all rows to the context.
/// The caller has begun the transaction and saves.</summary>
internal sealed class RegisterAttempt(IDatabaseEngine engine, CrowdCommsContext context, NewRegistrant person, StepTaken step)
{
    /// <summary>Adds the registrant with their ticket, steps, answers and email; a registrant who had cancelled and may come
    /// back is the same one as before.</summary>
    /// <returns>The person who joined; the errors of <see cref="RegistrantService.RegisterAsync"/>.</returns>
    internal async Task<Result<Joined>> AddAsync(Guid eventId, CancellationToken cancellationToken)
    {
        if (await FindEventAsync(eventId, cancellationToken) is not { Event: var whole, IsTaken: var taken })
        {
            return Error.NotFound("event");
        }

        var found = await FindPassAsync(whole, cancellationToken);
        if (found.Failed(out var none))
        {
            return none;
        }

        var company = await CompanyFinder.FindOrAddAsync(context, eventId, person.Details.Company, cancellationToken);
        if (await CompanyRefusalAsync(company, found.Value, cancellationToken) is { } refusal)
        {
            return refusal;
        }

        var before = taken ? await Joining.FindAsync(context, whole, person, cancellationToken) : null;
        if (taken && before is null)
        {
            return EmailShares.Taken(whole.SharedEmails);
        }

        if (!await TakeOfferAsync(cancellationToken))
        {
            return CapacityErrors.OfferOver;
        }

        var newcomer = new Newcomer(person.Details, company, found.Value, person.Source) { SharesEmail = whole.SharedEmails };
        return await JoinAsync(before, eventId, newcomer, cancellationToken);
    }

    private Task<EventToJoin?> FindEventAsync(Guid eventId, CancellationToken cancellationToken) =>
        EmailShares.FindAsync(context, eventId, person.Details, cancellationToken);

    private async Task<bool> TakeOfferAsync(CancellationToken cancellationToken) =>
        person.Offer is not { } offer || await WaitingOffers.TakeAsync(context, offer, step.At, cancellationToken);

    // The pass type that is wanted, with a place left in the event and of this type.
    private async Task<Result<PassType>> FindPassAsync(Event whole, CancellationToken cancellationToken)
    {
        // A pass that was offered from the waiting list is given although it was retired since.
        var offered = await WaitingOffers.PassAsync(context, person.Offer, cancellationToken);
        var pass = await PassTypeFinder.FindAsync(context, whole.Id, person.Details.PassType, offered, cancellationToken);
        if (pass.Failed(out var unknown))
        {
            return unknown;
        }

        var place = new PlaceAsked(whole, pass.Value, step.At)
        {
            Offer = person.Offer ?? await HeldAsync(whole.Id, cancellationToken),
            InTurn = person is { Source: RegistrantSource.Web, Offer: null },
        };
        return await engine.RefusalAsync(context, place, cancellationToken) is { } full ? full : pass.Value;
    }

    // Anybody can type any address into the public form, so its offer is taken there by the secret link alone.
    private async Task<Guid?> HeldAsync(Guid eventId, CancellationToken cancellationToken)
    {
        var tidy = person.Details.Tidied();
        var holder = new OfferHolder(eventId, TextRules.KeyOfEmail(tidy.Email), Registrant.SortNameOf(tidy.FirstName, tidy.LastName));
        return person.Source == RegistrantSource.Web ? null
            : await WaitingOffers.HeldAsync(context, holder, step.At, cancellationToken);
    }

    private async Task<Error?> CompanyRefusalAsync(Company? company, PassType pass, CancellationToken cancellationToken) =>
        VisitorRules.CompanyRefusal(step.By, company)
            ?? await engine.AllocationRefusalAsync(context, new PassWanted(company, pass, person.Source), cancellationToken);

    private async Task<Result<Joined>> JoinAsync(
        Registrant? before, Guid eventId, Newcomer newcomer, CancellationToken cancellationToken)
    {
        var joining = new Joining(context, person, newcomer, step);
        var joined = before is null ? await joining.AddAsync(eventId, cancellationToken)
            : await joining.ComeBackAsync(before, cancellationToken);
        if (joined.IsOk)
        {
            await OutgoingMessages.AddAsync(context, person.Confirm ? MessageKind.Confirmed
                : MessageKind.Registered, joined.Value.Registrant.AsRecipient(), step.At, cancellationToken);
        }

        return joined;
    }
}
