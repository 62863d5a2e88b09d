using CrowdComms.Data.Common;
using CrowdComms.Data.Venue;
using Microsoft.EntityFrameworkCore;

namespace CrowdComms.Data.PassTypes;

/// <summary>Lists the pass types and the zones of an event, without pages, because an event has few of them.</summary>
public sealed class PassTypeReader(IDbContextFactory<CrowdCommsContext> contexts)
{
    /// <summary>The event's pass types in the organisers' order, retired ones too, with their zones and the number of
    /// holders.</summary>
    /// <returns>The rows; <c>not_found</c> to strangers.</returns>
    public async Task<Result<IReadOnlyList<PassTypeRow>>> PassTypesAsync(
        Guid eventId, Actor actor, CancellationToken cancellationToken)
    {
        if (actor.Refusal(MemberRole.Staff, eventId, "see the pass types") is { } refusal)
        {
            return refusal;
        }

        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var rows = await context.PassTypes.AsNoTracking().Where(p => p.EventId == eventId)
            .OrderBy(p => p.Position).ThenBy(p => p.Name).ThenBy(p => p.Id)
            .Select(p => new PassTypeRow(
                p.Id, p.Name, p.Code, p.Colour, p.Capacity, p.ValidFrom, p.ValidUntil, p.Retired,
                p.Zones.OrderBy(z => z.Name).ThenBy(z => z.Id).Select(z => new ZoneName(z.Id, z.Name)).ToList())
            {
                IsVip = p.IsVip,
                IsPublic = p.IsPublic,
            })
            .ToListAsync(cancellationToken);
        var counts = await context.Registrants.AsNoTracking().Where(r => r.EventId == eventId)
            .GroupBy(r => new { r.PassTypeId, r.Status }).Select(g => new { g.Key, Count = g.Count() })
            .ToListAsync(cancellationToken);
        var found = counts.ToDictionary(c => (c.Key.PassTypeId, c.Key.Status), c => c.Count);
        return rows.ConvertAll(row => row with { Holders = Counts(row.Id, found) });
    }

    /// <summary>The event's zones by name, with the pass types that open them, their doors, and the number of people
    /// inside now.</summary>
    /// <returns>The rows; <c>not_found</c> to strangers.</returns>
    public async Task<Result<IReadOnlyList<ZoneRow>>> ZonesAsync(
        Guid eventId, Actor actor, CancellationToken cancellationToken)
    {
        if (actor.Refusal(MemberRole.Staff, eventId, "see the zones") is { } refusal)
        {
            return refusal;
        }

        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var zones = await context.Zones.AsNoTracking().Where(z => z.EventId == eventId).OrderBy(z => z.Name)
            .ThenBy(z => z.Id)
            .Select(z => new { z.Id, z.Name, z.Capacity }).ToListAsync(cancellationToken);
        var passes = await context.PassTypes.AsNoTracking().Where(p => p.EventId == eventId)
            .OrderBy(p => p.Position).ThenBy(p => p.Name).ThenBy(p => p.Id)
            .SelectMany(p => p.Zones,
                (p, zone) => new { ZoneId = zone.Id, Pass = new PassName(p.Id, p.Name, p.Colour, p.Retired) })
                    .ToListAsync(cancellationToken);
        var doors = await context.Stations.AsNoTracking().Where(s => s.EventId == eventId && s.Kind == StationKind.Door)
            .OrderBy(s => s.Name).Select(s => new { s.ZoneId, s.Name }).ToListAsync(cancellationToken);
        var inside = await context.ZoneVisits.AsNoTracking().Where(v => v.EventId == eventId && v.LeftAt == null)
            .GroupBy(v => v.ZoneId).Select(g => new { g.Key, Count = g.Count() })
            .ToDictionaryAsync(g => g.Key, g => g.Count, cancellationToken);
        return zones.ConvertAll(zone => new ZoneRow(
            zone.Id, zone.Name, zone.Capacity,
            [.. passes.Where(p => p.ZoneId == zone.Id).Select(p => p.Pass)],
            [.. doors.Where(d => d.ZoneId == zone.Id).Select(d => d.Name)])
        {
            Inside = inside.GetValueOrDefault(zone.Id),
        });
    }

    private static HolderCounts Counts(Guid id, Dictionary<(Guid, RegistrantStatus), int> found) => new(
        found.GetValueOrDefault((id, RegistrantStatus.Registered)),
        found.GetValueOrDefault((id, RegistrantStatus.Confirmed)),
        found.GetValueOrDefault((id, RegistrantStatus.CheckedIn)),
        found.GetValueOrDefault((id, RegistrantStatus.Cancelled)));
}
