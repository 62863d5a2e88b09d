using CrowdComms.Data.Audit;
using CrowdComms.Data.Common;
using CrowdComms.Data.Engines;
using CrowdComms.Data.Live;
using Microsoft.EntityFrameworkCore;

namespace CrowdComms.Data.Venue;

/// <summary>Creates, changes and deletes zones, for organisers. Changes are audited.</summary>
public sealed class ZoneService(
    IDbContextFactory<CrowdCommsContext> contexts, IDatabaseEngine engine, IChangeFeed feed, TimeProvider clock)
{
    private const string Purpose = "change the zones";

    /// <summary>Creates a zone; no pass type opens it yet.</summary>
    /// <returns>Its id; <c>validation</c>, <c>zone.name_taken</c>, <c>forbidden</c>, <c>not_found</c>.</returns>
    public async Task<Result<Guid>> CreateAsync(
        Guid eventId, ZoneDetails details, Actor actor, CancellationToken cancellationToken)
    {
        if (Refusal(eventId, details, actor) is { } refusal)
        {
            return refusal;
        }

        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        if (!await context.Events.AnyAsync(e => e.Id == eventId, cancellationToken))
        {
            return Error.NotFound("event");
        }

        var zone = new Zone { EventId = eventId, Name = details.Name.Trim(), Capacity = details.Capacity };
        if (await TakenAsync(context, zone, cancellationToken) is { } taken)
        {
            return taken;
        }

        context.Zones.Add(zone);
        context.AuditEntries.Add(ZoneAudit.Of(zone, new AuditedAct("Created", actor, clock.GetUtcNow()),
            AuditTrail.New(ZoneAudit.Fields(zone))));
        return await SaveAsync(context, zone, cancellationToken);
    }

    /// <summary>Replaces the name and the capacity of a zone.</summary>
    /// <returns>Its id; <c>validation</c>, <c>zone.name_taken</c>, <c>forbidden</c>, <c>not_found</c>.</returns>
    public async Task<Result<Guid>> EditAsync(
        Guid eventId, Guid id, ZoneDetails details, Actor actor, CancellationToken cancellationToken)
    {
        if (Refusal(eventId, details, actor) is { } refusal)
        {
            return refusal;
        }

        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var zone = await context.Zones.SingleOrDefaultAsync(z => z.EventId == eventId && z.Id == id, cancellationToken);
        if (zone is null)
        {
            return Error.NotFound("zone");
        }

        var before = ZoneAudit.Fields(zone);
        (zone.Name, zone.Capacity) = (details.Name.Trim(), details.Capacity);
        if (await TakenAsync(context, zone, cancellationToken) is { } taken)
        {
            return taken;
        }

        var changes = AuditTrail.Between(before, ZoneAudit.Fields(zone));
        if (changes.Count == 0)
        {
            return id;
        }

        context.AuditEntries.Add(ZoneAudit.Of(zone, new AuditedAct("Changed", actor, clock.GetUtcNow()), changes));
        return await SaveAsync(context, zone, cancellationToken);
    }

    /// <summary>Deletes a zone that has no door station, and takes it from the pass types that opened it.</summary>
    /// <returns>Its id; <c>zone.in_use</c>, <c>forbidden</c>, <c>not_found</c>.</returns>
    public async Task<Result<Guid>> DeleteAsync(Guid eventId, Guid id, Actor actor, CancellationToken cancellationToken)
    {
        if (actor.Refusal(MemberRole.Organiser, eventId, Purpose) is { } refusal)
        {
            return refusal;
        }

        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var zone = await context.Zones.SingleOrDefaultAsync(z => z.EventId == eventId && z.Id == id, cancellationToken);
        if (zone is null)
        {
            return Error.NotFound("zone");
        }

        if (await HasDoorAsync(context, zone, cancellationToken))
        {
            return ZoneErrors.InUse(zone.Name);
        }

        context.Zones.Remove(zone);
        context.AuditEntries.Add(ZoneAudit.Of(zone, new AuditedAct("Deleted", actor, clock.GetUtcNow()),
            AuditTrail.Gone(ZoneAudit.Fields(zone))));
        return await SaveAsync(context, zone, cancellationToken);
    }

    private static Error? Refusal(Guid eventId, ZoneDetails details, Actor actor) =>
        actor.Refusal(MemberRole.Organiser, eventId, Purpose)
        ?? (ZoneRules.Check(details) is { Count: > 0 } problems ? Error.Validation(problems) : null);

    // The unique index treats names that differ in case or accents as different; people do not, so we compare.
    private static async Task<Error?> TakenAsync(
        CrowdCommsContext context, Zone zone, CancellationToken cancellationToken)
    {
        var names = await context.Zones.Where(z => z.EventId == zone.EventId && z.Id != zone.Id).Select(z => z.Name)
            .ToListAsync(cancellationToken);
        return names.Exists(name => SearchText.Of(name) == SearchText.Of(zone.Name)) ? ZoneErrors.NameTaken(zone.Name)
            : null;
    }

    private async Task<Result<Guid>> SaveAsync(
        CrowdCommsContext context, Zone zone, CancellationToken cancellationToken)
    {
        // If a door was created for the zone while we were deleting it, the database keeps it and refuses our save.
        var error = await engine.SaveAsync(context, async failure => failure switch
        {
            { IsOvertaken: true } => Error.NotFound("zone"),
            { Index: ZoneErrors.NameIndex } => ZoneErrors.NameTaken(zone.Name),
            _ => await HasDoorAsync(context, zone, cancellationToken) ? ZoneErrors.InUse(zone.Name) : null,
        }, cancellationToken);
        if (error is not null)
        {
            return error;
        }

        feed.Publish(EventChanged.CountAnew(zone.EventId));
        return zone.Id;
    }

    private static Task<bool> HasDoorAsync(CrowdCommsContext context, Zone zone, CancellationToken cancellationToken) =>
        context.Stations.AnyAsync(s => s.ZoneId == zone.Id, cancellationToken);
}
