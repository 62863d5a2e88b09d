using CrowdComms.Data.Common;
using Microsoft.EntityFrameworkCore;

namespace CrowdComms.Data.CheckIn;

/// <summary>One row of a registrant's history: a change of status or a scan.</summary>
/// <param name="At">When it happened, UTC; for a scan by the device's clock.</param>
/// <param name="Kind"><c>Status</c> for a change of status, <c>Scan</c> for a scan.</param>
/// <param name="From">The status before a change of status; null for the registration itself, and for a scan.</param>
/// <param name="To">The status after a change of status; null for a scan.</param>
/// <param name="Outcome">The outcome of a scan; null for a change of status.</param>
/// <param name="Station">The name of the station where it happened; null where no station was involved.</param>
/// <param name="By">The name of the user, device or visitor who did it.</param>
/// <param name="Reason">The reason that was given; null for none.</param>
public sealed record HistoryRow(
    DateTimeOffset At, string Kind, RegistrantStatus? From, RegistrantStatus? To, ScanOutcome? Outcome, string? Station,
    string By, string? Reason);

/// <summary>Reads what happened to one registrant: changes of status and scans.</summary>
public sealed class HistoryReader(IDbContextFactory<CrowdCommsContext> contexts)
{
    private const int MostRows = 200;

    /// <summary>Reads the changes of status and the scans of a registrant, newest first, at most the newest 200 of
    /// each.</summary>
    /// <returns>The rows; <c>not_found</c> for an actor who is not a member of the event.</returns>
    public async Task<Result<IReadOnlyList<HistoryRow>>> ReadAsync(
        Guid eventId, Guid id, Actor actor, CancellationToken cancellationToken)
    {
        if (actor.Refusal(MemberRole.Staff, eventId, "see the registrants") is { } refusal)
        {
            return refusal;
        }

        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var stations = context.Stations.Where(s => s.EventId == eventId);
        var steps = await context.StatusChanges.AsNoTracking().Where(c => c.EventId == eventId && c.RegistrantId == id)
            .OrderByDescending(c => c.Version).Take(MostRows)
            .Select(c => new HistoryRow(
                c.At, "Status", c.From, c.To, null,
                stations.Where(s => s.Id == c.StationId).Select(s => s.Name).FirstOrDefault(), c.ActorName, c.Reason))
            .ToListAsync(cancellationToken);
        var scans = await context.Scans.AsNoTracking().Where(s => s.EventId == eventId && s.RegistrantId == id)
            .OrderByDescending(s => s.Id).Take(MostRows)
            .Select(s => new HistoryRow(
                s.ScannedAt, "Scan", null, null, s.Outcome,
                stations.Where(t => t.Id == s.StationId).Select(t => t.Name).FirstOrDefault(), s.ActorName, s.Reason))
            .ToListAsync(cancellationToken);
        return steps.Concat(scans).OrderByDescending(r => r.At).ToList();
    }
}
