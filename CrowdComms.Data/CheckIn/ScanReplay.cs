using CrowdComms.Data.Events;
using CrowdComms.Data.Registrants;
using Microsoft.EntityFrameworkCore;

namespace CrowdComms.Data.CheckIn;

/// <summary>Makes the answer from a recorded scan, so that the first time and every replay say the same.</summary>
internal static class ScanReplay
{
    /// <summary>The answer that was given to a scan before.</summary>
    internal static async Task<ScanAnswer> AnswerAsync(CrowdCommsContext context, EventFacts place, Scan scan, CancellationToken cancellationToken)
    {
        var registrant = scan.RegistrantId is null ? null : await context.Registrants.Include(r => r.Company).Include(r => r.PassType!.Zones)
            .AsNoTracking().SingleAsync(r => r.Id == scan.RegistrantId, cancellationToken);
        return (await ComposeAsync(context, place, (scan, registrant), cancellationToken)) with { Replayed = true };
    }

    /// <summary>The answer to a scan that is recorded now.</summary>
    internal static async Task<ScanAnswer> ComposeAsync(
        CrowdCommsContext context, EventFacts place, (Scan Scan, Registrant? Registrant) recorded, CancellationToken cancellationToken)
    {
        var (scan, registrant) = recorded;
        var here = scan.RegistrantId is null ? null : registrant;
        var first = scan.Outcome == ScanOutcome.AlreadyCheckedIn ? await FirstAsync(context, scan, cancellationToken) : null;
        var (message, advice) = ScanWords.Of(scan.Outcome, place, here?.PassType, first);
        return new ScanAnswer(scan.ScanId, scan.Outcome, message, advice, scan.ReceivedAt)
        {
            Forced = scan.Forced,
            CanOverride = CheckInRules.CanOverride(scan.Outcome),
            Registrant = here is null ? null : RegistrantRows.Of(here),
            Zones = here is null ? [] : [.. here.PassType!.Zones.Select(z => z.Name).Order(StringComparer.Ordinal)],
            FirstAdmitted = first,
        };
    }

    private static Task<FirstAdmitted?> FirstAsync(CrowdCommsContext context, Scan scan, CancellationToken cancellationToken) =>
        context.StatusChanges.AsNoTracking()
            .Where(c => c.RegistrantId == scan.RegistrantId && c.To == RegistrantStatus.CheckedIn && c.At <= scan.ReceivedAt)
            .OrderByDescending(c => c.Version)
            .Select(c => new FirstAdmitted(
                c.At, context.Stations.Where(s => s.Id == c.StationId).Select(s => s.Name).FirstOrDefault(), c.ActorName))
            .FirstOrDefaultAsync(cancellationToken);
}
