using CrowdComms.Data.Capacity;
using CrowdComms.Data.Common;
using CrowdComms.Data.Companies;
using CrowdComms.Data.Engines;
using CrowdComms.Data.Events;
using CrowdComms.Data.Outbox;
using CrowdComms.Data.PassTypes;
using CrowdComms.Data.Questions;

namespace CrowdComms.Data.Registrants;

/// <summary>One attempt to register a person: it finds what they want, takes the place, and adds all rows to the context.
/// The caller has begun the transaction and saves.</summary>
internal sealed class RegisterAttempt(IDatabaseEngine engine, CrowdCommsContext context, NewRegistrant person, StepTaken step)
{
    /// <summary>Adds the registrant with their ticket, steps, answers and e-mail.</summary>
    /// <returns>What was added; the errors of <see cref="RegistrantService.RegisterAsync"/>.</returns>
    internal async Task<Result<AddedRegistrant>> AddAsync(Guid eventId, CancellationToken cancellationToken)
    {
        if (await EmailShares.FindAsync(context, eventId, person.Details, cancellationToken)
            is not { Event: var whole, IsTaken: var taken })
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

        if (taken)
        {
            return EmailShares.Taken(whole.SharedEmails);
        }

        if (person.Offer is { } offer && !await WaitingOffers.TakeAsync(context, offer, step.At, cancellationToken))
        {
            return CapacityErrors.OfferOver;
        }

        return await AddAsync(eventId,
            new Newcomer(person.Details, company, found.Value, person.Source) { SharesEmail = whole.SharedEmails }, cancellationToken);
    }

    // The pass type that is wanted, with a place left in the event and of this type.
    private async Task<Result<PassType>> FindPassAsync(Event whole, CancellationToken cancellationToken)
    {
        var pass = await PassTypeFinder.FindAsync(context, whole.Id, person.Details.PassType, held: null, cancellationToken);
        if (pass.Failed(out var unknown))
        {
            return unknown;
        }

        var place = new PlaceAsked(whole, pass.Value, step.At)
        {
            Offer = person.Offer,
            InTurn = person is { Source: RegistrantSource.Web, Offer: null },
        };
        return await engine.RefusalAsync(context, place, cancellationToken) is { } full ? full : pass.Value;
    }

    private async Task<Error?> CompanyRefusalAsync(Company? company, PassType pass, CancellationToken cancellationToken) =>
        VisitorRules.CompanyRefusal(step.By, company)
            ?? await engine.AllocationRefusalAsync(context, new PassWanted(company, pass, person.Source), cancellationToken);

    private async Task<Result<AddedRegistrant>> AddAsync(Guid eventId, Newcomer newcomer, CancellationToken cancellationToken)
    {
        var (registrant, registered, ticket) = Registrant.Register(eventId, newcomer, step);
        registrant.ConsentAt = person.Consents ? step.At : null;
        List<StatusChange> steps = person.Confirm
            ? [registered, registrant.ChangeStatus(RegistrantStatus.Confirmed, step).Value] : [registered];
        var answered = await context.AnswerAsync(registrant.AsAnswerer(), person.Details.Answers, cancellationToken);
        if (answered.Failed(out var unacceptable))
        {
            return unacceptable;
        }

        context.Registrants.Add(registrant);
        context.Tickets.Add(ticket);
        context.StatusChanges.AddRange(steps);
        await OutgoingMessages.AddAsync(context, person.Confirm ? MessageKind.Confirmed
            : MessageKind.Registered, registrant.AsRecipient(), step.At, cancellationToken);
        return new AddedRegistrant(registrant, steps, answered.Value.Rows);
    }
}

/// <summary>A registrant who was added to the context.</summary>
/// <param name="Registrant">The registrant, with company and pass type.</param>
/// <param name="Steps">Their first steps: registered, and confirmed where that was wanted.</param>
/// <param name="Answers">Their answers; null where none were given.</param>
internal sealed record AddedRegistrant(Registrant Registrant, IReadOnlyList<StatusChange> Steps, IReadOnlyList<AnswerRow>? Answers);
