using CrowdComms.Data.Common;
using Microsoft.EntityFrameworkCore;

namespace CrowdComms.Data.CheckIn;

/// <summary>A scan as it was recorded, or as it would be recorded for a simulated scan. Instants are UTC.</summary>
public sealed record ScanRecord(
    Guid ScanId, Guid StationId, string Station, Guid? RegistrantId, Direction Direction, ScanOutcome Outcome,
    bool Forced, string? Reason,
    DateTimeOffset ScannedAt, DateTimeOffset ReceivedAt, string By);

/// <summary>Reads the record of one scan, for the API's response to it.</summary>
public sealed class ScanRecordReader(IDbContextFactory<CrowdCommsContext> contexts)
{
    /// <summary>Reads the record of a scan that was just decided, for the actor who scanned. A simulated scan has no
    /// row, so its record is composed from its answer.</summary>
    /// <returns>The record; <c>forbidden</c> for a device at another station; <c>not_found</c> for an actor who is no
    /// member of the event.</returns>
    public async Task<Result<ScanRecord>> ReadAsync(
        Guid eventId, ScanRequest request, ScanAnswer answer, Actor actor, CancellationToken cancellationToken)
    {
        if (actor.StationRefusal(eventId, request.StationId, "see the scans of this station") is { } refusal)
        {
            return refusal;
        }

        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var written = request.Simulate ? null : await context.Scans.AsNoTracking()
            .Where(s => s.EventId == eventId && s.ScanId == request.ScanId)
            .Join(context.Stations, s => s.StationId, t => t.Id, (s, t) => new ScanRecord(
                s.ScanId, s.StationId, t.Name, s.RegistrantId, s.Direction, s.Outcome, s.Forced, s.Reason, s.ScannedAt,
                s.ReceivedAt, s.ActorName))
            .SingleOrDefaultAsync(cancellationToken);
        return written ?? new ScanRecord(
            request.ScanId, request.StationId,
            await context.Stations.Where(s => s.EventId == eventId && s.Id == request.StationId).Select(s => s.Name)
                .FirstOrDefaultAsync(cancellationToken) ?? "",
            answer.Registrant?.Id, answer.Direction, answer.Outcome, answer.Forced, answer.Forced ? request.Reason : null,
            request.ScannedAt ?? answer.At, answer.At, actor.Name);
    }
}
