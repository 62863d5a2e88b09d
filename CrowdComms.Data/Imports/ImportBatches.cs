using CrowdComms.Data.Common;
using CrowdComms.Data.Companies;
using CrowdComms.Data.Engines;
using CrowdComms.Data.Questions;
using CrowdComms.Data.Registrants;
using Microsoft.EntityFrameworkCore;

namespace CrowdComms.Data.Imports;

/// <summary>Writes an import's rows in batches. The transaction of a batch also stores how many rows are done, so an
/// interruption neither repeats nor loses a row.</summary>
internal sealed class ImportBatches((IDbContextFactory<CrowdCommsContext> Contexts, IDatabaseEngine Engine) database,
    Import import, ImportTarget target, TimeProvider clock)
{
    private static readonly Repeats Once = new(0, IsOvertaken) { Means = f => IsOvertaken(f) ? RegistrantErrors.Stale : null };
    private static readonly Repeats OneByOne = new(2, IsOvertaken);
    private int _errors = import.Errors;

    /// <summary>The worker that writes; once another worker has the import, no batch of this one is saved.</summary>
    internal required Guid Worker { get; init; }

    /// <summary>Creates the new registrants.</summary>
    internal required Newcomers Newcomers { get; init; }

    /// <summary>The counts of all rows that are done, earlier runs included.</summary>
    internal ImportCounts Counts { get; private set; } =
        new(import.Created, import.Skipped, import.Refused, import.CheckedIn, import.Companies) { Updated = import.Updated };

    // Another request may register or change a registrant of this batch, or create one of its companies, between our
    // read and our save. The database then refuses the batch, and we write its rows one at a time, each with another
    // read.
    internal async Task WriteAsync(IReadOnlyList<ImportRow> rows)
    {
        if ((await database.Engine.RepeatAsync(database.Contexts, Once, () => TryWriteAsync(rows))).IsOk)
        {
            return;
        }

        foreach (var row in rows)
        {
            await database.Engine.RepeatAsync(database.Contexts, OneByOne, () => TryWriteAsync([row]));
        }
    }

    private async Task<Result<Done>> TryWriteAsync(IReadOnlyList<ImportRow> rows)
    {
        await using var context = await database.Contexts.CreateDbContextAsync();
        await using var transaction = await context.Database.BeginTransactionAsync();
        await database.Engine.LockAsync(context, target.EventId, CancellationToken.None);
        var asked = new AskedDatabase(database.Engine, context);
        var sorter = await RowSorter.CountAsync(context, target, clock.GetUtcNow(), CancellationToken.None);
        var registered = await target.RegisteredAsync(asked, rows, import.Choices.OnDuplicate, CancellationToken.None);
        var sorted = sorter.Sort(target.Answered(rows, registered), registered);
        var companies = await target.CompaniesAsync(asked, sorted.Taken, CancellationToken.None);
        var people = new ImportedPeople(import.Id, target, companies, Newcomers);
        people.Add(sorted, registered);
        if (import.Choices.Notify)
        {
            await people.NotifyAsync(context, CancellationToken.None);
        }

        await people.SaveAsync(database.Engine, context, CancellationToken.None);
        var tally = new ImportTally(target.Questions);
        tally.Add(sorted, people.NewCompanies);
        await CountAsync(context, tally);
        await transaction.CommitAsync();
        Newcomers.Know(companies);
        (Counts, _errors) = (Counts + tally.Counts, _errors + tally.Errors.Count);
        return default(Done);
    }

    private async Task CountAsync(CrowdCommsContext context, ImportTally tally)
    {
        var kept = tally.Errors.Take(ImportTally.MostErrors - _errors)
            .Select(e => new ImportFault { ImportId = import.Id, Row = e.Row, Field = e.Field, Message = e.Message }).ToList();
        await database.Engine.InsertAsync(context, kept, CancellationToken.None);
        var (of, until) = (tally.Counts, clock.GetUtcNow() + ImportRunner.Hold);
        var counted = await context.Imports.Where(i => i.Id == import.Id && i.Worker == Worker).ExecuteUpdateAsync(set => set
            .SetProperty(i => i.Done, i => i.Done + of.Rows)
            .SetProperty(i => i.Created, i => i.Created + of.New)
            .SetProperty(i => i.Updated, i => i.Updated + of.Updated)
            .SetProperty(i => i.Skipped, i => i.Skipped + of.Skipped)
            .SetProperty(i => i.Refused, i => i.Refused + of.Refused)
            .SetProperty(i => i.CheckedIn, i => i.CheckedIn + of.CheckedIn)
            .SetProperty(i => i.Companies, i => i.Companies + of.Companies)
            .SetProperty(i => i.Errors, i => i.Errors + tally.Errors.Count)
            .SetProperty(i => i.WorkerUntil, until));
        if (counted == 0)
        {
            throw new WorkerReplacedException();
        }
    }

    private static bool IsOvertaken(SaveFailure failure) => failure.IsOvertaken || failure.Rows.Any(r => r is Answer)
        || failure.Index is RegistrantConfiguration.EmailIndex or CompanyErrors.NameIndex;
}
