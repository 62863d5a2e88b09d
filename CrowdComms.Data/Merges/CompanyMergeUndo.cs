using CrowdComms.Data.Audit;
using CrowdComms.Data.Common;
using CrowdComms.Data.Companies;
using CrowdComms.Data.Engines;
using CrowdComms.Data.Live;
using Microsoft.EntityFrameworkCore;

namespace CrowdComms.Data.Merges;

/// <summary>Undoes the merge of two companies, for organisers. The undo is audited.</summary>
public sealed class CompanyMergeUndo(
    IDbContextFactory<CrowdCommsContext> contexts, IDatabaseEngine engine, IChangeFeed feed, TimeProvider clock)
{
    /// <summary>
    /// Undoes a merge: creates the deleted company again with its id, contact person, link and allocations, and moves
    /// its registrants back. Later changes are kept: registrants who moved to a third company stay there, and so do an
    /// allocation or a contact person that was changed since. If another company has the name now, the registrants move
    /// to that one.
    /// </summary>
    /// <returns>What moved back; <c>company.merge_undone</c>, <c>company.merge_buried</c>, <c>company.merge_busy</c>,
    /// <c>forbidden</c> to staff, <c>not_found</c>.</returns>
    public async Task<Result<MergeUndone>> UndoAsync(
        Guid eventId, Guid mergeId, Actor actor, CancellationToken cancellationToken)
    {
        if (actor.Refusal(MemberRole.Organiser, eventId, CompanyMergeService.Purpose) is { } refusal)
        {
            return refusal;
        }

        // Another request may change a registrant, create a company of that name, or undo first: then we try again.
        return await engine.RepeatAsync(contexts, CompanyMergeService.Busy,
            () => TryUndoAsync(eventId, mergeId, actor, cancellationToken));
    }

    private async Task<Result<MergeUndone>> TryUndoAsync(
        Guid eventId, Guid mergeId, Actor actor, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        await using var transaction = await context.Database.BeginTransactionAsync(cancellationToken);
        await engine.LockAsync(context, eventId, cancellationToken);
        var merge = await context.CompanyMerges.SingleOrDefaultAsync(m => m.EventId == eventId && m.Id == mergeId, cancellationToken);
        if (merge is null || merge.UndoneAt is not null)
        {
            return merge is null ? Error.NotFound("merge") : CompanyErrors.MergeUndone;
        }

        var into = await context.Companies.SingleOrDefaultAsync(c => c.EventId == eventId && c.Id == merge.IntoId, cancellationToken);
        if (into is null && await BuriedAsync(context, merge, cancellationToken) is { } buried)
        {
            return buried;
        }

        var step = new StepTaken(actor, clock.GetUtcNow());
        merge.UndoneAt = step.At;
        var from = await AgainAsync(context, merge, cancellationToken);
        await MergePart.ApplyAsync(context, merge.Kept, new MergedCompanies(from, into), step.At, cancellationToken);
        await context.SaveChangesAsync(cancellationToken);
        var people = context.Registrants.Where(r => r.CompanyId == merge.IntoId && context.Set<MergedPerson>()
            .Any(p => p.MergeId == mergeId && p.RegistrantId == r.Id));
        var back = into is null || into.Id == from.Id ? []
            : await new CompanyMoves(context, engine, step).MoveAsync(people, into.Name, from, cancellationToken);
        context.ChangeTracker.Clear();
        context.AuditEntries.Add(Entry(from, back.Count, step));
        await context.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        feed.Publish(EventChanged.CountAnew(eventId));
        return new MergeUndone(from.Id, from.Name, back.Count, merge.People - back.Count);
    }

    private static AuditEntry Entry(Company company, int people, StepTaken step) => AuditTrail.Entry(company.EventId,
        new AuditedThing(nameof(Company), company.Id), new AuditedAct("MergeUndone", step.By, step.At),
        [new FieldChange("people", null, people.ToString())]);

    private static async Task<Error?> BuriedAsync(
        CrowdCommsContext context, CompanyMerge merge, CancellationToken cancellationToken)
    {
        var later = await context.CompanyMerges.AsNoTracking()
            .Where(m => m.EventId == merge.EventId && m.FromId == merge.IntoId && m.UndoneAt == null)
            .Select(m => m.FromName).FirstOrDefaultAsync(cancellationToken);
        return later is null ? null : CompanyErrors.MergeBuried(later);
    }

    private static async Task<Company> AgainAsync(
        CrowdCommsContext context, CompanyMerge merge, CancellationToken cancellationToken)
    {
        var key = SearchText.Of(merge.FromName);
        var taken = await context.Companies.SingleOrDefaultAsync(c => c.EventId == merge.EventId && c.NameKey == key,
            cancellationToken);
        return taken ?? context.Companies.Add(Company.Again(merge.FromId, merge.EventId, merge.FromName)).Entity;
    }
}
