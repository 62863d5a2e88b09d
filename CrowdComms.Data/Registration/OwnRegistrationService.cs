using CrowdComms.Data.Common;
using CrowdComms.Data.Questions;
using CrowdComms.Data.Registrants;
using Microsoft.EntityFrameworkCore;
using static CrowdComms.Data.Registration.RegistrationTexts;

namespace CrowdComms.Data.Registration;

/// <summary>
/// What registrants do with their own registration by the secret address of their ticket: confirm, correct and cancel
/// it.
/// </summary>
public sealed class OwnRegistrationService(
    IDbContextFactory<CrowdCommsContext> contexts, RegistrantService registrants, StatusSteps steps, TimeProvider clock)
{
    private const string Reason = "By the person";

    /// <summary>Reads the registration of a ticket, and what its holder may do with it now.</summary>
    /// <returns>The registration; <c>not_found</c> when the address belongs to no valid ticket.</returns>
    public async Task<Result<OwnRegistration>> OpenAsync(string pageKey, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var found = await context.Tickets.AsNoTracking().Where(t => t.PageKey == pageKey && t.RevokedAt == null)
            .Join(context.Registrants, t => t.RegistrantId, r => r.Id,
                (t, person) =>
                    new { Person = person, PassType = person.PassType!.Code, Company = person.Company!.Name })
            .Join(context.Events, p => p.Person.EventId, e => e.Id,
                (p, e) => new { p.Person, p.PassType, p.Company, e.EndsAt, e.RequiresConfirmation })
                    .SingleOrDefaultAsync(cancellationToken);
        if (found is null || found.Person.AnonymisedAt is not null)
        {
            return Error.NotFound("ticket");
        }

        var person = found.Person;
        var before = clock.GetUtcNow() < found.EndsAt && person.Status is RegistrantStatus.Registered or RegistrantStatus.Confirmed;
        var details = new RegistrantDetails(person.Person, found.PassType, found.Company);
        return new OwnRegistration(person.EventId, person.Id, person.Version, details)
        {
            CanConfirm = before && found.RequiresConfirmation && person.Status == RegistrantStatus.Registered,
            CanChange = before,
            CanCancel = before,
            Questions = [.. (await PublicQuestions.OfAsync(context, person.EventId, cancellationToken)).Where(
                q => q.Concerns(person.PassTypeId))],
            Answers = await PublicQuestions.AnswersAsync(context, person.Id, cancellationToken),
        };
    }

    /// <summary>Confirms the registration of a ticket.</summary>
    /// <returns>Done; <c>registrant.step_refused</c>, <c>registrant.anonymised</c>, <c>registrant.version_stale</c>,
    /// <c>not_found</c>.</returns>
    public Task<Result<Done>> ConfirmAsync(string pageKey, CancellationToken cancellationToken) =>
        StepAsync(pageKey, StatusStep.Confirm, own => own.CanConfirm, cancellationToken);

    /// <summary>Cancels the registration of a ticket; its place is free for another person.</summary>
    /// <returns>Done; <c>registrant.step_refused</c>, <c>registrant.anonymised</c>, <c>registrant.version_stale</c>,
    /// <c>not_found</c>.</returns>
    public Task<Result<Done>> CancelAsync(string pageKey, CancellationToken cancellationToken) =>
        StepAsync(pageKey, StatusStep.Cancel, own => own.CanCancel, cancellationToken);

    /// <summary>Saves the fields that registrants may correct themselves; email, company and pass type stay as they
    /// are.</summary>
    /// <param name="pageKey">The secret key of the ticket's page.</param>
    /// <param name="correction">What the registrant saw, and what they wrote. What others changed meanwhile stays; a field
    /// or an answer that both changed is disputed.</param>
    /// <param name="cancellationToken">Cancels the save.</param>
    /// <returns>Done; <c>validation</c>, <c>registrant.version_stale</c> with the disputed fields,
    /// <c>registrant.step_refused</c>, <c>registrant.anonymised</c>, <c>not_found</c>.</returns>
    public async Task<Result<Done>> ChangeAsync(
        string pageKey, PersonCorrection correction, CancellationToken cancellationToken)
    {
        var saved = await PersonMerge.RepeatAsync(() => TryChangeAsync(pageKey, correction, cancellationToken));
        return saved.Failed(out var refused) ? refused : default(Done);
    }

    private static Error Late => RegistrantErrors.StepRefused(L["This is no longer possible. Ask the organiser."]);

    private async Task<Result<RegistrantRow>> TryChangeAsync(
        string pageKey, PersonCorrection correction, CancellationToken cancellationToken)
    {
        var opened = await OpenAsync(pageKey, cancellationToken);
        if (opened.Failed(out var unknown))
        {
            return unknown;
        }

        var own = opened.Value;
        if (!own.CanChange)
        {
            return Late;
        }

        var merged = own.Merged(correction);
        if (merged.Refusal is { } disputed)
        {
            return disputed;
        }

        var details = new RegistrantDetails(merged.Person, own.Details.PassType, own.Details.Company)
        {
            Answers = merged.Answers with { Complete = true },
        };
        return await registrants.EditAsync(own.EventId, new RegistrantEdit(own.RegistrantId, own.Version, details),
            Holder(own), cancellationToken);
    }

    private async Task<Result<Done>> StepAsync(
        string pageKey, StatusStep step, Func<OwnRegistration, bool> may, CancellationToken cancellationToken)
    {
        var opened = await OpenAsync(pageKey, cancellationToken);
        if (opened.Failed(out var unknown))
        {
            return unknown;
        }

        if (!may(opened.Value))
        {
            return Late;
        }

        var own = opened.Value;
        var taken = await steps.TakeStepAsync(own.EventId, own.RegistrantId, new StepRequest(step, Reason),
            Holder(own), cancellationToken);
        return taken.Failed(out var refused) ? refused : default(Done);
    }

    private static Actor Holder(OwnRegistration own) => PublicRegistrationService.Itself(Visitor.WithTicket(own.EventId, own.RegistrantId));
}

/// <summary>A registration as its own registrant sees it, with what they may do with it now.</summary>
public sealed record OwnRegistration(Guid EventId, Guid RegistrantId, int Version, RegistrantDetails Details)
{
    /// <summary>Whether the registrant can confirm: the event needs it, they have not done it, and the event has not
    /// ended.</summary>
    public bool CanConfirm { get; init; }

    /// <summary>Whether the registrant can correct their details.</summary>
    public bool CanChange { get; init; }

    /// <summary>Whether the registrant can cancel.</summary>
    public bool CanCancel { get; init; }

    /// <summary>The event's questions to holders of this pass type, in the organisers' order.</summary>
    public IReadOnlyList<QuestionRow> Questions { get; init; } = [];

    /// <summary>The registrant's answers that are stored now.</summary>
    public GivenAnswers Answers { get; init; } = GivenAnswers.None;

    /// <summary>
    /// Merges a correction of the fields of <see cref="PersonAudience.OwnLink"/> and of the answers with what is stored
    /// now.
    /// </summary>
    public MergedPerson Merged(PersonCorrection correction)
    {
        var person = PersonMerge.Of(Details, correction, PersonAudience.OwnLink);
        var answers = AnswerMerge.Of(Questions, Answers, correction.Answers);
        return person with
        {
            Answers = answers.Answers,
            Disputed = new Dictionary<string, string[]>([.. person.Disputed, .. answers.Disputed], StringComparer.Ordinal),
        };
    }
}
