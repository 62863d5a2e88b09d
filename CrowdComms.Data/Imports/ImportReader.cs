using CrowdComms.Data.Common;
using Microsoft.EntityFrameworkCore;

namespace CrowdComms.Data.Imports;

/// <summary>Shows the imports of an event to its organisers.</summary>
public sealed class ImportReader(IDbContextFactory<CrowdCommsContext> contexts)
{
    private const int PageSize = 20;
    private const string Purpose = "see the imports";

    /// <summary>One page of the event's imports, 20 on a page, the newest first.</summary>
    /// <returns>The page; <c>forbidden</c> to staff, <c>not_found</c> to strangers.</returns>
    public async Task<Result<Page<ImportRun>>> PageAsync(Guid eventId, int number, Actor actor, CancellationToken cancellationToken)
    {
        if (actor.Refusal(MemberRole.Organiser, eventId, Purpose) is { } refusal)
        {
            return refusal;
        }

        var page = Math.Max(1, number);
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var imports = context.Imports.AsNoTracking().Where(i => i.EventId == eventId);
        var total = await imports.CountAsync(cancellationToken);
        var rows = await imports.OrderByDescending(i => i.Id).Skip((page - 1) * PageSize).Take(PageSize)
            .Select(ImportRun.Of).ToListAsync(cancellationToken);
        return new Page<ImportRun>(rows, page, PageSize, total);
    }

    /// <summary>One import of the event, with its state and counts.</summary>
    /// <returns>The import; <c>forbidden</c> to staff, <c>not_found</c> when the event has no such import, and to
    /// strangers.</returns>
    public async Task<Result<ImportRun>> GetAsync(Guid eventId, Guid id, Actor actor, CancellationToken cancellationToken)
    {
        if (actor.Refusal(MemberRole.Organiser, eventId, Purpose) is { } refusal)
        {
            return refusal;
        }

        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var found = await context.Imports.AsNoTracking().Where(i => i.EventId == eventId && i.Id == id)
            .Select(ImportRun.Of).SingleOrDefaultAsync(cancellationToken);
        return found is null ? Error.NotFound("import") : found;
    }

    /// <summary>The import's row errors in the order of the file, after the registrants whom its undo left as they are;
    /// none once the time for an undo is over.</summary>
    /// <returns>At most <see cref="ImportTally.MostErrors"/>; <c>forbidden</c> to staff, <c>not_found</c>.</returns>
    public async Task<Result<IReadOnlyList<RowError>>> ErrorsAsync(Guid eventId, Guid id, Actor actor, CancellationToken cancellationToken)
    {
        var found = await GetAsync(eventId, id, actor, cancellationToken);
        if (found.Failed(out var refusal))
        {
            return refusal;
        }

        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        return await context.Set<ImportFault>().AsNoTracking().Where(f => f.ImportId == id)
            .OrderByDescending(f => f.Field == ImportFault.NotUndone).ThenBy(f => f.Id)
            .Take(ImportTally.MostErrors).Select(f => new RowError(f.Row, f.Field, f.Message)).ToListAsync(cancellationToken);
    }
}
