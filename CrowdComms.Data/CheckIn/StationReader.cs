using CrowdComms.Data.Accounts;
using CrowdComms.Data.Common;
using CrowdComms.Data.Registrants;
using Microsoft.EntityFrameworkCore;

namespace CrowdComms.Data.CheckIn;

/// <summary>A place at the entrance that a desk can be.</summary>
public sealed record EntranceStation(Guid Id, string Name, StationKind Kind);

/// <summary>What a desk reads about its station.</summary>
public sealed class StationReader(IDbContextFactory<CrowdCommsContext> contexts, TimeProvider clock)
{
    /// <summary>The stations at the entrance, by name.</summary>
    /// <returns>The stations; <c>not_found</c> to strangers.</returns>
    public async Task<Result<IReadOnlyList<EntranceStation>>> EntrancesAsync(Guid eventId, Actor actor, CancellationToken cancellationToken)
    {
        if (actor.Refusal(MemberRole.Staff, eventId, "check people in") is { } refusal)
        {
            return refusal;
        }

        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        return await context.Stations.AsNoTracking().Where(s => s.EventId == eventId && s.Kind != StationKind.Door)
            .OrderBy(s => s.Name).Select(s => new EntranceStation(s.Id, s.Name, s.Kind)).ToListAsync(cancellationToken);
    }

    /// <summary>The newest scans of a station, newest first.</summary>
    /// <returns>At most <paramref name="most"/> rows; <c>not_found</c> to strangers.</returns>
    public async Task<Result<IReadOnlyList<RecentScan>>> RecentAsync(EntrancePlace where, int most, Actor actor, CancellationToken cancellationToken)
    {
        if (actor.Refusal(MemberRole.Staff, where.EventId, "check people in") is { } refusal)
        {
            return refusal;
        }

        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var always = actor.Has(MemberRole.Organiser, where.EventId);
        var since = clock.GetUtcNow() - StatusRules.OwnScanUndo;
        var scans = context.Scans.AsNoTracking().Where(s => s.EventId == where.EventId && s.StationId == where.StationId).OrderByDescending(s => s.Id).Take(most);
        var rows = from scan in scans
                   join person in context.Registrants on scan.RegistrantId equals person.Id into people
                   from person in people.DefaultIfEmpty()
                   orderby scan.Id descending
                   select new RecentScan(
                       scan.ReceivedAt, scan.Outcome, scan.RegistrantId, person == null ? "" : person.FirstName + " " + person.LastName,
                       person == null ? null : person.Company!.Name, person == null ? null : person.PassType!.Name, person == null ? null : person.PassType!.Colour,
                       person != null && scan.Outcome == ScanOutcome.Admitted && person.Status == RegistrantStatus.CheckedIn && person.CheckedInAt == scan.ReceivedAt
                           && (always || (scan.ActorId == actor.UserId && scan.ReceivedAt >= since)));
        return await rows.ToListAsync(cancellationToken);
    }
}

/// <summary>A station of an event.</summary>
public sealed record EntrancePlace(Guid EventId, Guid StationId);
