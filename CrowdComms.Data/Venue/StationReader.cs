using CrowdComms.Data.CheckIn;
using CrowdComms.Data.Common;
using CrowdComms.Data.Registrants;
using Microsoft.EntityFrameworkCore;

namespace CrowdComms.Data.Venue;

/// <summary>A place where people are scanned.</summary>
public sealed record StationPlace(Guid Id, string Name, StationKind Kind)
{
    /// <summary>The zone of a door; null at the entrance.</summary>
    public Guid? ZoneId { get; init; }
}

/// <summary>What a desk or a door reads about its station.</summary>
public sealed class StationReader(IDbContextFactory<CrowdCommsContext> contexts, TimeProvider clock)
{
    /// <summary>The stations at the entrance, or the doors, by name; for a device its own.</summary>
    /// <returns>The stations; <c>not_found</c> to strangers.</returns>
    public async Task<Result<IReadOnlyList<StationPlace>>> PlacesAsync(Guid eventId, bool doors, Actor actor, CancellationToken cancellationToken)
    {
        if (actor.StationRefusal(eventId, null, "scan tickets") is { } refusal)
        {
            return refusal;
        }

        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        return await context.Stations.AsNoTracking()
            .Where(s => s.EventId == eventId && s.Kind == StationKind.Door == doors && (actor.StationId == null || s.Id == actor.StationId))
            .OrderBy(s => s.Name).Select(s => new StationPlace(s.Id, s.Name, s.Kind) { ZoneId = s.ZoneId }).ToListAsync(cancellationToken);
    }

    /// <summary>What stands at a door: its zone, and the passes that open it.</summary>
    /// <returns>The facts; <c>not_found</c> to strangers, and where the station is no door of the event.</returns>
    public async Task<Result<DoorFacts>> DoorAsync(EntrancePlace where, Actor actor, CancellationToken cancellationToken)
    {
        if (actor.StationRefusal(where.EventId, where.StationId, "see this door") is { } refusal)
        {
            return refusal;
        }

        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var zone = await context.Zones.AsNoTracking()
            .Where(z => z.EventId == where.EventId && context.Stations.Any(s => s.Id == where.StationId && s.ZoneId == z.Id)).SingleOrDefaultAsync(cancellationToken);
        if (zone is null)
        {
            return Error.NotFound("door");
        }

        var passes = await context.PassTypes.AsNoTracking().Where(p => !p.Retired && p.Zones.Any(z => z.Id == zone.Id))
            .OrderBy(p => p.Position).ThenBy(p => p.Name).Select(p => new DoorPass(p.Name, p.Colour)).ToListAsync(cancellationToken);
        return new DoorFacts(where.StationId, zone.Id, zone.Name, zone.Capacity, passes);
    }

    /// <summary>The newest scans of a station, newest first.</summary>
    /// <returns>At most <paramref name="most"/> rows; <c>not_found</c> to strangers.</returns>
    public async Task<Result<IReadOnlyList<RecentScan>>> RecentAsync(EntrancePlace where, int most, Actor actor, CancellationToken cancellationToken)
    {
        if (actor.StationRefusal(where.EventId, where.StationId, "see the scans of this station") is { } refusal)
        {
            return refusal;
        }

        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var always = actor.Has(MemberRole.Organiser, where.EventId);
        var since = clock.GetUtcNow() - StatusRules.OwnScanUndo;
        var scans = context.Scans.AsNoTracking().Where(s => s.EventId == where.EventId && s.StationId == where.StationId).OrderByDescending(s => s.Id).Take(most);
        var visits = context.ZoneVisits;
        var isDoor = await context.Stations.AnyAsync(s => s.Id == where.StationId && s.ZoneId != null, cancellationToken);
        var rows = from scan in scans
                   join person in context.Registrants on scan.RegistrantId equals person.Id into people
                   from person in people.DefaultIfEmpty()
                   orderby scan.Id descending
                   let stands = (!isDoor && scan.Outcome == ScanOutcome.Admitted && person.Status == RegistrantStatus.CheckedIn && person.CheckedInAt == scan.ReceivedAt)
                       || visits.Any(v => v.RegistrantId == scan.RegistrantId && v.EntryScanId == scan.ScanId && v.LeftAt == null)
                       || (scan.Outcome == ScanOutcome.Left && visits.Any(v => v.RegistrantId == scan.RegistrantId && v.ExitScanId == scan.ScanId)
                           && !visits.Any(v => v.RegistrantId == scan.RegistrantId && v.LeftAt == null))
                   select new RecentScan(
                       scan.ReceivedAt, scan.Outcome, scan.RegistrantId, person == null ? "" : person.Person.FirstName + " " + person.Person.LastName,
                       person == null ? null : person.Company!.Name, person == null ? null : person.PassType!.Name, person == null ? null : person.PassType!.Colour,
                       person != null && scan.UndoesScanId == null && stands && (always || (scan.ActorId == actor.UserId && scan.ReceivedAt >= since)))
                   {
                       ScanId = scan.ScanId,
                       IsUndo = scan.UndoesScanId != null,
                   };
        return await rows.ToListAsync(cancellationToken);
    }
}

/// <summary>A station of an event.</summary>
public sealed record EntrancePlace(Guid EventId, Guid StationId);

/// <summary>The door of a zone; <paramref name="Capacity"/> null for no limit.</summary>
public sealed record DoorFacts(Guid StationId, Guid ZoneId, string Zone, int? Capacity, IReadOnlyList<DoorPass> Passes);

/// <summary>A pass that opens a door; <paramref name="Colour"/> is <c>#rrggbb</c>.</summary>
public sealed record DoorPass(string Name, string Colour);
