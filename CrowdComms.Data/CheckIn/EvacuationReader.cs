using CrowdComms.Data.Common;
using CrowdComms.Data.Venue;
using Microsoft.EntityFrameworkCore;

namespace CrowdComms.Data.CheckIn;

/// <summary>Reads which registrants are checked in and in which zone each of them is, for an evacuation.</summary>
public sealed class EvacuationReader(IDbContextFactory<CrowdCommsContext> contexts, TimeProvider clock)
{
    /// <summary>The number of names listed for one zone; people beyond it are counted, but not listed.</summary>
    public const int Most = 5000;

    /// <summary>Reads the registrants inside each zone, by name, and those who are checked in but inside no zone. A
    /// device paired with a door gets its own zone only.</summary>
    /// <returns>The zones by name, with their people; <c>not_found</c> for an actor who is not a member of the
    /// event.</returns>
    public async Task<Result<Evacuation>> ReadAsync(Guid eventId, Actor actor, CancellationToken cancellationToken)
    {
        if (actor.StationRefusal(eventId, null, "see who is inside") is { } refusal)
        {
            return refusal;
        }

        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var zones = await context.Zones.AsNoTracking()
            .Where(z => z.EventId == eventId
                && (actor.StationId == null || context.Stations.Any(s => s.Id == actor.StationId && s.ZoneId == z.Id)))
            .OrderBy(z => z.Name).ThenBy(z => z.Id).ToListAsync(cancellationToken);
        var places = new List<OccupiedZone>();
        foreach (var zone in zones)
        {
            places.Add(await InsideAsync(context, zone, cancellationToken));
        }

        if (!actor.IsDevice)
        {
            places.Add(await ElsewhereAsync(context, eventId, cancellationToken));
        }

        return new Evacuation(clock.GetUtcNow(), places);
    }

    private static async Task<OccupiedZone> InsideAsync(CrowdCommsContext context, Zone zone, CancellationToken cancellationToken)
    {
        var inside = from visit in context.ZoneVisits
                     join person in context.Registrants on visit.RegistrantId equals person.Id
                     where visit.ZoneId == zone.Id && visit.LeftAt == null
                     select new { person, Since = visit.EnteredAt };
        var people = await inside.AsNoTracking().OrderBy(p => p.person.SortName).ThenBy(p => p.person.Id).Take(Most)
            .Select(
                p => new PersonInside(p.person.Id, p.person.Person.FirstName, p.person.Person.LastName,
                    p.person.Company!.Name, p.person.PassType!.Name, p.Since, p.person.Person.Accessibility))
            .ToListAsync(cancellationToken);
        var hasDoor = await context.Stations.AnyAsync(s => s.ZoneId == zone.Id, cancellationToken);
        return new OccupiedZone(zone.Id, zone.Name, await inside.CountAsync(cancellationToken), people)
        {
            IsCounted = hasDoor || people.Count > 0,
        };
    }

    private static async Task<OccupiedZone> ElsewhereAsync(
        CrowdCommsContext context, Guid eventId, CancellationToken cancellationToken)
    {
        var here = context.Registrants.AsNoTracking()
            .Where(r => r.EventId == eventId && r.Status == RegistrantStatus.CheckedIn
                && !context.ZoneVisits.Any(v => v.RegistrantId == r.Id && v.LeftAt == null));
        var people = await here.OrderBy(r => r.SortName).ThenBy(r => r.Id).Take(Most)
            .Select(
                r => new PersonInside(r.Id, r.Person.FirstName, r.Person.LastName, r.Company!.Name, r.PassType!.Name,
                    r.CheckedInAt!.Value, r.Person.Accessibility))
            .ToListAsync(cancellationToken);
        return new OccupiedZone(null, "Checked in, not in a zone", await here.CountAsync(cancellationToken), people);
    }
}

/// <summary>Where the registrants of an event were at one moment.</summary>
/// <param name="At">When the lists were read, UTC.</param>
/// <param name="Places">The zones by name; after them the people who are checked in and inside no zone.</param>
public sealed record Evacuation(DateTimeOffset At, IReadOnlyList<OccupiedZone> Places);

/// <summary>The people inside one zone; <paramref name="ZoneId"/> is null for those inside no zone.
/// <paramref name="People"/> are the first <see cref="EvacuationReader.Most"/> by name, <paramref name="Count"/> are
/// all of them.</summary>
public sealed record OccupiedZone(Guid? ZoneId, string Name, int Count, IReadOnlyList<PersonInside> People)
{
    /// <summary>Whether the people are counted: no one scans them in a zone that has no door.</summary>
    public bool IsCounted { get; init; } = true;
}

/// <summary>One registrant who is inside.</summary>
/// <param name="Id">The registrant's id.</param>
/// <param name="FirstName">The registrant's given names.</param>
/// <param name="LastName">The registrant's family name; may be empty.</param>
/// <param name="Company">The name of the registrant's company; null for none.</param>
/// <param name="PassType">The name of the registrant's pass type.</param>
/// <param name="Since">When the registrant entered the zone, or was checked in where they are inside no zone;
/// UTC.</param>
/// <param name="Accessibility">The registrant's accessibility needs, which staff must know in an evacuation; null for
/// none.</param>
public sealed record PersonInside(Guid Id, string FirstName, string LastName, string? Company, string PassType,
    DateTimeOffset Since, string? Accessibility)
{
    /// <summary>The name in a list that is ordered by family names, such as <c>Lovelace, Ada</c>.</summary>
    public string ListedName => LastName.Length == 0 || FirstName.Length == 0 ? LastName + FirstName : $"{LastName}, {FirstName}";
}
