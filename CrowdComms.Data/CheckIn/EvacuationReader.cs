using CrowdComms.Data.Common;
using Microsoft.EntityFrameworkCore;

namespace CrowdComms.Data.CheckIn;

/// <summary>Reads who is here, for the moment when everybody has to go.</summary>
public sealed class EvacuationReader(IDbContextFactory<CrowdCommsContext> contexts, TimeProvider clock)
{
    /// <summary>So many names of a place are listed; the rest is only counted.</summary>
    public const int Most = 5000;

    /// <summary>Who is inside, by zone and by name, and who is checked in but in no zone. A door's device reads its
    /// own zone alone.</summary>
    /// <returns>The places, zones by name; <c>not_found</c> to strangers.</returns>
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
        var places = new List<PlaceInside>();
        foreach (var zone in zones)
        {
            var inside = from visit in context.ZoneVisits
                         join person in context.Registrants on visit.RegistrantId equals person.Id
                         where visit.ZoneId == zone.Id && visit.LeftAt == null
                         select new { person, Since = visit.EnteredAt };
            var people = await inside.AsNoTracking().OrderBy(p => p.person.SortName).ThenBy(p => p.person.Id).Take(Most)
                .Select(p => new PersonInside(p.person.Id, p.person.Person.FirstName, p.person.Person.LastName, p.person.Company!.Name, p.person.PassType!.Name, p.Since, p.person.Person.Accessibility))
                .ToListAsync(cancellationToken);
            places.Add(new PlaceInside(zone.Id, zone.Name, await inside.CountAsync(cancellationToken), people));
        }

        if (!actor.IsDevice)
        {
            places.Add(await ElsewhereAsync(context, eventId, cancellationToken));
        }

        return new Evacuation(clock.GetUtcNow(), places);
    }

    private static async Task<PlaceInside> ElsewhereAsync(
        CrowdCommsContext context, Guid eventId, CancellationToken cancellationToken)
    {
        var here = context.Registrants.AsNoTracking()
            .Where(r => r.EventId == eventId && r.Status == RegistrantStatus.CheckedIn
                && !context.ZoneVisits.Any(v => v.RegistrantId == r.Id && v.LeftAt == null));
        var people = await here.OrderBy(r => r.SortName).ThenBy(r => r.Id).Take(Most)
            .Select(r => new PersonInside(r.Id, r.Person.FirstName, r.Person.LastName, r.Company!.Name, r.PassType!.Name, r.CheckedInAt!.Value, r.Person.Accessibility))
            .ToListAsync(cancellationToken);
        return new PlaceInside(null, "Checked in, in no zone", await here.CountAsync(cancellationToken), people);
    }
}

/// <summary>Who was where at one moment.</summary>
/// <param name="At">UTC.</param>
/// <param name="Places">The zones by name; then whoever is checked in and in none.</param>
public sealed record Evacuation(DateTimeOffset At, IReadOnlyList<PlaceInside> Places);

/// <summary>A place and the people in it; <paramref name="ZoneId"/> null for those in no zone.
/// <paramref name="People"/> are the first <see cref="EvacuationReader.Most"/> by name.</summary>
public sealed record PlaceInside(Guid? ZoneId, string Name, int Count, IReadOnlyList<PersonInside> People);

/// <summary>Somebody inside.</summary>
/// <param name="Id">Who.</param>
/// <param name="FirstName">Given names.</param>
/// <param name="LastName">Family name; may be empty.</param>
/// <param name="Company">If any.</param>
/// <param name="PassType">By name.</param>
/// <param name="Since">When they came in, UTC.</param>
/// <param name="Accessibility">What helpers must know.</param>
public sealed record PersonInside(Guid Id, string FirstName, string LastName, string? Company, string PassType,
    DateTimeOffset Since, string? Accessibility);
