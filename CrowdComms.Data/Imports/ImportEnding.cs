using CrowdComms.Data.Common;
using Microsoft.EntityFrameworkCore;

namespace CrowdComms.Data.Imports;

/// <summary>Stops imports that are running, and queues the undo of imports that are over.</summary>
public sealed class ImportEnding(IDbContextFactory<CrowdCommsContext> contexts, TimeProvider clock)
{
    /// <summary>Asks a running import to stop before its next batch; the rows written until then stay.</summary>
    /// <returns>Done; <c>import.not_running</c>, <c>forbidden</c> to staff, <c>not_found</c>.</returns>
    public async Task<Result<Done>> StopAsync(Guid eventId, Guid id, Actor actor, CancellationToken cancellationToken)
    {
        if (actor.Refusal(MemberRole.Organiser, eventId, "stop an import") is { } refusal)
        {
            return refusal;
        }

        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var import = context.Imports.Where(i => i.EventId == eventId && i.Id == id);
        if (!await import.AnyAsync(cancellationToken))
        {
            return Error.NotFound("import");
        }

        var asked = await import.Where(i => i.State == ImportState.Queued || i.State == ImportState.Running)
            .ExecuteUpdateAsync(set => set.SetProperty(i => i.StopAsked, true), cancellationToken);
        return asked == 0 ? ImportErrors.NotRunning : default(Done);
    }

    /// <summary>Queues the undo of an import, unless one of its registrants has checked in since. The caller wakes the
    /// <see cref="ImportRunner"/>, which does it.</summary>
    /// <returns>Done; <c>import.not_undone</c> with the reason, <c>forbidden</c> to staff, <c>not_found</c>.</returns>
    public async Task<Result<Done>> UndoAsync(Guid eventId, Guid id, Actor actor, CancellationToken cancellationToken)
    {
        if (actor.Refusal(MemberRole.Organiser, eventId, "undo an import") is { } refusal)
        {
            return refusal;
        }

        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        await using var transaction = await context.Database.BeginTransactionAsync(cancellationToken);
        var import = await context.Imports.AsNoTracking().SingleOrDefaultAsync(i => i.EventId == eventId && i.Id == id, cancellationToken);
        if (import is null)
        {
            return Error.NotFound("import");
        }

        if (await ObstacleAsync(context, import, cancellationToken) is { } obstacle)
        {
            return ImportErrors.NotUndone(obstacle);
        }

        var at = clock.GetUtcNow();
        await context.Imports.Where(i => i.Id == id && i.State == import.State)
            .ExecuteUpdateAsync(set => set.SetProperty(i => i.State, ImportState.Undoing), cancellationToken);
        context.AuditEntries.Add(ImportAudit.Entry(import, "Undone", at, actor));
        await context.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return default(Done);
    }

    private async Task<string?> ObstacleAsync(CrowdCommsContext context, Import import, CancellationToken cancellationToken)
    {
        if (import.State is not (ImportState.Finished or ImportState.Stopped or ImportState.Failed))
        {
            return import.State is ImportState.Undoing or ImportState.Undone ? "This import has already been undone."
                : "This import is still running. Stop it first.";
        }

        if (clock.GetUtcNow() - import.FinishedAt >= Import.UndoWindow)
        {
            return $"An import can be undone for {Import.UndoWindow.TotalDays:0} days. This one is older.";
        }

        var arrived = await (from trace in context.Set<ImportTrace>()
                             join step in context.StatusChanges on trace.SubjectId equals step.RegistrantId
                             where trace.ImportId == import.Id && step.To == RegistrantStatus.CheckedIn && step.At >= import.CreatedAt
                             select trace.SubjectId).Distinct().CountAsync(cancellationToken);
        return arrived == 0 ? null
            : arrived == 1
                ? "1 person from this import has checked in, so it can no longer be undone. Cancel people one by one instead."
                : $"{arrived:N0} people from this import have checked in, so it can no longer be undone. Cancel people one by one instead.";
    }
}
