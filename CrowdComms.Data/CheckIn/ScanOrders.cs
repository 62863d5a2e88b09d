using CrowdComms.Data.Common;
using CrowdComms.Data.Events;
using CrowdComms.Data.Live;
using CrowdComms.Data.Questions;
using CrowdComms.Data.Tickets;
using CrowdComms.Data.Venue;
using Microsoft.EntityFrameworkCore;

namespace CrowdComms.Data.CheckIn;

/// <summary>Prepares scans for their statement. What the preparation asks of the station and the questions comes from memory, so that
/// a scan sends one statement.</summary>
public sealed class ScanOrders(IDbContextFactory<CrowdCommsContext> contexts, EntranceCache cache, EventQuestions questions)
{
    /// <summary>Prepares a scan that the server received at <paramref name="at"/>. Its times are those that both databases
    /// store.</summary>
    internal async Task<ScanOrder> PrepareAsync(
        ScanAsker asked, ScanRequest request, DateTimeOffset at, CancellationToken cancellationToken)
    {
        var (place, actor) = (asked.Place, asked.Actor);
        var scan = request with
        {
            Reason = request.Reason.OrNull(),
            ScannedAt = request.ScannedAt is { } own ? ScanTimes.Stored(own) : null,
        };
        var code = request.RegistrantId is null ? await ScannedTicket.CodeAsync(contexts, request.Code, cancellationToken) : null;
        var order = new ScanOrder(place.Id, scan, code, actor, at)
        {
            Day = EventDay.Of(scan.ScannedAt ?? at, place.TimeZone),
            Questions = await questions.OfAsync(place.Id, cancellationToken),
        };
        var isDoor = await IsDoorAsync(request.StationId, cancellationToken);
        return order with { Shape = new ScanShape(isDoor, place.CheckedOnce == CheckedOnce.Day, isDoor && order.IsLate) };
    }

    /// <summary>Adds the event's questions to who asks, so that the answer of a recorded scan has the registrant's
    /// answers.</summary>
    internal async Task<ScanAsker> AskerAsync(EventFacts place, Actor actor, CancellationToken cancellationToken) =>
        new(place, actor) { Questions = await questions.OfAsync(place.Id, cancellationToken) };

    // A station that is not known is taken for a door, whose statement fits every station.
    private async Task<bool> IsDoorAsync(Guid stationId, CancellationToken cancellationToken) =>
        (await cache.GetAsync(CachedKind.Station, $"{stationId}", async stop =>
        {
            await using var context = await contexts.CreateDbContextAsync(stop);
            return await context.Stations.AsNoTracking().Where(s => s.Id == stationId).Select(s => new Known(s.Kind))
                .SingleOrDefaultAsync(stop);
        }, cancellationToken))?.Kind is null or StationKind.Door;

    private sealed record Known(StationKind Kind);
}
