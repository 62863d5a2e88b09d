using CrowdComms.Data.Audit;
using CrowdComms.Data.Common;
using CrowdComms.Data.Engines;
using CrowdComms.Data.Events;
using CrowdComms.Data.Tickets;
using Microsoft.EntityFrameworkCore;

namespace CrowdComms.Data.Registrants;

/// <summary>Shows tickets to staff and on the public page, and reissues them.</summary>
public sealed class TicketService(IDbContextFactory<CrowdCommsContext> contexts, IDatabaseEngine engine, TimeProvider clock)
{
    /// <summary>The valid ticket of a registrant, for staff.</summary>
    /// <returns>The ticket; <c>not_found</c> when the event has no such registrant, and to strangers.</returns>
    public async Task<Result<TicketRow>> OfAsync(Guid eventId, Guid registrantId, Actor actor, CancellationToken cancellationToken)
    {
        if (actor.Refusal(MemberRole.Staff, eventId, "see tickets") is { } refusal)
        {
            return refusal;
        }

        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var row = await context.Tickets.AsNoTracking()
            .Where(t => t.EventId == eventId && t.RegistrantId == registrantId
                && context.Registrants.Any(r => r.Id == registrantId && r.TicketCode == t.Code))
            .Select(
                t => new TicketRow(t.Code, t.PageKey, t.IssuedAt,
                    context.Tickets.Count(old => old.RegistrantId == registrantId && old.RevokedAt != null)))
            .SingleOrDefaultAsync(cancellationToken);
        return row is null ? Error.NotFound("person") : row;
    }

    /// <summary>What the public page of a ticket shows to everyone who has its address.</summary>
    /// <returns>The page; <c>not_found</c> when there is no such ticket.</returns>
    public async Task<Result<PublicTicket>> PageAsync(string pageKey, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var ticket = await context.Tickets.AsNoTracking().SingleOrDefaultAsync(t => t.PageKey == pageKey, cancellationToken);
        if (ticket is null)
        {
            return Error.NotFound("ticket");
        }

        var place = await context.Events.AsNoTracking().Where(e => e.Id == ticket.EventId).Select(EventFacts.Of)
            .SingleAsync(cancellationToken);
        if (ticket.RevokedAt is not null)
        {
            return new PublicTicket(place, ticket.PassedOn ? TicketState.PassedOn : TicketState.Replaced, null, null);
        }

        var holder = await context.Registrants.AsNoTracking().Where(r => r.Id == ticket.RegistrantId)
            .Select(r => new TicketHolder(
                (r.Person.FirstName + " " + r.Person.LastName).Trim(), r.PassType!.Name, r.PassType.Colour,
                r.PassType.Zones.OrderBy(z => z.Name).Select(z => z.Name).ToList(),
                r.Status, r.PassType.ValidFrom, r.PassType.ValidUntil))
            .SingleAsync(cancellationToken);
        return holder.Status == RegistrantStatus.Cancelled
            ? new PublicTicket(place, TicketState.Cancelled, holder, null)
            : new PublicTicket(place, clock.GetUtcNow() >= place.EndsAt ? TicketState.Over : TicketState.Good, holder, ticket.Code);
    }

    /// <summary>Replaces a ticket by one with a new code and a new page. The old ticket stays in the database as
    /// revoked.</summary>
    /// <returns>
    /// The registrant with the new code; <c>validation</c> of the reason, <c>ticket.reissued_meanwhile</c>,
    /// <c>ticket.cancelled</c>, <c>registrant.anonymised</c>, <c>registrant.version_stale</c>, <c>forbidden</c>,
    /// <c>not_found</c>.
    /// </returns>
    public async Task<Result<RegistrantRow>> ReissueAsync(
        Guid eventId, ReissueRequest request, Actor actor, CancellationToken cancellationToken)
    {
        if (actor.Refusal(MemberRole.Staff, eventId, "reissue tickets") is { } refusal)
        {
            return refusal;
        }

        if (ReasonRules.Optional(request.Reason) is { } problem)
        {
            return TicketErrors.Reason(problem);
        }

        // A scan or an edit may raise the registrant's version between our read and our save: then we try again, at
        // most 3 times.
        var repeats = new Repeats(3, failure => failure.IsOvertaken) { Means = failure => failure.IsOvertaken ? TicketErrors.Busy : null };
        return await engine.RepeatAsync(contexts, repeats, () => TryReissueAsync(eventId, request, actor, cancellationToken));
    }

    private async Task<Result<RegistrantRow>> TryReissueAsync(
        Guid eventId, ReissueRequest request, Actor actor, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        await using var transaction = await context.Database.BeginTransactionAsync(cancellationToken);
        var registrant = await context.Registrants.Include(r => r.Company).Include(r => r.PassType)
            .SingleOrDefaultAsync(r => r.EventId == eventId && r.Id == request.RegistrantId, cancellationToken);
        if (registrant is null)
        {
            return Error.NotFound("person");
        }

        if (Refusal(registrant, request) is { } refusal)
        {
            return refusal;
        }

        var at = clock.GetUtcNow();
        var old = await context.Tickets.SingleAsync(t => t.Code == request.Code, cancellationToken);
        old.RevokedAt = at;
        context.Tickets.Add(registrant.Reissue(at));
        context.AuditEntries.Add(Entry(registrant, request, new AuditedAct("TicketReissued", actor, at)));
        await context.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return RegistrantRows.Of(registrant);
    }

    private static Error? Refusal(Registrant registrant, ReissueRequest request) =>
        registrant.AnonymisedAt is not null ? RegistrantErrors.Anonymised
        : registrant.TicketCode != request.Code ? TicketErrors.Reissued
        : registrant.Status == RegistrantStatus.Cancelled ? TicketErrors.Cancelled : null;

    private static AuditEntry Entry(Registrant registrant, ReissueRequest request, AuditedAct act) => AuditTrail.Entry(
        registrant.EventId, new AuditedThing(nameof(Registrant), registrant.Id), act,
        [new FieldChange("ticketCode", request.Code, registrant.TicketCode), .. AuditTrail.New([new("reason", request.Reason.OrNull())])]);
}
