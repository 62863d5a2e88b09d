using CrowdComms.Data.Audit;
using CrowdComms.Data.Common;
using CrowdComms.Data.Engines;
using CrowdComms.Data.Live;
using Microsoft.EntityFrameworkCore;

namespace CrowdComms.Data.Venue;

/// <summary>Lists stations for staff; creates, renames and deletes them for organisers. Changes are audited.</summary>
public sealed class StationService(
    IDbContextFactory<CrowdCommsContext> contexts, IDatabaseEngine engine, IChangeFeed feed, TimeProvider clock)
{
    private const string Purpose = "change the stations";

    /// <summary>The event's stations by name, each with the number of scans there.</summary>
    /// <returns>The rows; <c>not_found</c> to strangers.</returns>
    public async Task<Result<IReadOnlyList<StationRow>>> ListAsync(
        Guid eventId, Actor actor, CancellationToken cancellationToken)
    {
        if (actor.Refusal(MemberRole.Staff, eventId, "see the stations") is { } refusal)
        {
            return refusal;
        }

        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        return await context.Stations.AsNoTracking().Where(s => s.EventId == eventId)
            .LeftJoin(context.Zones, s => s.ZoneId, z => (Guid?)z.Id,
                (s, z) => new { Station = s, Zone = z == null ? null : z.Name })
            .OrderBy(s => s.Station.Name).ThenBy(s => s.Station.Id)
            .Select(s => new StationRow(
                s.Station.Id, s.Station.Name, s.Station.Kind, s.Station.ZoneId, s.Zone,
                context.Scans.Count(scan => scan.StationId == s.Station.Id)))
            .ToListAsync(cancellationToken);
    }

    /// <summary>Creates a station in the event.</summary>
    /// <returns>Its id; <c>validation</c>, <c>station.name_taken</c>, <c>forbidden</c>, <c>not_found</c>.</returns>
    public async Task<Result<Guid>> CreateAsync(
        Guid eventId, NewStation made, Actor actor, CancellationToken cancellationToken)
    {
        if (actor.Refusal(MemberRole.Organiser, eventId, Purpose) is { } refusal)
        {
            return refusal;
        }

        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        if (!await context.Events.AnyAsync(e => e.Id == eventId, cancellationToken))
        {
            return Error.NotFound("event");
        }

        var zone = made.Kind == StationKind.Door
            ? await context.Zones.SingleOrDefaultAsync(z => z.EventId == eventId && z.Id == made.ZoneId,
                cancellationToken)
            : null;
        var station = new Station { EventId = eventId, Name = made.Name.Trim(), Kind = made.Kind, ZoneId = zone?.Id };
        if (await ProblemAsync(context, station, cancellationToken) is { } problem)
        {
            return problem;
        }

        context.Stations.Add(station);
        List<AuditedField> fields = [.. Fields(station), new("kind", station.Kind.ToString()), new("zone", zone?.Name)];
        context.AuditEntries.Add(
            Entry(station, new AuditedAct("Created", actor, clock.GetUtcNow()), AuditTrail.New(fields)));
        return await SaveAsync(context, station, cancellationToken);
    }

    /// <summary>Renames a station; its kind and its zone never change.</summary>
    /// <returns>Its id; <c>validation</c>, <c>station.name_taken</c>, <c>forbidden</c>, <c>not_found</c>.</returns>
    public async Task<Result<Guid>> RenameAsync(
        Guid eventId, Guid id, string name, Actor actor, CancellationToken cancellationToken)
    {
        if (actor.Refusal(MemberRole.Organiser, eventId, Purpose) is { } refusal)
        {
            return refusal;
        }

        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var station =
            await context.Stations.SingleOrDefaultAsync(s => s.EventId == eventId && s.Id == id, cancellationToken);
        if (station is null)
        {
            return Error.NotFound("station");
        }

        var before = Fields(station);
        station.Name = name.Trim();
        if (await ProblemAsync(context, station, cancellationToken) is { } problem)
        {
            return problem;
        }

        var changes = AuditTrail.Between(before, Fields(station));
        if (changes.Count == 0)
        {
            return id;
        }

        context.AuditEntries.Add(Entry(station, new AuditedAct("Changed", actor, clock.GetUtcNow()), changes));
        return await SaveAsync(context, station, cancellationToken);
    }

    /// <summary>Deletes a station at which nothing was ever scanned.</summary>
    /// <returns>Its id; <c>station.in_use</c>, <c>forbidden</c>, <c>not_found</c>.</returns>
    public async Task<Result<Guid>> DeleteAsync(Guid eventId, Guid id, Actor actor, CancellationToken cancellationToken)
    {
        if (actor.Refusal(MemberRole.Organiser, eventId, Purpose) is { } refusal)
        {
            return refusal;
        }

        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var station =
            await context.Stations.SingleOrDefaultAsync(s => s.EventId == eventId && s.Id == id, cancellationToken);
        if (station is null)
        {
            return Error.NotFound("station");
        }

        if (await WasUsedAsync(context, id, cancellationToken))
        {
            return StationErrors.InUse(station.Name);
        }

        context.Stations.Remove(station);
        context.AuditEntries.Add(
            Entry(station, new AuditedAct("Deleted", actor, clock.GetUtcNow()), AuditTrail.Gone(Fields(station))));
        return await SaveAsync(context, station, cancellationToken);
    }

    private static List<AuditedField> Fields(Station station) => [new("name", station.Name)];

    private static AuditEntry Entry(Station station, AuditedAct act, IReadOnlyList<FieldChange> changes) =>
        AuditTrail.Entry(station.EventId, new AuditedThing(nameof(Station), station.Id), act, changes);

    private static async Task<Error?> ProblemAsync(
        CrowdCommsContext context, Station station, CancellationToken cancellationToken)
    {
        var problems = new Dictionary<string, string[]>(StringComparer.Ordinal);
        if (TextRules.Required("Name", station.Name, 60) is { } name)
        {
            problems["name"] = [name];
        }

        if (station.Kind == StationKind.Door && station.ZoneId is null)
        {
            problems["zoneId"] = ["Choose the zone of this door."];
        }

        if (problems.Count > 0)
        {
            return Error.Validation(problems);
        }

        // The unique index treats names that differ in case or accents as different; people do not, so we compare.
        var names = await context.Stations.Where(s => s.EventId == station.EventId && s.Id != station.Id)
            .Select(s => s.Name).ToListAsync(cancellationToken);
        return names.Exists(other => SearchText.Of(other) == SearchText.Of(station.Name))
            ? StationErrors.NameTaken(station.Name) : null;
    }

    private async Task<Result<Guid>> SaveAsync(
        CrowdCommsContext context, Station station, CancellationToken cancellationToken)
    {
        // If a ticket was scanned at the station while we were deleting it, the database keeps it and refuses our save.
        var error = await engine.SaveAsync(context, async failure => failure switch
        {
            { IsOvertaken: true } => Error.NotFound("station"),
            { Index: StationErrors.NameIndex } => StationErrors.NameTaken(station.Name),
            _ => await WasUsedAsync(context, station.Id, cancellationToken) ? StationErrors.InUse(station.Name) : null,
        }, cancellationToken);
        if (error is not null)
        {
            return error;
        }

        feed.Publish(EventChanged.CountAnew(station.EventId));
        return station.Id;
    }

    private static async Task<bool> WasUsedAsync(
        CrowdCommsContext context, Guid id, CancellationToken cancellationToken) =>
            await context.Scans.AnyAsync(s => s.StationId == id, cancellationToken)
                || await context.StatusChanges.AnyAsync(c => c.StationId == id, cancellationToken);
}
