using CrowdComms.Data.Capacity;
using CrowdComms.Data.Common;
using CrowdComms.Data.Companies;
using CrowdComms.Data.Engines;
using CrowdComms.Data.Live;
using CrowdComms.Data.Outbox;
using CrowdComms.Data.PassTypes;
using CrowdComms.Data.Questions;
using CrowdComms.Data.Venue;
using Microsoft.EntityFrameworkCore;

namespace CrowdComms.Data.Registrants;

/// <summary>Registers people and edits their details; <see cref="StatusSteps"/> changes their status.</summary>
public sealed class RegistrantService(
    IDbContextFactory<CrowdCommsContext> contexts, IDatabaseEngine engine, IChangeFeed feed, TimeProvider clock)
{
    // Another request may change the registrant, or create or merge the same company, between our read and our save:
    // then we try again.
    internal static readonly Repeats Attempts = new(3, f => f.IsOvertaken || f.IsReferenceGone || f.Index == CompanyErrors.NameIndex)
    {
        Means = f => f.IsOvertaken ? RegistrantErrors.Stale
            : f.Index == RegistrantConfiguration.EmailIndex ? RegistrantErrors.EmailTaken("This e-mail address") : null,
    };

    private const string Registering = "register people", Editing = "change people's details";

    /// <summary>Registers a person, and their company if it is new.</summary> <returns>The new row; <c>validation</c>, <c>forbidden</c>,
    /// <c>not_found</c>, <c>registrant.email_taken</c>, <c>registrant.version_stale</c>, <c>event.full</c>, <c>pass_type.full</c>,
    /// <c>company.allocation_full</c>, <c>company.not_allocated</c>, <c>waiting_list.offer_over</c>, <c>device.revoked</c>.</returns>
    public async Task<Result<RegistrantRow>> RegisterAsync(
        Guid eventId, NewRegistrant person, Actor actor, CancellationToken cancellationToken)
    {
        if ((actor.Visitor is { } visitor ? visitor.RegisterRefusal(eventId, person)
            : actor.StationRefusal(eventId, null, Registering)) is { } refusal)
        {
            return refusal;
        }

        if (RegistrantRules.Check(person.Details, withoutEmail: person.Source == RegistrantSource.Desk) is { Count: > 0 } problems)
        {
            return Error.Validation(problems);
        }

        return await engine.RepeatAsync(contexts, Attempts,
            () => TryRegisterAsync(eventId, person, actor, cancellationToken));
    }

    /// <summary>Replaces a registrant's details, passes the ticket on if asked to, and writes the audit.</summary> <returns>The row as it is now;
    /// <c>validation</c>, <c>registrant.anonymised</c>, <c>registrant.version_stale</c>, <c>registrant.email_taken</c>,
    /// <c>pass_type.full</c>, <c>company.allocation_full</c>, <c>forbidden</c>, <c>not_found</c>.</returns>
    public async Task<Result<RegistrantRow>> EditAsync(Guid eventId, RegistrantEdit edit, Actor actor, CancellationToken cancellationToken)
    {
        if ((actor.Visitor is { } visitor ? visitor.Refusal(VisitorOperations.Edit, eventId, edit.Id)
            : actor.Refusal(MemberRole.Staff, eventId, Editing)) is { } refusal)
        {
            return refusal;
        }

        if (RegistrantRules.Check(edit.Details, withoutEmail: actor.Visitor is null) is { Count: > 0 } problems)
        {
            return Error.Validation(problems);
        }

        return await engine.RepeatAsync(contexts, Attempts, () => TryEditAsync(eventId, edit, actor, cancellationToken));
    }

    private async Task<Result<RegistrantRow>> TryRegisterAsync(
        Guid eventId, NewRegistrant person, Actor actor, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        if (await DeviceRules.RefusalAsync(context, actor, new(DeviceRules.Desks, Registering), cancellationToken) is { } device)
        {
            return device;
        }

        await using var transaction = await context.Database.BeginTransactionAsync(cancellationToken);
        if (await EmailShares.FindAsync(context, eventId, person.Details, cancellationToken)
            is not { Event: var whole, IsTaken: var taken })
        {
            return Error.NotFound("event");
        }

        var pass = await PassTypeFinder.FindAsync(context, eventId, person.Details.PassType, held: null, cancellationToken);
        if (pass.Failed(out var unknown))
        {
            return unknown;
        }

        var now = clock.GetUtcNow();
        var place = new PlaceAsked(whole, pass.Value, now)
        {
            Offer = person.Offer,
            InTurn = person is { Source: RegistrantSource.Web, Offer: null },
        };
        if (await engine.RefusalAsync(context, place, cancellationToken) is { } full)
        {
            return full;
        }

        var company = await CompanyFinder.FindOrAddAsync(context, eventId, person.Details.Company, cancellationToken);
        if ((VisitorRules.CompanyRefusal(actor, company)
            ?? await engine.AllocationRefusalAsync(context, new PassWanted(company, pass.Value, person.Source),
                cancellationToken)) is { } allocated)
        {
            return allocated;
        }

        if (taken)
        {
            return EmailShares.Taken(whole.SharedEmails);
        }

        if (person.Offer is { } offer && !await WaitingOffers.TakeAsync(context, offer, now, cancellationToken))
        {
            return CapacityErrors.OfferOver;
        }

        var step = new StepTaken(actor, now);
        var (registrant, registered, ticket) = Registrant.Register(eventId,
            new Newcomer(person.Details, company, pass.Value, person.Source) { SharesEmail = whole.SharedEmails }, step);
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
        await context.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        feed.Publish(new EventChanged(eventId, [.. steps.Select(s => StatusMoves.Of(registrant, s))]));
        return RegistrantRows.Of(registrant);
    }

    private async Task<Result<RegistrantRow>> TryEditAsync(
        Guid eventId, RegistrantEdit edit, Actor actor, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        await using var transaction = await context.Database.BeginTransactionAsync(cancellationToken);
        var registrant = await context.Registrants.Include(r => r.Company).Include(r => r.PassType)
            .SingleOrDefaultAsync(r => r.EventId == eventId && r.Id == edit.Id, cancellationToken);
        if (registrant is null || registrant.AnonymisedAt is not null || registrant.Version != edit.Version)
        {
            return registrant is null ? Error.NotFound("person")
                : registrant.AnonymisedAt is null ? RegistrantErrors.Stale : RegistrantErrors.Anonymised;
        }

        var pass = await PassTypeFinder.FindAsync(context, eventId, edit.Details.PassType, registrant.PassTypeId, cancellationToken);
        if (pass.Failed(out var unknown))
        {
            return unknown;
        }

        if (pass.Value.Id != registrant.PassTypeId
            && await engine.RefusalAsync(context, new PlaceAsked(null, pass.Value, clock.GetUtcNow()), cancellationToken) is { } full)
        {
            return full;
        }

        var company = await CompanyFinder.FindOrAddAsync(context, eventId, edit.Details.Company, cancellationToken);
        if (await engine.MoveRefusalAsync(context, new PersonMove(registrant, company, pass.Value), actor,
            cancellationToken) is { } allocated)
        {
            return allocated;
        }

        var before = RegistrantRows.Of(registrant);
        registrant.Describe(edit.Details, company, pass.Value);
        if (await EmailShares.RefusalAsync(context, registrant, before, cancellationToken) is { } taken)
        {
            return taken;
        }

        var step = new StepTaken(actor, clock.GetUtcNow());
        await context.PassTicketOnAsync(registrant, edit, step, cancellationToken);
        var after = RegistrantRows.Of(registrant);
        var answered = await context.AnswerAsync(registrant.AsAnswerer(), edit.Details.Answers, cancellationToken);
        if (answered.Failed(out var unacceptable))
        {
            return unacceptable;
        }

        context.AuditEntries.AddRange(RegistrantAudit.Of(eventId, new EditedRow(before, after), answered.Value, step));
        await context.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        if (EditRules.ShowsOnBoards(before, after))
        {
            feed.Publish(EventChanged.CountAnew(eventId));
        }

        return after;
    }
}
