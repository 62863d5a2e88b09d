using CrowdComms.Data.Capacity;
using CrowdComms.Data.Common;
using CrowdComms.Data.Companies;
using CrowdComms.Data.Engines;
using CrowdComms.Data.Live;
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
            : f.Index == RegistrantConfiguration.EmailIndex ? RegistrantErrors.EmailTaken : null,
    };

    private const string Registering = "register people", Editing = "change registrants’ details";

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

        if (RegistrantRules.Check(person.Details, person.Source == RegistrantSource.Desk, actor.Visitor is not null) is
            { Count: > 0 } problems)
        {
            return Error.Validation(problems);
        }

        return await engine.RepeatAsync(contexts, Attempts,
            () => TryRegisterAsync(eventId, person, actor, cancellationToken));
    }

    /// <summary>Replaces a registrant's details, passes the ticket on if asked to, and writes the audit; an edit that changes nothing
    /// writes nothing.</summary>
    /// <returns>The row as it is now; <c>validation</c>, <c>registrant.anonymised</c>, <c>registrant.version_stale</c>,
    /// <c>registrant.email_taken</c>, <c>pass_type.full</c>, <c>company.allocation_full</c>, <c>forbidden</c>, <c>not_found</c>.</returns>
    public async Task<Result<RegistrantRow>> EditAsync(Guid eventId, RegistrantEdit edit, Actor actor, CancellationToken cancellationToken)
    {
        if ((actor.Visitor is { } visitor ? visitor.Refusal(VisitorOperations.Edit, eventId, edit.Id)
            : actor.Refusal(MemberRole.Staff, eventId, Editing)) is { } refusal)
        {
            return refusal;
        }

        if (RegistrantRules.Check(edit.Details, actor.Visitor is null, byVisitor: actor.Visitor is not null) is { Count: > 0 } problems)
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
        var attempt = new RegisterAttempt(engine, context, person, new StepTaken(actor, clock.GetUtcNow()));
        var added = await attempt.AddAsync(eventId, cancellationToken);
        if (added.Failed(out var refusal))
        {
            return refusal;
        }

        var (registrant, steps, answers) = added.Value;
        await context.SaveChangesAsync(cancellationToken);
        await WaitingOffers.EndAsync(context, eventId, registrant.EmailKey, cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        feed.Publish(new EventChanged(eventId, [.. steps.Select(s => StatusMoves.Of(registrant, s))]));
        return RegistrantRows.Of(registrant) with { Answers = answers.Rows };
    }

    private async Task<Result<RegistrantRow>> TryEditAsync(
        Guid eventId, RegistrantEdit edit, Actor actor, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        await using var transaction = await context.Database.BeginTransactionAsync(cancellationToken);
        var attempt = new EditAttempt(engine, context, edit, new StepTaken(actor, clock.GetUtcNow()));
        var changed = await attempt.ChangeAsync(eventId, cancellationToken);
        if (changed.Failed(out var refusal))
        {
            return refusal;
        }

        if (changed.Value.IsSame)
        {
            return changed.Value.After;
        }

        await context.SaveChangesAsync(cancellationToken);
        await WaitingOffers.EndAsync(context, eventId, TextRules.KeyOfEmail(changed.Value.After.Person.Email), cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        if (EditRules.ShowsOnBoards(changed.Value.Before, changed.Value.After))
        {
            feed.Publish(EventChanged.CountAnew(eventId));
        }

        return changed.Value.After;
    }
}
