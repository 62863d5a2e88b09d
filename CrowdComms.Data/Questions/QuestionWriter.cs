using CrowdComms.Data.Audit;
using CrowdComms.Data.Common;
using CrowdComms.Data.Engines;
using Microsoft.EntityFrameworkCore;

namespace CrowdComms.Data.Questions;

/// <summary>Changes an event's questions in a transaction that holds the event's lock, so that one organiser at a time
/// changes its questions and pass types.</summary>
internal sealed class QuestionWriter(
    IDbContextFactory<CrowdCommsContext> contexts, IDatabaseEngine engine, TimeProvider clock)
{
    internal const string Purpose = "change the questions";

    /// <summary>Runs <paramref name="change"/> and saves, unless it returns an error.</summary>
    /// <param name="eventId">The event of the questions.</param>
    /// <param name="actor">The organiser who changes them.</param>
    /// <param name="change">Reads and changes; this method returns its result.</param>
    /// <param name="cancellationToken">Stops before the save.</param>
    internal Task<Result<Guid>> ChangeAsync(
        Guid eventId, Actor actor, Func<CrowdCommsContext, Task<Result<Guid>>> change,
        CancellationToken cancellationToken) =>
        ChangeAsync(eventId, actor, new QuestionChange(change), cancellationToken);

    /// <inheritdoc cref="ChangeAsync(Guid, Actor, Func{CrowdCommsContext, Task{Result{Guid}}}, CancellationToken)"/>
    internal async Task<Result<Guid>> ChangeAsync(
        Guid eventId, Actor actor, QuestionChange change, CancellationToken cancellationToken)
    {
        if (actor.Refusal(MemberRole.Organiser, eventId, Purpose) is { } refusal)
        {
            return refusal;
        }

        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        await using var transaction = await context.Database.BeginTransactionAsync(cancellationToken);
        await engine.LockAsync(context, eventId, cancellationToken);
        if (!await context.Events.AnyAsync(e => e.Id == eventId, cancellationToken))
        {
            return Error.NotFound("event");
        }

        var changed = await change.Apply(context);
        if (!changed.IsOk)
        {
            return changed;
        }

        if (await engine.SaveAsync(context, _ => change.FailureMeans(context), cancellationToken) is { } error)
        {
            return error;
        }

        await transaction.CommitAsync(cancellationToken);
        return changed;
    }

    internal AuditedAct Act(string action, Actor actor) => new(action, actor, clock.GetUtcNow());

    internal static Task<Question?> FindAsync(
        CrowdCommsContext context, Guid eventId, Guid id, CancellationToken cancellationToken) =>
            context.Questions.SingleOrDefaultAsync(q => q.EventId == eventId && q.Id == id, cancellationToken);
}

/// <summary>A change of an event's questions.</summary>
/// <param name="Apply">Reads and changes the questions, before the save.</param>
internal sealed record QuestionChange(Func<CrowdCommsContext, Task<Result<Guid>>> Apply)
{
    /// <summary>Explains why the save failed; null for a failure that no one expected, which is thrown.</summary>
    internal Func<CrowdCommsContext, Task<Error?>> FailureMeans { get; init; } = _ => Task.FromResult<Error?>(null);
}
