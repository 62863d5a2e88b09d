using CrowdComms.Data.Common;
using CrowdComms.Data.Engines;
using CrowdComms.Data.Files;
using CrowdComms.Data.Live;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;

namespace CrowdComms.Data.Imports;

/// <summary>
/// Runs the imports that wait: those of one event one after another, those of different events side by side, so that a small
/// one does not wait for a large one. A worker holds an import for 30 seconds and prolongs that with each batch. If it
/// dies, another worker takes over after the last row that was written. On several nodes, the node that has the file runs
/// the import.
/// </summary>
public sealed class ImportRunner(
    IDbContextFactory<CrowdCommsContext> contexts, IDatabaseEngine engine, UploadFolder uploads, IChangeFeed feed,
    TimeProvider clock, ILogger<ImportRunner> log) : IDisposable
{
    private readonly ImportHold _hold = new(contexts, clock);
    private readonly ImportLanes _lanes = new();

    /// <summary>How long other workers leave an import alone after its worker's last batch.</summary>
    public static readonly TimeSpan Hold = TimeSpan.FromSeconds(30);

    /// <summary>Runs every import that waits or lost its worker, until none is left or <paramref name="stop"/> says
    /// that the process ends. Imports of events that another call works on are left to that call.</summary>
    public async Task RunWaitingAsync(CancellationToken stop)
    {
        var events = (await WaitingAsync(stop)).Select(i => i.EventId).Distinct();
        await Task.WhenAll(events.Select(
            e => _lanes.RunAsync(e, tried => NextAsync(e, tried, stop), id => RunAsync(id, null, stop), stop)));
    }

    /// <inheritdoc />
    public void Dispose() => _lanes.Dispose();

    /// <summary>Runs one import, unless another worker has it or its file is on another node.</summary>
    /// <param name="id">The import to run.</param>
    /// <param name="progress">Receives the counts after every batch; null for no reports.</param>
    /// <param name="stop">Releases the import after the present batch; a worker takes it up again later.</param>
    public async Task RunAsync(Guid id, IProgress<ImportCounts>? progress, CancellationToken stop)
    {
        var worker = RisingId.Next();
        if (await _hold.TakeAsync(id, worker) is not { } import)
        {
            return;
        }

        await TryAsync(import, worker, progress, stop);
        feed.Publish(EventChanged.CountAnew(import.EventId));
    }

    /// <summary>Deletes files, traces and row errors of imports that cannot be undone any more, and ends imports whose
    /// file is gone.</summary>
    public async Task TidyAsync(CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var (now, over) = (clock.GetUtcNow(), clock.GetUtcNow() - Import.UndoWindow);
        var old = await context.Imports.AsNoTracking().Where(i => i.FinishedAt < over).Select(i => i.Id).ToListAsync(cancellationToken);
        foreach (var id in old)
        {
            await context.Set<ImportTrace>().Where(t => t.ImportId == id).ExecuteDeleteAsync(cancellationToken);
            await context.Set<ImportFault>().Where(f => f.ImportId == id).ExecuteDeleteAsync(cancellationToken);
        }

        uploads.Forget(over);
        var abandoned = now - UploadFolder.LeftBehind;
        var lost = await context.Imports.AsNoTracking()
            .Where(i => (i.State == ImportState.Queued || i.State == ImportState.Running) && i.CreatedAt < abandoned
                && (i.WorkerUntil == null || i.WorkerUntil < now)).ToListAsync(cancellationToken);
        foreach (var import in lost.Where(i => !uploads.Has(i)))
        {
            await _hold.EndAsync(import, import.Worker, ImportState.Failed, ImportErrors.FileGone);
        }
    }

    private async Task<Guid?> NextAsync(Guid eventId, HashSet<Guid> tried, CancellationToken stop) =>
        (await WaitingAsync(stop)).Find(i => i.EventId == eventId && !tried.Contains(i.Id))?.Id;

    private async Task<List<Import>> WaitingAsync(CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var now = clock.GetUtcNow();
        var free = await context.Imports.AsNoTracking().Where(i =>
                (i.State == ImportState.Queued || i.State == ImportState.Running || i.State == ImportState.Undoing)
                    && (i.WorkerUntil == null || i.WorkerUntil < now))
            .OrderBy(i => i.Id).ToListAsync(cancellationToken);
        return free.FindAll(i => i.State == ImportState.Undoing || uploads.Has(i));
    }

    private async Task TryAsync(Import import, Guid worker, IProgress<ImportCounts>? progress, CancellationToken stop)
    {
        try
        {
            if (import.State == ImportState.Undoing)
            {
                await new ImportUndo(contexts, engine, import, clock).RunAsync(worker, stop);
            }
            else
            {
                await WriteAsync(import, worker, progress, stop);
            }
        }
        catch (Exception gone) when (engine.OutageOf(gone) is not null)
        {
            log.LogWarning(gone, "Import {ImportId} is waiting for the database", import.Id);
        }
#pragma warning disable CA1031 // The edge: nobody waits for a run, so what went wrong is logged and told in its row.
        catch (Exception failure) when (failure is not WorkerReplacedException)
#pragma warning restore CA1031
        {
            log.LogError(failure, "Import {ImportId} failed", import.Id);
            await _hold.EndAsync(import, worker, ImportState.Failed, ImportErrors.WentWrong);
        }
        catch (WorkerReplacedException)
        {
            log.LogWarning("Import {ImportId} was taken over by another worker", import.Id);
        }
    }

    private async Task WriteAsync(Import import, Guid worker, IProgress<ImportCounts>? progress, CancellationToken stop)
    {
        var opened = uploads.Open(import);
        var target = opened.IsOk ? await TargetAsync(import) : opened.Error!;
        if (target.Failed(out var refusal))
        {
            await _hold.EndAsync(import, worker, ImportState.Failed,
                refusal == ImportErrors.Gone ? ImportErrors.FileGone : refusal.Message);
            return;
        }

        var newcomers = new Newcomers(import, target.Value, clock);
        var batches = new ImportBatches((contexts, engine), import, target.Value, clock) { Worker = worker, Newcomers = newcomers };
        var reader = new RowReader(new PlannedImport(opened.Value, import.Choices), target.Value);
        var left = opened.Value.Rows(CancellationToken.None).Select(reader.Read).Skip(import.Done).Select(newcomers.Prepare);
        await using var ahead = new RowsAhead(left, engine.WritersWait);
        while (await ahead.NextAsync() is { Count: > 0 } rows)
        {
            if (await IsLeftAsync(import, worker, stop))
            {
                return;
            }

            await batches.WriteAsync(rows);
            feed.Publish(EventChanged.CountAnew(import.EventId));
            progress?.Report(batches.Counts);
        }

        await _hold.EndAsync(import, worker, ImportState.Finished, null);
    }

    // Leaves the import where the process ends or an organiser stopped it.
    private async Task<bool> IsLeftAsync(Import import, Guid worker, CancellationToken stop)
    {
        if (stop.IsCancellationRequested)
        {
            await _hold.LetGoAsync(import, worker);
            return true;
        }

        if (await _hold.IsStopAskedAsync(import))
        {
            await _hold.EndAsync(import, worker, ImportState.Stopped, null);
            return true;
        }

        return false;
    }

    private async Task<Result<ImportTarget>> TargetAsync(Import import)
    {
        await using var context = await contexts.CreateDbContextAsync();
        return await ImportTarget.FindAsync(context, import.EventId, CancellationToken.None);
    }
}
