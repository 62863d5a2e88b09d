using CrowdComms.Data.Common;
using Microsoft.EntityFrameworkCore;

namespace CrowdComms.Data.CheckIn;

/// <summary>One row of a person's history.</summary>
/// <param name="At">UTC; for a scan the device's clock.</param>
/// <param name="Kind"><c>Status</c> or <c>Scan</c>.</param>
/// <param name="From">Status before, for a step; null for the registration.</param>
/// <param name="To">Status after, for a step.</param>
/// <param name="Outcome">The answer, for a scan.</param>
/// <param name="Station">Where, if it was at a station.</param>
/// <param name="By">Who.</param>
/// <param name="Reason">Why, if said.</param>
public sealed record HistoryRow(
    DateTimeOffset At, string Kind, RegistrantStatus? From, RegistrantStatus? To, ScanOutcome? Outcome, string? Station,
    string By, string? Reason);

/// <summary>Reads what happened to one registrant: steps and scans.</summary>
public sealed class HistoryReader(IDbContextFactory<CrowdCommsContext> contexts)
{
    private const int MostRows = 200;

    /// <summary>What happened to a registrant: steps and scans, newest first, at most the newest 200 of each.</summary>
    /// <returns>The rows; <c>not_found</c> to strangers.</returns>
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
