using CrowdComms.Data.Audit;
using CrowdComms.Data.Common;
using CrowdComms.Data.Companies;
using CrowdComms.Data.Engines;
using CrowdComms.Data.Live;
using Microsoft.EntityFrameworkCore;

namespace CrowdComms.Data.Merges;

/// <summary>Merges two companies into one, for organisers. Merges are audited.</summary>
public sealed class CompanyMergeService(
    IDbContextFactory<CrowdCommsContext> contexts, IDatabaseEngine engine, IChangeFeed feed, TimeProvider clock)
{
    internal const string Purpose = "merge companies";
    internal static readonly Repeats Busy = new(3, _ => true) { Means = _ => CompanyErrors.MergeBusy };

    /// <summary>The merges into a company that are not undone, the newest first.</summary>
    /// <returns>The rows; <c>not_found</c> to strangers.</returns>
    public async Task<Result<IReadOnlyList<MergeRow>>> ListAsync(
        Guid eventId, Guid intoId, Actor actor, CancellationToken cancellationToken)
    {
        if (actor.Refusal(MemberRole.Staff, eventId, "see the companies") is { } refusal)
        {
            return refusal;
        }

        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        return await context.CompanyMerges.AsNoTracking()
            .Where(m => m.EventId == eventId && m.IntoId == intoId && m.UndoneAt == null)
            .OrderByDescending(m => m.Id).Select(m => new MergeRow(m.Id, m.FromName, m.People, m.At, m.By))
            .ToListAsync(cancellationToken);
    }

    /// <summary>Previews what a merge would do, and writes nothing.</summary>
    /// <returns>The preview; <c>company.merge_itself</c>, <c>forbidden</c> to staff, <c>not_found</c>.</returns>
    public async Task<Result<MergePreview>> PreviewAsync(
        Guid eventId, MergeRequest request, Actor actor, CancellationToken cancellationToken)
    {
        if (Refusal(eventId, request, actor) is { } refusal)
        {
            return refusal;
        }

        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var pair = await PairAsync(context, eventId, request, cancellationToken);
        if (pair is not var (from, into))
        {
            return Error.NotFound("company");
        }

        var people = context.Registrants.Where(r => r.CompanyId == from.Id);
        return new MergePreview(
            from.Name, into.Name, await people.CountAsync(cancellationToken),
            await people.CountAsync(r => r.Status == RegistrantStatus.CheckedIn, cancellationToken),
            await MergeJoin.AllocationsAsync(context, from, into, cancellationToken),
            MergeJoin.TakesContact(from, into),
            await context.CompanyLinks.AnyAsync(l => l.CompanyId == from.Id && l.RevokedAt == null, cancellationToken));
    }

    /// <summary>Moves all registrants of one company to another, adds up the allocations of both, and deletes the
    /// first. The history stays; <see cref="CompanyMergeUndo"/> can undo it.</summary>
    /// <returns>The merge; <c>company.merge_itself</c>, <c>company.merge_busy</c>, <c>forbidden</c> to staff,
    /// <c>not_found</c>.</returns>
    public async Task<Result<MergeRow>> MergeAsync(
        Guid eventId, MergeRequest request, Actor actor, CancellationToken cancellationToken)
    {
        if (Refusal(eventId, request, actor) is { } refusal)
        {
            return refusal;
        }

        // If a registrant of the first company was added or changed after we moved its registrants, we try again.
        return await engine.RepeatAsync(contexts, Busy,
            () => TryMergeAsync(eventId, request, actor, cancellationToken));
    }

    private static Error? Refusal(Guid eventId, MergeRequest request, Actor actor) =>
        actor.Refusal(MemberRole.Organiser, eventId, Purpose)
            ?? (request.FromId == request.IntoId ? CompanyErrors.MergeItself : null);

    private static async Task<(Company From, Company Into)?> PairAsync(
        CrowdCommsContext context, Guid eventId, MergeRequest request, CancellationToken cancellationToken)
    {
        var found = await context.Companies
            .Where(c => c.EventId == eventId && (c.Id == request.FromId || c.Id == request.IntoId))
            .ToListAsync(cancellationToken);
        return found.Count == 2 ? (found.Single(c => c.Id == request.FromId), found.Single(c => c.Id == request.IntoId))
            : null;
    }

    private async Task<Result<MergeRow>> TryMergeAsync(
        Guid eventId, MergeRequest request, Actor actor, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        await using var transaction = await context.Database.BeginTransactionAsync(cancellationToken);
        await engine.LockAsync(context, eventId, cancellationToken);
        if (await PairAsync(context, eventId, request, cancellationToken) is not var (from, into))
        {
            return Error.NotFound("company");
        }

        var step = new StepTaken(actor, clock.GetUtcNow());
        var kept = await MergeJoin.ApplyAsync(context, from, into, step.At, cancellationToken);
        await context.SaveChangesAsync(cancellationToken);
        var moved = await new CompanyMoves(context, engine, step).MoveAsync(
            context.Registrants.Where(r => r.CompanyId == from.Id), from.Name, into, cancellationToken);
        var merge = Merge(new MergedCompanies(from, into), kept, moved.Count, step);
        context.ChangeTracker.Clear();
        context.CompanyMerges.Add(merge);
        context.AuditEntries.AddRange(Entries(merge, into, step));
        context.Companies.Remove(from);
        await context.SaveChangesAsync(cancellationToken);
        await engine.InsertAsync(context,
            moved.ConvertAll(id => new MergedPerson { MergeId = merge.Id, RegistrantId = id }), cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        feed.Publish(EventChanged.CountAnew(eventId));
        return new MergeRow(merge.Id, merge.FromName, merge.People, merge.At, merge.By);
    }

    private static CompanyMerge Merge(MergedCompanies companies, MergeKept kept, int people, StepTaken step) => new()
    {
        EventId = companies.From.EventId,
        FromId = companies.From.Id,
        FromName = companies.From.Name,
        IntoId = companies.Into!.Id,
        People = people,
        At = step.At,
        By = step.By.Name,
        Kept = kept,
    };

    private static IEnumerable<AuditEntry> Entries(CompanyMerge merge, Company into, StepTaken step)
    {
        var act = new AuditedAct("Merged", step.By, step.At);
        yield return AuditTrail.Entry(merge.EventId, new AuditedThing(nameof(Company), merge.FromId), act,
            [new FieldChange("name", merge.FromName, into.Name)]);
        yield return AuditTrail.Entry(merge.EventId, new AuditedThing(nameof(Company), merge.IntoId), act,
            [new FieldChange("merged", null, merge.FromName),
                new FieldChange("people", null, merge.People.ToString())]);
    }
}
