using CrowdComms.Data.Audit;
using CrowdComms.Data.Common;
using CrowdComms.Data.Events;
using CrowdComms.Data.Questions;
using Microsoft.EntityFrameworkCore;

namespace CrowdComms.Data.Registrants;

/// <summary>
/// Adds the rows of a person who joins an event: a new registrant, or one who had cancelled and comes back. A person who
/// comes back is the same registrant with the same history, and their ticket works again.
/// </summary>
/// <param name="Context">The context, in the transaction that registers the person.</param>
/// <param name="Person">The request to register.</param>
/// <param name="Newcomer">The person with the company and the pass type that their details name.</param>
/// <param name="Step">Who registers the person, and when.</param>
internal sealed record Joining(CrowdCommsContext Context, NewRegistrant Person, Newcomer Newcomer, StepTaken Step)
{
    private const string Again = "Registered again";

    /// <summary>
    /// Finds the cancelled registrant who comes back. By the public form people come back even if staff had cancelled them;
    /// the contact person of a company brings back those who were registered by its link. Staff, files and programs
    /// reinstate a registrant instead.
    /// </summary>
    /// <returns>The registrant; null when no one with this email may come back, or one of them is registered.</returns>
    internal static async Task<Registrant?> FindAsync(
        CrowdCommsContext context, Event whole, NewRegistrant person, CancellationToken cancellationToken)
    {
        if (person.Source is not (RegistrantSource.Web or RegistrantSource.Company))
        {
            return null;
        }

        var tidy = person.Details.Tidied();
        var (email, name) = (TextRules.KeyOfEmail(tidy.Email), Registrant.SortNameOf(tidy.FirstName, tidy.LastName));
        var known = await context.Registrants.Include(r => r.Company).Include(r => r.PassType)
            .Where(r => r.EventId == whole.Id && r.EmailKey == email && (!whole.SharedEmails || r.SortName == name))
            .OrderByDescending(r => r.SortName == name).ThenBy(r => r.Id).ToListAsync(cancellationToken);
        return known.TrueForAll(r => r.Status == RegistrantStatus.Cancelled)
            ? known.Find(r => person.Source == RegistrantSource.Web
                || (r.Source == RegistrantSource.Company && r.Company?.NameKey == SearchText.Of(person.Details.Company ?? "")))
            : null;
    }

    /// <summary>Adds a new registrant with their ticket.</summary>
    /// <returns>The registrant and their steps; <c>validation</c> of the answers.</returns>
    internal Task<Result<Joined>> AddAsync(Guid eventId, CancellationToken cancellationToken)
    {
        var (registrant, registered, ticket) = Registrant.Register(eventId, Newcomer, Step);
        Context.Registrants.Add(registrant);
        Context.Tickets.Add(ticket);
        return FinishAsync(registrant, registered, cancellationToken);
    }

    /// <summary>Gives a registrant who had cancelled the typed details, and the status Registered again. Where their ticket
    /// was revoked meanwhile, they get a new one.</summary>
    /// <returns>The registrant and their steps; <c>validation</c> of the answers.</returns>
    internal async Task<Result<Joined>> ComeBackAsync(Registrant registrant, CancellationToken cancellationToken)
    {
        var before = RegistrantRows.Of(registrant);
        registrant.Describe(Newcomer.Details, Newcomer.Company, Newcomer.PassType, Step.At);
        registrant.Share(Newcomer.SharesEmail);
        if (!await Context.Tickets.AnyAsync(t => t.Code == registrant.TicketCode && t.RevokedAt == null, cancellationToken))
        {
            Context.Tickets.Add(registrant.Reissue(Step.At));
        }

        var back = registrant.ChangeStatus(RegistrantStatus.Registered, Step with { Reason = Again }).Value;
        var joined = await FinishAsync(registrant, back, cancellationToken);
        if (joined.IsOk)
        {
            var changes = RegistrantAudit.Changes(new EditedRow(before, RegistrantRows.Of(registrant)), joined.Value.Answers.Changes);
            Context.AuditEntries.Add(AuditTrail.Entry(registrant.EventId, new AuditedThing(nameof(Registrant), registrant.Id),
                new AuditedAct("CameBack", Step.By, Step.At), changes));
        }

        return joined;
    }

    private async Task<Result<Joined>> FinishAsync(Registrant registrant, StatusChange first, CancellationToken cancellationToken)
    {
        registrant.ConsentAt = Person.Consents ? Step.At : registrant.ConsentAt;
        List<StatusChange> steps = Person.Confirm
            ? [first, registrant.ChangeStatus(RegistrantStatus.Confirmed, Step).Value] : [first];
        var answered = await Context.AnswerAsync(registrant.AsAnswerer(), Person.Details.Answers, cancellationToken);
        if (answered.Failed(out var unacceptable))
        {
            return unacceptable;
        }

        Context.StatusChanges.AddRange(steps);
        return new Joined(registrant, steps, answered.Value);
    }
}

/// <summary>A person who joined, with what is saved with them.</summary>
/// <param name="Registrant">The registrant.</param>
/// <param name="Steps">Their changes of status, in order.</param>
/// <param name="Answers">The answers that changed, for the audit, and all of them as they are now.</param>
internal sealed record Joined(Registrant Registrant, IReadOnlyList<StatusChange> Steps, WrittenAnswers Answers);
