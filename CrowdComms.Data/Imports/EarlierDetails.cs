using CrowdComms.Data.Audit;
using CrowdComms.Data.Capacity;
using CrowdComms.Data.Common;
using CrowdComms.Data.Companies;
using CrowdComms.Data.Engines;
using CrowdComms.Data.PassTypes;
using CrowdComms.Data.Questions;
using CrowdComms.Data.Registrants;
using Microsoft.EntityFrameworkCore;

namespace CrowdComms.Data.Imports;

/// <summary>Gives registrants whom an import changed the details, answers and status that they had before.</summary>
/// <param name="context">A context with an open transaction.</param>
/// <param name="engine">The database.</param>
/// <param name="import">The import that is undone.</param>
/// <param name="clock">The clock of the undo.</param>
internal sealed class EarlierDetails(CrowdCommsContext context, IDatabaseEngine engine, Import import, TimeProvider clock)
{
    /// <summary>Restores the details of one registrant.</summary>
    /// <returns>Null when they are restored; otherwise a sentence that says why not.</returns>
    internal async Task<string?> RestoreAsync(ImportTrace trace, Registrant person)
    {
        var before = ImportJson.Read<PersonBefore>(trace.Before!);
        var pass = await context.FindAsync<PassType>(before.PassTypeId);
        if (pass is null
            || (pass.Id != person.PassTypeId && person.Status != RegistrantStatus.Cancelled
                && await engine.RefusalAsync(context, new PlaceAsked(null, pass, clock.GetUtcNow()), CancellationToken.None) is not null))
        {
            return pass is null ? $"{Named(person)} was kept as is, because their earlier pass type no longer exists."
                : $"{Named(person)} was kept as is, because no {pass.Name} pass is left.";
        }

        var company = before.CompanyId is null ? null
            : await context.FindAsync<Company>(before.CompanyId)
                ?? await CompanyFinder.FindOrAddAsync(context, import.EventId, before.Company, CancellationToken.None);
        var was = RegistrantRows.Of(person);
        if (before.Status is { } status && await StatusBackAsync(person, status, pass) is { } refused)
        {
            return refused;
        }

        person.Describe(new RegistrantDetails(before.Person, pass.Code, before.Company), company, pass, clock.GetUtcNow());
        var answers = await AnswersAsync(person, before.Answers ?? []);
        context.AuditEntries.AddRange(RegistrantAudit.Of(import.EventId, new EditedRow(was, RegistrantRows.Of(person)),
            answers, new StepTaken(import.Actor, clock.GetUtcNow())));
        return null;
    }

    /// <summary>The name and the address of a registrant, as the faults of an undo write them.</summary>
    internal static string Named(Registrant person) => $"{person.Person.Name} ({person.Person.Email})";

    // A confirmation cannot be taken back, as the status table says; a cancellation can, where a place is left.
    private async Task<string?> StatusBackAsync(Registrant person, RegistrantStatus status, PassType pass)
    {
        if (person.Status != RegistrantStatus.Cancelled)
        {
            return $"{Named(person)} was kept as is, because the file confirmed them and that cannot be undone.";
        }

        await context.SaveChangesAsync();
        var whole = await context.Events.SingleAsync(e => e.Id == import.EventId);
        if (await engine.RefusalAsync(context, new PlaceAsked(whole, pass, clock.GetUtcNow()), CancellationToken.None) is { } full)
        {
            return $"{Named(person)} stays cancelled and cannot be reinstated. {full.Message}";
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
    private async Task<List<FieldChange>> AnswersAsync(Registrant person, Dictionary<Guid, string> before)
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
}
