using CrowdComms.Data.Common;
using CrowdComms.Data.CompanyLinks;
using CrowdComms.Data.Engines;
using Microsoft.EntityFrameworkCore;

namespace CrowdComms.Data.Imports;

/// <summary>
/// Undoes an import, a batch of traces per transaction: deletes the people it registered, gives those it changed their
/// earlier details, and deletes companies it created that no one belongs to. A registrant who changed since stays as
/// they are and is listed, so no later work is lost.
/// </summary>
internal sealed class ImportUndo(IDbContextFactory<CrowdCommsContext> contexts, IDatabaseEngine engine, Import import, TimeProvider clock)
{
    // Small, because on SQLite every other writer waits for a batch.
    private const int BatchSize = 40;

    // One of the registrants may change between our read and our save: then the same batch is tried again.
    private static readonly Repeats Attempts = new(19, failure => failure.IsOvertaken);

    internal Task RunAsync(Guid worker, CancellationToken stop) =>
        engine.RepeatAsync(contexts, Attempts, () => GoOnAsync(worker, stop));

    private async Task<Result<Done>> GoOnAsync(Guid worker, CancellationToken stop)
    {
        while (!stop.IsCancellationRequested)
        {
            if (!await TakeBackAsync(worker))
            {
                await EndAsync(worker);
                break;
            }
        }

        return default(Done);
    }

    private async Task<bool> TakeBackAsync(Guid worker)
    {
        await using var context = await contexts.CreateDbContextAsync();
        await using var transaction = await context.Database.BeginTransactionAsync();
        await engine.LockAsync(context, import.EventId, CancellationToken.None);
        // New registrants go first, because their places may be needed by those who are reinstated. Companies come last, because
        // a company can go only after its registrants.
        var people = await TracesAsync(context, ImportTraceKind.Created);
        people = people.Count > 0 ? people : await TracesAsync(context, ImportTraceKind.Updated);
        var companies = people.Count > 0 ? [] : await TracesAsync(context, ImportTraceKind.Company);
        var kept = await PeopleAsync(context, people);
        context.AddRange(kept);
        await context.SaveChangesAsync();
        await CompaniesAsync(context, companies.ConvertAll(t => t.SubjectId));
        var done = people.Concat(companies).Select(t => t.Id).ToList();
        await context.Set<ImportTrace>().Where(t => done.Contains(t.Id)).ExecuteDeleteAsync();
        await CountAsync(context, worker, people.Count - kept.Count, kept.Count);
        await transaction.CommitAsync();
        return people.Count + companies.Count > 0;
    }

    private Task<List<ImportTrace>> TracesAsync(CrowdCommsContext context, ImportTraceKind kind) =>
        context.Set<ImportTrace>().AsNoTracking().Where(t => t.ImportId == import.Id && t.Kind == kind)
            .OrderByDescending(t => t.Id).Take(BatchSize).ToListAsync();

    private async Task<List<ImportFault>> PeopleAsync(CrowdCommsContext context, List<ImportTrace> traces)
    {
        var ids = traces.ConvertAll(t => t.SubjectId);
        var people = await context.Registrants.Include(r => r.Company).Include(r => r.PassType)
            .Where(r => ids.Contains(r.Id)).ToDictionaryAsync(r => r.Id);
        Guid?[] some = [.. ids];
        var scanned = await context.Scans.Where(s => some.Contains(s.RegistrantId)).Select(s => s.RegistrantId).Distinct().ToListAsync();
        var kept = new List<ImportFault>();
        var leaving = traces.Where(t => t.Kind == ImportTraceKind.Created && people.TryGetValue(t.SubjectId, out var person)
            && person.Version == t.Version && !scanned.Contains(person.Id)).Select(t => t.SubjectId).ToHashSet();
        await DeleteAsync(context, leaving);
        var earlier = new EarlierDetails(context, engine, import, clock);
        foreach (var trace in traces.Where(t => !leaving.Contains(t.SubjectId)))
        {
            if (!people.TryGetValue(trace.SubjectId, out var person))
            {
                continue;
            }

            var why = person.Version != trace.Version ? $"{EarlierDetails.Named(person)} was kept as is, because they were changed since."
                : trace.Kind == ImportTraceKind.Created ? $"{EarlierDetails.Named(person)} was kept as is, because they were scanned since."
                : await earlier.RestoreAsync(trace, person);
            if (why is not null)
            {
                kept.Add(Fault(why));
            }
        }

        return kept;
    }

    // One statement for all of them: one for each would cost SQLite's full-text table four times as much.
    private async Task DeleteAsync(CrowdCommsContext context, HashSet<Guid> people)
    {
        var deleted = people.Count == 0 ? 0 : await context.Registrants.Where(r => people.Contains(r.Id)
            && context.Set<ImportTrace>().Any(t => t.ImportId == import.Id && t.SubjectId == r.Id && t.Version == r.Version)
            && !context.Scans.Any(s => s.RegistrantId == r.Id)).ExecuteDeleteAsync();
        if (deleted != people.Count)
        {
            throw new DbUpdateConcurrencyException("One of the registrants was changed or scanned in the meantime.");
        }
    }

    // Deletes only companies that are as the import created them: without registrants, contact person, link and
    // allocations.
    private static Task CompaniesAsync(CrowdCommsContext context, List<Guid> ids) => ids.Count == 0 ? Task.CompletedTask : context.Companies
        .Where(c => ids.Contains(c.Id) && c.ContactEmail == null && c.ContactName == null
            && !context.Registrants.Any(r => r.CompanyId == c.Id)
            && !context.Allocations.Any(a => a.CompanyId == c.Id) && !context.Set<CompanyLink>().Any(l => l.CompanyId == c.Id))
        .ExecuteDeleteAsync();

    private async Task CountAsync(CrowdCommsContext context, Guid worker, int undone, int kept)
    {
        var until = clock.GetUtcNow() + ImportRunner.Hold;
        var counted = await context.Imports.Where(i => i.Id == import.Id && i.Worker == worker).ExecuteUpdateAsync(set => set
            .SetProperty(i => i.Undone, i => i.Undone + undone)
            .SetProperty(i => i.Kept, i => i.Kept + kept).SetProperty(i => i.WorkerUntil, until));
        if (counted == 0)
        {
            throw new WorkerReplacedException();
        }
    }

    private async Task EndAsync(Guid worker)
    {
        await using var context = await contexts.CreateDbContextAsync();
        await context.Imports.Where(i => i.Id == import.Id && i.Worker == worker).ExecuteUpdateAsync(set => set
            .SetProperty(i => i.State, ImportState.Undone).SetProperty(i => i.WorkerUntil, (DateTimeOffset?)null));
    }

    private ImportFault Fault(string sentence) =>
        new() { ImportId = import.Id, Row = 0, Field = ImportFault.NotUndone, Message = sentence };
}
