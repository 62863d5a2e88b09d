using CrowdComms.Data.Capacity;
using CrowdComms.Data.Common;
using CrowdComms.Data.Companies;
using CrowdComms.Data.Engines;
using CrowdComms.Data.PassTypes;
using CrowdComms.Data.Questions;
using Microsoft.EntityFrameworkCore;

namespace CrowdComms.Data.Registrants;

/// <summary>One attempt to replace a registrant's details: it finds what they change to, and adds all changes to the
/// context. The caller has begun the transaction and saves.</summary>
internal sealed class EditAttempt(IDatabaseEngine engine, CrowdCommsContext context, RegistrantEdit edit, StepTaken step)
{
    /// <summary>Changes the registrant and their answers, and adds the differences to the audit.</summary>
    /// <returns>The row before and after; the errors of <see cref="RegistrantService.EditAsync"/>.</returns>
    internal async Task<Result<EditedRow>> ChangeAsync(Guid eventId, CancellationToken cancellationToken)
    {
        var registrant = await context.Registrants.Include(r => r.Company).Include(r => r.PassType)
            .SingleOrDefaultAsync(r => r.EventId == eventId && r.Id == edit.Id, cancellationToken);
        if (registrant is null || registrant.AnonymisedAt is not null || registrant.Version != edit.Version)
        {
            return registrant is null ? Error.NotFound("person")
                : registrant.AnonymisedAt is null ? RegistrantErrors.Stale : RegistrantErrors.Anonymised;
        }

        var before = RegistrantRows.Of(registrant);
        var passesOn = edit.PassesTicketOn(registrant);
        var isOther = passesOn && edit.IsOfAnother(registrant, step.By);
        var details = isOther ? TicketPassing.OfNewHolder(edit.Details, registrant.Person, step.By) : edit.Details;
        if ((await DescribeAsync(registrant, details, cancellationToken)
            ?? await EmailShares.RefusalAsync(context, registrant, before, cancellationToken)) is { } refusal)
        {
            return refusal;
        }

        // The new holder has agreed to no consent text yet.
        registrant.ConsentAt = isOther ? null : registrant.ConsentAt;
        if (passesOn)
        {
            await context.LeaveMessagesAsync(before, step, cancellationToken);
            await context.PassTicketOnAsync(registrant, step, cancellationToken);
        }

        return await AnswerAsync(registrant, before, details.Answers, cancellationToken);
    }

    private async Task<Result<EditedRow>> AnswerAsync(
        Registrant registrant, RegistrantRow before, GivenAnswers? given, CancellationToken cancellationToken)
    {
        var answered = await context.AnswerAsync(registrant.AsAnswerer(), given, cancellationToken);
        if (answered.Failed(out var unacceptable))
        {
            return unacceptable;
        }

        var row = new EditedRow(before, RegistrantRows.Of(registrant) with { Answers = answered.Value.Rows });
        var changes = RegistrantAudit.Changes(row, answered.Value.Changes);
        if (changes.Count == 0 && !edit.PassTicketOn)
        {
            return new EditedRow(before, before with { Answers = answered.Value.Rows });
        }

        context.AuditEntries.AddRange(RegistrantAudit.Of(registrant.EventId, row, answered.Value.Changes, step));
        return row;
    }

    // A ticket passes on only to another address; another pass type or company must have a place left.
    private async Task<Error?> DescribeAsync(Registrant registrant, RegistrantDetails details, CancellationToken cancellationToken)
    {
        if (edit.PassTicketOn && !edit.PassesTicketOn(registrant))
        {
            return RegistrantErrors.SameAddress;
        }

        var pass = await PassTypeFinder.FindAsync(
            context, registrant.EventId, details.PassType, registrant.PassTypeId, cancellationToken);
        if (pass.Failed(out var unknown))
        {
            return unknown;
        }

        if (pass.Value.Id != registrant.PassTypeId
            && await engine.RefusalAsync(context, new PlaceAsked(null, pass.Value, step.At), cancellationToken) is { } full)
        {
            return full;
        }

        var company = await CompanyFinder.FindOrAddAsync(context, registrant.EventId, details.Company, cancellationToken);
        if (await engine.MoveRefusalAsync(context, new PersonMove(registrant, company, pass.Value), step.By,
            cancellationToken) is { } allocated)
        {
            return allocated;
        }

        registrant.Describe(details, company, pass.Value, step.At);
        return null;
    }
}
