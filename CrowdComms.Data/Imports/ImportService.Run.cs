using CrowdComms.Data.Audit;
using CrowdComms.Data.Common;
using CrowdComms.Data.Companies;
using CrowdComms.Data.Live;
using CrowdComms.Data.Registrants;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;

namespace CrowdComms.Data.Imports;

public sealed partial class ImportService
{
    /// <summary>
    /// The import: people whose address is registered already are skipped, rows with errors are refused, all others are registered,
    /// a batch of rows per transaction.
    /// </summary>
    /// <param name="eventId">Where to.</param>
    /// <param name="import">What.</param>
    /// <param name="actor">Who; an organiser.</param>
    /// <param name="progress">Told after every batch.</param>
    /// <param name="stop">Asks to stop after the batch at hand; what was registered until then stays, and the answer says so.</param>
    /// <returns>What was done; the errors of <see cref="PreviewAsync"/>.</returns>
    public async Task<Result<ImportResult>> RunAsync(
        Guid eventId, PlannedImport import, Actor actor, IProgress<ImportCounts>? progress, CancellationToken stop)
    {
        var target = await OpenAsync(eventId, import, actor, CancellationToken.None);
        if (target.Failed(out var refusal))
        {
            return refusal;
        }

        var run = new Run(target.Value, new StepTaken(actor, clock.GetUtcNow(), Reason: $"Imported from {Short(import.File.Name)}"));
        var (tally, stopped, failure) = (new ImportTally(), false, (string?)null);
        try
        {
            foreach (var batch in Batches(import, target.Value))
            {
                if (stopped = stop.IsCancellationRequested)
                {
                    break;
                }

                await RegisterAsync(run, batch, tally);
                feed.Publish(EventChanged.CountAnew(eventId));
                progress?.Report(tally.Counts);
            }

            await AuditAsync(run, Short(import.File.Name), tally.Counts);
        }
        catch (Exception gone) when (engine.IsUnreachable(gone))
        {
            log.LogError(gone, "The import into event {EventId} stopped after {Rows} rows", eventId, tally.Counts.Rows);
            failure = ImportErrors.DatabaseGone;
        }

        return tally.Result with { Stopped = stopped, Failure = failure };
    }

    // Somebody may register a person or make a company of this batch between our look and our save. The database then
    // refuses the whole batch, and its rows are taken one by one: each looks again.
    private async Task RegisterAsync(Run run, IReadOnlyList<ImportRow> rows, ImportTally tally, int left = 3)
    {
        try
        {
            await TryRegisterAsync(run, rows, tally);
        }
        catch (DbUpdateException failure) when (left > 0 && Violated(failure) is RegistrantConfiguration.EmailIndex or CompanyErrors.NameIndex)
        {
            foreach (var row in rows)
            {
                await RegisterAsync(run, [row], tally, left - 1);
            }
        }
    }

    private async Task TryRegisterAsync(Run run, IReadOnlyList<ImportRow> rows, ImportTally tally)
    {
        await using var context = await contexts.CreateDbContextAsync(CancellationToken.None);
        await using var transaction = await context.Database.BeginTransactionAsync(CancellationToken.None);
        await engine.LockAsync(context, run.Target.EventId, CancellationToken.None);
        var places = await Places.CountAsync(context, run.Target, CancellationToken.None);
        var sorted = places.Sort(rows, await run.Target.RegisteredAsync(context, rows, CancellationToken.None));
        var companies = await run.Target.CompaniesAsync(context, sorted.New, CancellationToken.None);
        var people = new ImportedPeople(run.Target, companies, run.Step);
        foreach (var row in sorted.New)
        {
            people.Add(row);
        }

        await people.SaveAsync(engine, context, CancellationToken.None);
        await transaction.CommitAsync(CancellationToken.None);
        tally.Add(sorted, people.NewCompanies);
    }

    private string? Violated(DbUpdateException failure)
    {
        using var context = contexts.CreateDbContext();
        return engine.ViolatedIndex(context, failure);
    }

    private async Task AuditAsync(Run run, string name, ImportCounts counts)
    {
        await using var context = await contexts.CreateDbContextAsync(CancellationToken.None);
        context.AuditEntries.Add(new AuditEntry
        {
            EventId = run.Target.EventId,
            At = clock.GetUtcNow(),
            ActorId = run.Step.By.UserId,
            ActorName = run.Step.By.Name,
            Subject = "Import",
            SubjectId = run.Id,
            Action = "Imported",
            Changes =
            [
                new("File", null, name), new("Registered", null, $"{counts.New}"), new("Skipped", null, $"{counts.Skipped}"),
                new("Refused", null, $"{counts.Refused}"), new("Companies", null, $"{counts.Companies}"),
            ],
        });
        await context.SaveChangesAsync(CancellationToken.None);
    }

    private static string Short(string name) => name.Length > 200 ? name[..200] : name;

    private sealed record Run(ImportTarget Target, StepTaken Step)
    {
        internal Guid Id { get; } = RisingId.Next();
    }
}
