using CrowdComms.Data.Capacity;
using CrowdComms.Data.Common;
using CrowdComms.Data.Engines;
using CrowdComms.Data.Live;
using CrowdComms.Data.Outbox;
using CrowdComms.Data.Tickets;
using Microsoft.EntityFrameworkCore;
using static CrowdComms.Data.Registrants.RegistrantsTexts;

namespace CrowdComms.Data.Registrants;

/// <summary>Takes the steps that change a registrant's status, for one registrant or for several, and says which steps
/// are possible.</summary>
public sealed class StatusSteps(
    IDbContextFactory<CrowdCommsContext> contexts, IDatabaseEngine engine, IChangeFeed feed, TimeProvider clock)
{
    private const int MostAtOnce = 500;
    private readonly StepRefusals _refusals = new(engine, clock);

    /// <summary>The steps that this actor may take with this registrant now. Check-in is never one: it needs a station.</summary>
    public IReadOnlyList<StatusRule> StepsFor(RegistrantRow row, Guid eventId, Actor actor) =>
        [.. StatusRules.From(row.Status)
            .Where(rule => rule.Step != StatusStep.CheckIn && _refusals.OfRule(rule, row.CheckedInAt, actor, eventId) is null)];

    /// <summary>Takes one step with one registrant: changes the status, records it, and queues the email that belongs to it.</summary>
    /// <returns>The row as it is now; <c>validation</c> of the reason, <c>registrant.step_refused</c>, <c>registrant.anonymised</c>,
    /// <c>registrant.version_stale</c>, <c>forbidden</c>, <c>not_found</c>; a reinstatement also <c>event.full</c>,
    /// <c>pass_type.full</c> and <c>company.allocation_full</c>.</returns>
    public async Task<Result<RegistrantRow>> TakeStepAsync(
        Guid eventId, Guid id, StepRequest request, Actor actor, CancellationToken cancellationToken)
    {
        if ((actor.Visitor is { } visitor ? visitor.StepRefusal(eventId, id, request.Step)
            : StepRefusals.OfActor(eventId, request.Step, actor)) is { } refusal)
        {
            return refusal;
        }

        return ReasonRules.Optional(request.Reason) is { } problem
            ? Error.Validation(new Dictionary<string, string[]>(StringComparer.Ordinal) { ["reason"] = [problem] })
            : await engine.RepeatAsync(contexts, RegistrantService.Attempts,
                () => TryStepAsync(eventId, id, request, actor, cancellationToken));
    }

    /// <summary>Takes one step with several registrants, one after another: a refusal of one does not stop the others.</summary>
    /// <param name="eventId">The event of all of them.</param>
    /// <param name="ids">The registrants, at most 500.</param>
    /// <param name="request">The step that each of them takes.</param>
    /// <param name="actor">The member who takes it.</param>
    /// <param name="cancellationToken">Stops between two registrants.</param>
    /// <returns>How many took it and who did not; <c>validation</c> for too many ids, <c>forbidden</c>, <c>not_found</c> to
    /// strangers.</returns>
    public async Task<Result<StepsResult>> TakeStepsAsync(
        Guid eventId, IReadOnlyList<Guid> ids, StepRequest request, Actor actor, CancellationToken cancellationToken)
    {
        if (StepRefusals.OfActor(eventId, request.Step, actor) is { } refusal)
        {
            return refusal;
        }

        if (ids.Count > MostAtOnce)
        {
            return TooMany;
        }

        var done = 0;
        var refused = new List<(Guid Id, Error Error)>();
        foreach (var id in ids)
        {
            var answer = await TakeStepAsync(eventId, id, request, actor, cancellationToken);
            if (answer.Failed(out var error))
            {
                refused.Add((id, error));
            }
            else
            {
                done++;
            }
        }

        return new StepsResult(done, await NamedAsync(eventId, refused, cancellationToken));
    }

    private static Error TooMany => Error.Validation(new Dictionary<string, string[]>(StringComparer.Ordinal)
    {
        ["ids"] = [L["Choose at most {0} people at a time.", MostAtOnce]],
    });

    private async Task<List<StepRefused>> NamedAsync(
        Guid eventId, List<(Guid Id, Error Error)> refused, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var ids = refused.ConvertAll(r => r.Id);
        var names = await context.Registrants.AsNoTracking().Where(r => r.EventId == eventId && ids.Contains(r.Id))
            .ToDictionaryAsync(r => r.Id, r => $"{r.Person.FirstName} {r.Person.LastName}".Trim(), cancellationToken);
        return refused.ConvertAll(r => new StepRefused(r.Id, names.GetValueOrDefault(r.Id, ""), r.Error));
    }

    private async Task<Result<RegistrantRow>> TryStepAsync(
        Guid eventId, Guid id, StepRequest request, Actor actor, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        await using var transaction = await context.Database.BeginTransactionAsync(cancellationToken);
        var registrant = await context.Registrants.Include(r => r.Company).Include(r => r.PassType)
            .SingleOrDefaultAsync(r => r.EventId == eventId && r.Id == id, cancellationToken);
        if (registrant is null)
        {
            return Error.NotFound("person");
        }

        if (await _refusals.FindAsync(context, registrant, request, actor, cancellationToken) is { } refusal)
        {
            return refusal;
        }

        var leftAt = registrant.CheckedInAt;
        var rule = StatusRules.Find(request.Step, registrant.Status)!;
        var change = registrant.ChangeStatus(rule.To, new StepTaken(actor, clock.GetUtcNow(), request.StationId, request.Reason)).Value;
        context.StatusChanges.Add(change);
        if (RegistrantParts.MessageOf(rule.Step) is { } message)
        {
            await OutgoingMessages.AddAsync(context, message, registrant.AsRecipient(), change.At, cancellationToken);
        }

        await TakeBackDaysAsync(context, change, cancellationToken);
        var left = rule.Step == StatusStep.UndoCheckIn ? await LeaveZonesAsync(context, change, cancellationToken) : [];
        await context.SaveChangesAsync(cancellationToken);
        await EndOfferAsync(context, registrant, change, cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        Publish(registrant, change, leftAt, left);
        return RegistrantRows.Of(registrant);
    }

    private void Publish(Registrant registrant, StatusChange change, DateTimeOffset? leftAt, List<Guid> left) =>
        feed.Publish(new EventChanged(registrant.EventId, [StatusMoves.Of(registrant, change, leftAt)])
        {
            Passages = left.Count == 0 ? [] : [new Passage(change.Id, registrant.Id, [], left)],
        });

    // A person who is reinstated may have had an offer of the waiting list meanwhile.
    private static async Task EndOfferAsync(
        CrowdCommsContext context, Registrant registrant, StatusChange change, CancellationToken cancellationToken)
    {
        if (change.From == RegistrantStatus.Cancelled)
        {
            await WaitingOffers.EndAsync(context, registrant.EventId, registrant.EmailKey, cancellationToken);
        }
    }

    private static async Task TakeBackDaysAsync(CrowdCommsContext context, StatusChange change, CancellationToken cancellationToken)
    {
        if (change.From == RegistrantStatus.CheckedIn)
        {
            await context.DayEntries.Where(d => d.RegistrantId == change.RegistrantId && d.UndoneAt == null)
                .ExecuteUpdateAsync(set => set.SetProperty(d => d.UndoneAt, change.At), cancellationToken);
        }
    }

    // A registrant whose check-in is undone is not at the event, so they leave every zone they were inside.
    private static async Task<List<Guid>> LeaveZonesAsync(
        CrowdCommsContext context, StatusChange change, CancellationToken cancellationToken)
    {
        var visits = await context.ZoneVisits.Where(v => v.RegistrantId == change.RegistrantId && v.LeftAt == null)
            .ToListAsync(cancellationToken);
        visits.ForEach(v => v.LeftAt = change.At);
        return visits.ConvertAll(v => v.ZoneId);
    }
}
