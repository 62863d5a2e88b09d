using CrowdComms.Data.Audit;
using CrowdComms.Data.Common;
using CrowdComms.Data.Engines;
using CrowdComms.Data.Files;
using CrowdComms.Data.Live;
using Microsoft.EntityFrameworkCore;

namespace CrowdComms.Data.Events;

/// <summary>An event to be deleted.</summary>
/// <param name="Id">Which one.</param>
/// <param name="Slug">Its address, typed once more.</param>
/// <param name="Force">Whether people who are checked in do not matter.</param>
public sealed record EventDeletion(Guid Id, string? Slug, bool Force = false);

/// <summary>Deletes events.</summary>
public sealed class EventDeletionService(
    IDbContextFactory<CrowdCommsContext> contexts, IDatabaseEngine engine, IAuditLock audit, UploadFolder uploads,
    IChangeFeed feed)
{
    /// <summary>Deletes an event with everything in it, for ever. Admins only.</summary>
    /// <returns>Done; <c>validation</c> where the slug is another, <c>event.people_inside</c>, <c>forbidden</c>,
    /// <c>not_found</c>.</returns>
    public async Task<Result<Done>> DeleteAsync(
        EventDeletion deletion, Actor actor, CancellationToken cancellationToken)
    {
        if (!actor.IsAdmin)
        {
            return actor.IsMemberOf(deletion.Id) ? EventErrors.AdminsDelete : Error.NotFound("event");
        }

        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        await using var transaction = await context.Database.BeginTransactionAsync(cancellationToken);
        await engine.LockAsync(context, deletion.Id, cancellationToken);
        var slug = await context.Events.Where(e => e.Id == deletion.Id).Select(e => e.Slug)
            .SingleOrDefaultAsync(cancellationToken);
        if (slug is null || slug != deletion.Slug)
        {
            return slug is null ? Error.NotFound("event") : EventErrors.OtherSlug(slug);
        }

        var here = await context.Registrants.CountAsync(
            r => r.EventId == deletion.Id && r.Status == RegistrantStatus.CheckedIn, cancellationToken);
        if (here > 0 && !deletion.Force)
        {
            return EventErrors.PeopleInside(here);
        }

        var files = await context.Imports.AsNoTracking().Where(i => i.EventId == deletion.Id)
            .Select(i => new KeptUpload(i.FileHash, i.Id)).ToListAsync(cancellationToken);
        await EmptyAsync(context, deletion.Id, cancellationToken);
        // What was done in the event goes with it.
        await audit.OpenAsync(context, open: true, cancellationToken);
        await context.Events.Where(e => e.Id == deletion.Id).ExecuteDeleteAsync(cancellationToken);
        await audit.OpenAsync(context, open: false, cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        files.ForEach(uploads.Forget);
        feed.Publish(EventChanged.CountAnew(deletion.Id));
        return default(Done);
    }

    // What others point at stays as long as they do, so they go first; the rest goes with the event.
    private static async Task EmptyAsync(CrowdCommsContext context, Guid id, CancellationToken cancellationToken)
    {
        await context.Scans.Where(s => s.EventId == id).ExecuteDeleteAsync(cancellationToken);
        await context.ZoneVisits.Where(v => v.EventId == id).ExecuteDeleteAsync(cancellationToken);
        await context.BadgePrints.Where(p => p.EventId == id).ExecuteDeleteAsync(cancellationToken);
        await context.StatusChanges.Where(c => c.EventId == id).ExecuteDeleteAsync(cancellationToken);
        await context.Registrants.Where(r => r.EventId == id).ExecuteDeleteAsync(cancellationToken);
        await context.Stations.Where(s => s.EventId == id).ExecuteDeleteAsync(cancellationToken);
    }
}
