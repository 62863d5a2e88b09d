using CrowdComms.Data.Common;
using CrowdComms.Data.Events;
using CrowdComms.Data.Venue;
using Microsoft.EntityFrameworkCore;

namespace CrowdComms.Data.CheckIn;

/// <summary>Explains what each station would answer to one registrant now, and what would change that. It simulates a
/// scan by the one decision, so nothing is written.</summary>
public sealed class ScanExplainer(IDbContextFactory<CrowdCommsContext> contexts, CheckInService checkIn)
{
    /// <summary>Simulates a scan of this registrant at every station of the event, at doors in both
    /// directions.</summary>
    /// <returns>One row for each station and direction, entrances first, then doors, by name; <c>not_found</c> when the
    /// event has no such registrant, and for an actor who is not a member.</returns>
    public async Task<Result<IReadOnlyList<ExplainedScan>>> ExplainAsync(
        EventFacts place, Guid registrantId, Actor actor, CancellationToken cancellationToken)
    {
        if (actor.Refusal(MemberRole.Staff, place.Id, "simulate scans") is { } refusal)
        {
            return refusal;
        }

        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        if (!await context.Registrants.AnyAsync(r => r.Id == registrantId && r.EventId == place.Id, cancellationToken))
        {
            return Error.NotFound("person");
        }

        var stations = await context.Stations.AsNoTracking().Where(s => s.EventId == place.Id).OrderBy(s => s.Name)
            .ToListAsync(cancellationToken);
        var explained = new List<ExplainedScan>();
        foreach (var (station, direction) in stations.OrderBy(s => s.Kind == StationKind.Door)
            .SelectMany(s => Directions(s).Select(d => (s, d))))
        {
            var request = Rehearsal(station, registrantId, direction);
            var answer = await checkIn.ScanAsync(place, request, actor, cancellationToken);
            if (answer.Failed(out var error))
            {
                return error;
            }

            explained.Add(new ExplainedScan(station.Name, station.Kind, direction, answer.Value, Remedy(answer.Value)));
        }

        return explained;
    }

    private static ScanRequest Rehearsal(Station station, Guid person, Direction direction) =>
        new(RisingId.Next(), station.Id, RegistrantId: person) { Direction = direction, Simulate = true };

    private static Direction[] Directions(Station station) =>
        station.Kind == StationKind.Door ? [Direction.In, Direction.Out] : [Direction.In];

    private static string? Remedy(ScanAnswer answer) => answer.Outcome switch
    {
        ScanOutcome.NotConfirmed => "Confirm the registration, or override at the scan.",
        ScanOutcome.NotValidNow => "Change when the pass type is valid, give another pass, or override at the scan.",
        ScanOutcome.NoAccess when answer.OpenedBy.Count > 0 =>
            $"Give a pass that opens {answer.Zone} ({string.Join(", ", answer.OpenedBy)}), or override at the scan.",
        ScanOutcome.NoAccess => $"Let the pass open {answer.Zone} under Passes & zones, or override at the scan.",
        ScanOutcome.NotCheckedIn => "Check the person in at the entrance, or override at the scan.",
        ScanOutcome.ZoneFull =>
            $"Raise the capacity of {answer.Zone}, wait until someone leaves, or override at the scan.",
        ScanOutcome.Cancelled => "An organiser can reinstate the registration.",
        ScanOutcome.AlreadyCheckedIn => "Undo the check-in if it was a mistake.",
        ScanOutcome.AlreadyInside => "Scan the person out if they left without a scan.",
        ScanOutcome.UnknownCode or ScanOutcome.WrongEvent or ScanOutcome.RevokedCode or ScanOutcome.Admitted
            or ScanOutcome.Left => null,
    };
}

/// <summary>What one station would answer to a scan of the registrant now.</summary>
/// <param name="Station">The station's name.</param>
/// <param name="Kind">The station's kind: a desk, a kiosk or a door.</param>
/// <param name="Direction">Whether the registrant would go in or out.</param>
/// <param name="Answer">The answer that the scan would get.</param>
/// <param name="Remedy">One sentence that says what would change the answer; null where the scan would be
/// admitted.</param>
public sealed record ExplainedScan(
    string Station, StationKind Kind, Direction Direction, ScanAnswer Answer, string? Remedy);
