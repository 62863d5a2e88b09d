using System.Linq.Expressions;
using System.Text.Json;
using CrowdComms.Data.Audit;
using CrowdComms.Data.Capacity;
using CrowdComms.Data.Common;
using CrowdComms.Data.Companies;
using CrowdComms.Data.CompanyLinks;
using CrowdComms.Data.Engines;
using CrowdComms.Data.PassTypes;
using CrowdComms.Data.Questions;
using CrowdComms.Data.Registrants;
using Microsoft.EntityFrameworkCore;

namespace CrowdComms.Data.Imports;

/// <summary>
/// Undoes an import, a batch of traces per transaction: deletes the people it registered, gives those it changed their
/// earlier details, and deletes companies it created that nobody belongs to. A registrant who changed since stays as
/// they are and is listed, so no later work is lost.
/// </summary>
internal sealed class ImportUndo(IDbContextFactory<CrowdCommsContext> contexts, IDatabaseEngine engine, Import import, TimeProvider clock)
{
    private const int BatchSize = 500;

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
        var people = await TracesAsync(context, t => t.Kind != ImportTraceKind.Company);
        var companies = people.Count > 0 ? [] : await TracesAsync(context, t => t.Kind == ImportTraceKind.Company);
        var kept = await PeopleAsync(context, people);
        context.RemoveRange(people.Concat(companies));
        context.AddRange(kept);
        await context.SaveChangesAsync();
        await CompaniesAsync(context, companies.ConvertAll(t => t.SubjectId));
        await CountAsync(context, worker, people.Count - kept.Count, kept.Count);
        await transaction.CommitAsync();
        return people.Count + companies.Count > 0;
    }

    private Task<List<ImportTrace>> TracesAsync(CrowdCommsContext context, Expression<Func<ImportTrace, bool>> of) =>
        context.Set<ImportTrace>().Where(t => t.ImportId == import.Id).Where(of)
            .OrderBy(t => t.Kind).ThenByDescending(t => t.Id).Take(BatchSize).ToListAsync();

    private async Task<List<ImportFault>> PeopleAsync(CrowdCommsContext context, List<ImportTrace> traces)
    {
        var ids = traces.ConvertAll(t => t.SubjectId);
        var people = await context.Registrants.Include(r => r.Company).Include(r => r.PassType)
            .Where(r => ids.Contains(r.Id)).ToDictionaryAsync(r => r.Id);
        Guid?[] some = [.. ids];
        var scanned = await context.Scans.Where(s => some.Contains(s.RegistrantId)).Select(s => s.RegistrantId).Distinct().ToListAsync();
        var kept = new List<ImportFault>();
        foreach (var trace in traces)
        {
            if (!people.TryGetValue(trace.SubjectId, out var person))
            {
                continue;
            }

            var why = person.Version != trace.Version ? "was changed since"
                : trace.Kind == ImportTraceKind.Created && scanned.Contains(person.Id) ? "was scanned since"
                : await TakeBackAsync(context, trace, person);
            if (why is not null)
            {
                kept.Add(Fault($"{person.Person.Name} ({person.Person.Email}) {why} and stays as they are."));
            }
        }

        return kept;
    }

    // Null when the registrant is undone; otherwise the reason why not.
    private async Task<string?> TakeBackAsync(CrowdCommsContext context, ImportTrace trace, Registrant person)
    {
        if (trace.Kind == ImportTraceKind.Created)
        {
            context.Remove(person);
            return null;
        }

        var before = JsonSerializer.Deserialize<PersonBefore>(trace.Before!, ImportConfiguration.Json)!;
        var pass = await context.FindAsync<PassType>(before.PassTypeId);
        if (pass is null
            || (pass.Id != person.PassTypeId && person.Status != RegistrantStatus.Cancelled
                && await engine.RefusalAsync(context, new PlaceAsked(null, pass, clock.GetUtcNow()), CancellationToken.None) is not null))
        {
            return $"cannot get the earlier pass back, since {(pass is null ? "it is gone" : $"no {pass.Name} pass is left")},";
        }

        var company = before.CompanyId is null ? null
            : await context.FindAsync<Company>(before.CompanyId)
                ?? await CompanyFinder.FindOrAddAsync(context, import.EventId, before.Company, CancellationToken.None);
        var was = RegistrantRows.Of(person);
        if (before.Status is { } status && await StatusBackAsync(context, person, status, pass) is { } refused)
        {
            return refused;
        }

        person.Describe(new RegistrantDetails(before.Person, pass.Code, before.Company), company, pass, clock.GetUtcNow());
        var answers = await AnswersAsync(context, person, before.Answers ?? []);
        context.AuditEntries.AddRange(RegistrantAudit.Of(import.EventId, new EditedRow(was, RegistrantRows.Of(person)),
            answers, new StepTaken(import.Actor, clock.GetUtcNow())));
        return null;
    }

    // A confirmation cannot be taken back, as the status table says; a cancellation can, where a place is left.
    private async Task<string?> StatusBackAsync(CrowdCommsContext context, Registrant person, RegistrantStatus status, PassType pass)
    {
        if (person.Status != RegistrantStatus.Cancelled)
        {
            return "was confirmed by the file, which cannot be taken back,";
        }

        await context.SaveChangesAsync();
        var whole = await context.Events.SingleAsync(e => e.Id == import.EventId);
        if (await engine.RefusalAsync(context, new PlaceAsked(whole, pass, clock.GetUtcNow()), CancellationToken.None) is { } full)
        {
            return $"was cancelled by the file and cannot come back ({full.Message.TrimEnd('.')})";
        }

        var step = new StepTaken(import.Actor, clock.GetUtcNow(), Reason: $"The import of {import.FileName} was undone");
        context.StatusChanges.Add(person.ChangeStatus(RegistrantStatus.Registered, step).Value);
        if (status == RegistrantStatus.Confirmed)
        {
            context.StatusChanges.Add(person.ChangeStatus(RegistrantStatus.Confirmed, step).Value);
        }

        return null;
    }

    // The answers to a question that was deleted since are gone with it, so they are not restored.
    private async Task<List<FieldChange>> AnswersAsync(CrowdCommsContext context, Registrant person, Dictionary<Guid, string> before)
    {
        if (before.Count == 0)
        {
            return [];
        }

        var stored = await context.Answers.Where(a => a.RegistrantId == person.Id).ToListAsync();
        var differs = before.Where(b => (stored.Find(a => a.QuestionId == b.Key)?.Value ?? "") != b.Value).ToDictionary();
        return context.Put(person.AsAnswerer(),
            new KnownAnswers(await ImportTarget.AskedAsync(context, import.EventId, CancellationToken.None), stored), differs);
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
