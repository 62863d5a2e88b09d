using CrowdComms.Data.Common;
using Microsoft.EntityFrameworkCore;

namespace CrowdComms.Data.Venue;

/// <summary>A station as a page offers it to choose from.</summary>
public sealed record StationChoice(Guid Id, string Name, StationKind Kind)
{
    /// <summary>The zone that a door leads into; null at the entrance.</summary>
    public Guid? ZoneId { get; init; }
}

/// <summary>Reads what the pages of a desk or a door need to know about their station.</summary>
public sealed class StationReader(IDbContextFactory<CrowdCommsContext> contexts)
{
    /// <summary>The stations at the entrance, or the doors, by name; a device sees only its own.</summary>
    /// <returns>The stations; <c>not_found</c> to strangers.</returns>
    public async Task<Result<IReadOnlyList<StationChoice>>> PlacesAsync(
        Guid eventId, bool doors, Actor actor, CancellationToken cancellationToken)
    {
        if (actor.StationRefusal(eventId, null, "scan tickets") is { } refusal)
        {
            return refusal;
        }

        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        return await context.Stations.AsNoTracking()
            .Where(s => s.EventId == eventId && s.Kind == StationKind.Door == doors
                && (actor.StationId == null || s.Id == actor.StationId))
            .OrderBy(s => s.Name).Select(s => new StationChoice(s.Id, s.Name, s.Kind) { ZoneId = s.ZoneId })
            .ToListAsync(cancellationToken);
    }

    /// <summary>A door's zone, and the pass types that open it.</summary>
    /// <returns>The facts; <c>forbidden</c> to a device of another station, <c>not_found</c> to strangers and where
    /// the event has no such door.</returns>
    public async Task<Result<DoorFacts>> DoorAsync(
        EventStation where, Actor actor, CancellationToken cancellationToken)
    {
        if (actor.StationRefusal(where.EventId, where.StationId, "see this door") is { } refusal)
        {
            return refusal;
        }

        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var zone = await context.Zones.AsNoTracking()
            .Where(z => z.EventId == where.EventId
                && context.Stations.Any(s => s.Id == where.StationId && s.ZoneId == z.Id))
                    .SingleOrDefaultAsync(cancellationToken);
        if (zone is null)
        {
            return Error.NotFound("door");
        }

        var passes = await context.PassTypes.AsNoTracking().Where(p => !p.Retired && p.Zones.Any(z => z.Id == zone.Id))
            .OrderBy(p => p.Position).ThenBy(p => p.Name).Select(p => new DoorPass(p.Name, p.Colour))
            .ToListAsync(cancellationToken);
        return new DoorFacts(where.StationId, zone.Id, zone.Name, zone.Capacity, passes);
    }
}

/// <summary>The ids by which a station of an event is found.</summary>
public sealed record EventStation(Guid EventId, Guid StationId);

/// <summary>A door and its zone; <paramref name="Capacity"/> is the zone's, null for no limit.</summary>
public sealed record DoorFacts(Guid StationId, Guid ZoneId, string Zone, int? Capacity, IReadOnlyList<DoorPass> Passes);

/// <summary>A pass type that opens a door; <paramref name="Colour"/> is <c>#rrggbb</c>.</summary>
public sealed record DoorPass(string Name, string Colour);
