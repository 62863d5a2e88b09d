using Microsoft.EntityFrameworkCore;

namespace CrowdComms.Data.Imports;

/// <summary>The hold that a worker has on an import: takes it, gives it back, and ends it.</summary>
internal sealed class ImportHold(IDbContextFactory<CrowdCommsContext> contexts, TimeProvider clock)
{
    /// <summary>Takes an import that waits or lost its worker. A single statement takes it, so that only one of two
    /// workers gets it.</summary>
    /// <returns>The import; null when another worker has it or nothing of it is left to do.</returns>
    internal async Task<Import?> TakeAsync(Guid id, Guid worker)
    {
        await using var context = await contexts.CreateDbContextAsync(CancellationToken.None);
        var (now, until) = (clock.GetUtcNow(), clock.GetUtcNow() + ImportRunner.Hold);
        var free = context.Imports.Where(i => i.Id == id && (i.WorkerUntil == null || i.WorkerUntil < now));
        var taken = await free.Where(i => i.State == ImportState.Queued || i.State == ImportState.Running
            || i.State == ImportState.Undoing).ExecuteUpdateAsync(set => set
                .SetProperty(i => i.State, i => i.State == ImportState.Queued ? ImportState.Running : i.State)
                .SetProperty(i => i.Worker, worker).SetProperty(i => i.WorkerUntil, until));
        return taken == 0 ? null : await context.Imports.AsNoTracking().SingleAsync(i => i.Id == id);
    }

    /// <summary>Returns whether someone asked that the import stops.</summary>
    internal async Task<bool> IsStopAskedAsync(Import import)
    {
        await using var context = await contexts.CreateDbContextAsync();
        return await context.Imports.AnyAsync(i => i.Id == import.Id && i.StopAsked);
    }

    /// <summary>Gives an import back, so that a worker can go on with it immediately.</summary>
    internal async Task LetGoAsync(Import import, Guid worker)
    {
        await using var context = await contexts.CreateDbContextAsync();
        await context.Imports.Where(i => i.Id == import.Id && i.Worker == worker)
            .ExecuteUpdateAsync(set => set.SetProperty(i => i.WorkerUntil, (DateTimeOffset?)null));
    }

    /// <summary>Ends an import, and writes the entry of the audit in the same transaction; does nothing when another
    /// worker has the import now.</summary>
    internal async Task EndAsync(Import import, Guid? worker, ImportState state, string? failure)
    {
        await using var context = await contexts.CreateDbContextAsync();
        await using var transaction = await context.Database.BeginTransactionAsync();
        var at = clock.GetUtcNow();
        var ended = await context.Imports.Where(i => i.Id == import.Id && i.Worker == worker).ExecuteUpdateAsync(set => set
            .SetProperty(i => i.State, state).SetProperty(i => i.FinishedAt, at).SetProperty(i => i.Failure, failure)
            .SetProperty(i => i.WorkerUntil, (DateTimeOffset?)null));
        if (ended > 0)
        {
            context.AuditEntries.Add(ImportAudit.Entry(await context.Imports.AsNoTracking()
                .SingleAsync(i => i.Id == import.Id), "Imported", at));
            await context.SaveChangesAsync();
        }

        await transaction.CommitAsync();
    }
}
