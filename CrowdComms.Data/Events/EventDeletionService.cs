using CrowdComms.Data.Audit;
using CrowdComms.Data.Common;
using CrowdComms.Data.Engines;
using CrowdComms.Data.Files;
using CrowdComms.Data.Live;
using Microsoft.EntityFrameworkCore;

namespace CrowdComms.Data.Events;

/// <summary>A request to delete an event.</summary>
/// <param name="Id">The event to delete.</param>
/// <param name="Slug">The event's slug, typed again, so that no one deletes an event by mistake.</param>
/// <param name="Force">Whether the event is deleted even while registrants are checked in.</param>
public sealed record EventDeletion(Guid Id, string? Slug, bool Force = false);

/// <summary>Deletes events with everything that belongs to them.</summary>
public sealed class EventDeletionService(
    IDbContextFactory<CrowdCommsContext> contexts, IDatabaseEngine engine, IAuditLock audit, UploadFolder uploads,
    IChangeFeed feed)
{
    /// <summary>Deletes an event with everything that belongs to it, for ever. Admins only.</summary>
    /// <returns>Done; <c>validation</c> when the typed slug is not the event's; <c>event.people_inside</c> while
    /// registrants are checked in, without <c>Force</c>; <c>forbidden</c> for a member who is no admin;
    /// <c>not_found</c> for a missing event, and for an actor who is not a member.</returns>
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
        if (await RefusalAsync(context, deletion, cancellationToken) is { } refusal)
        {
            return refusal;
        }

        var files = await context.Imports.AsNoTracking().Where(i => i.EventId == deletion.Id)
            .Select(i => new KeptUpload(i.FileHash, i.Id)).ToListAsync(cancellationToken);
        var walls = await context.WallLinks.AsNoTracking().Where(w => w.EventId == deletion.Id).Select(w => w.Id)
            .ToListAsync(cancellationToken);
        await EmptyAsync(context, deletion.Id, cancellationToken);
        // Opens the append-only audit for this transaction, since the event's own audit entries are deleted with it.
        await audit.OpenAsync(context, open: true, cancellationToken);
        await context.Events.Where(e => e.Id == deletion.Id).ExecuteDeleteAsync(cancellationToken);
        await audit.OpenAsync(context, open: false, cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        files.ForEach(uploads.Forget);
        feed.Publish(EventChanged.OfAllRights);
        feed.Publish(EventChanged.CountAnew(deletion.Id) with { ClosedWalls = walls });
        return default(Done);
    }

    private static async Task<Error?> RefusalAsync(
        CrowdCommsContext context, EventDeletion deletion, CancellationToken cancellationToken)
    {
        var slug = await context.Events.Where(e => e.Id == deletion.Id).Select(e => e.Slug)
            .SingleOrDefaultAsync(cancellationToken);
        if (slug is null || slug != deletion.Slug)
        {
            return slug is null ? Error.NotFound("event") : EventErrors.OtherSlug(slug);
        }

        var here = await context.Registrants.CountAsync(
            r => r.EventId == deletion.Id && r.Status == RegistrantStatus.CheckedIn, cancellationToken);
        return here > 0 && !deletion.Force ? EventErrors.PeopleInside(here) : null;
    }

    // Deletes the rows that other rows refer to by a restricting foreign key, dependants first; deleting the event then
    // removes the rest by cascade.
    private static async Task EmptyAsync(CrowdCommsContext context, Guid id, CancellationToken cancellationToken)
    {
        await context.Scans.Where(s => s.EventId == id).ExecuteDeleteAsync(cancellationToken);
        await context.DayEntries.Where(d => d.EventId == id).ExecuteDeleteAsync(cancellationToken);
        await context.ZoneVisits.Where(v => v.EventId == id).ExecuteDeleteAsync(cancellationToken);
        await context.BadgePrints.Where(p => p.EventId == id).ExecuteDeleteAsync(cancellationToken);
        await context.StatusChanges.Where(c => c.EventId == id).ExecuteDeleteAsync(cancellationToken);
        await context.Registrants.Where(r => r.EventId == id).ExecuteDeleteAsync(cancellationToken);
        await context.Stations.Where(s => s.EventId == id).ExecuteDeleteAsync(cancellationToken);
    }
}
