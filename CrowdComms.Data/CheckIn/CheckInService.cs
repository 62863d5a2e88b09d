using CrowdComms.Data.Common;
using CrowdComms.Data.Engines;
using CrowdComms.Data.Events;
using CrowdComms.Data.Live;
using CrowdComms.Data.Registrants;
using CrowdComms.Data.Tickets;
using Microsoft.EntityFrameworkCore;

namespace CrowdComms.Data.CheckIn;

/// <summary>Decides scans at the entrance and at the doors, by ticket code or by a registrant chosen by hand. A
/// simulated scan is decided in the same way and written nowhere.</summary>
public sealed class CheckInService(IDbContextFactory<CrowdCommsContext> contexts, IDatabaseEngine engine,
    IScanStatement statement, ScanOrders orders, IChangeFeed feed, TimeProvider clock)
{
    private const string Purpose = "scan tickets at this station";

    private static readonly Repeats Outrun = new(8, failure =>
        failure.Index is CheckInConfiguration.ScanIdIndex or RegistrantConfiguration.StepIndex
            or DoorConfiguration.OpenVisitIndex or DayEntryConfiguration.StandingIndex);

    /// <summary>Decides one scan and records it, also when it is refused. A scan id that was recorded before gets its
    /// first answer again.</summary>
    /// <returns>The scan's answer, whatever its outcome; <c>validation</c> for a wrong station, direction, reason, scan
    /// id or time, or for a scan without code and registrant; <c>device.revoked</c>; <c>forbidden</c> for a device at
    /// another station; <c>not_found</c> for an actor who is not a member of the event, and <c>two_factor_required</c>, also where the
    /// entrance has not heard of it yet.</returns>
    /// <remarks>The database decides which of two scans was first, in the one statement of <see cref="ScanDecision"/>.
    /// A statement that waited for the row may still see an older state of the rest; then a unique index refuses its
    /// rows, and it is repeated.</remarks>
    public async Task<Result<ScanAnswer>> ScanAsync(
        EventFacts place, ScanRequest request, Actor actor, CancellationToken cancellationToken)
    {
        var (at, begin) = (ScanTimes.Stored(clock.GetUtcNow()), Meters.Begin());
        if (Refusal(place, request, actor, at) is { } refusal)
        {
            return refusal;
        }

        var order = await orders.PrepareAsync(new ScanAsker(place, actor), request, at, cancellationToken);
        return Measured(await engine.RepeatAsync(contexts, Outrun, () => TryScanAsync(place, order, cancellationToken)),
            begin);
    }

    /// <summary>Reads the answer that a recorded scan got, for a station that lost its connection before the response came.</summary>
    /// <returns>The answer; <c>not_found</c> when the event has no scan of this id, and for an actor who is not a member.</returns>
    public async Task<Result<ScanAnswer>> AnswerAsync(
        EventFacts place, Guid scanId, Actor actor, CancellationToken cancellationToken)
    {
        if (actor.StationRefusal(place.Id, null, Purpose) is { } refusal)
        {
            return refusal;
        }

        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var scan = await context.Scans.AsNoTracking()
            .SingleOrDefaultAsync(s => s.ScanId == scanId && s.EventId == place.Id, cancellationToken);
        return scan is null ? Error.NotFound("scan")
            : await ScanAnswers.AgainAsync(context, scan, await orders.AskerAsync(place, actor, cancellationToken), cancellationToken);
    }

    private static Result<ScanAnswer> Measured(Result<ScanAnswer> answer, long begin)
    {
        if (answer is { IsOk: true, Value: { Replayed: false } decided })
        {
            Meters.Scan(decided.Outcome, begin);
        }

        return answer;
    }

    private static Error? Refusal(EventFacts place, ScanRequest request, Actor actor, DateTimeOffset at)
    {
        if (actor.StationRefusal(place.Id, request.StationId, Purpose) is { } refusal)
        {
            return refusal;
        }

        if (ReasonRules.Optional(request.Reason) is { } sentence)
        {
            return CheckInErrors.Reason(sentence);
        }

        return request is { Code: null, RegistrantId: null } ? CheckInErrors.NothingScanned
            : ScanTimes.Refusal(place, request.ScannedAt, at);
    }

    private async Task<Result<ScanAnswer>> TryScanAsync(
        EventFacts place, ScanOrder order, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var found = await FindAsync(context, order, cancellationToken);
        if (found is null)
        {
            return await WhyNotAsync(context, order, cancellationToken);
        }

        if (found.Seen)
        {
            var asker = new ScanAsker(place, order.Actor) { Questions = order.Questions };
            return await RecordedAsync(context, order.Request.ScanId, asker, cancellationToken);
        }

        if (found.Written && ScanNews.Of(order, found) is { } news)
        {
            feed.Publish(news);
        }

        var decided = new DecidedScan(order.Request, After(order, found), order.At)
        {
            When = order.When,
            By = order.Actor.Name,
            Forced = found.IsForced,
        };
        return await ScanAnswers.ComposeAsync(context, decided, new ScanAsker(place, order.Actor), cancellationToken);
    }

    // Where the event's setting changed after the entrance read it, the whole statement decides.
    private async Task<ScanFound?> FindAsync(CrowdCommsContext context, ScanOrder order, CancellationToken cancellationToken)
    {
        var found = await statement.DecideAsync(context, order, cancellationToken);
        if (found is null && order.Shape != ScanShape.Whole)
        {
            order = order with { Shape = ScanShape.Whole };
            found = await statement.DecideAsync(context, order, cancellationToken);
        }

        return found is { Seen: false, Written: false, ZoneId: { } zone } && !order.Request.Simulate
            ? await InTurnAsync(context, order, zone, cancellationToken) : found;
    }

    // A zone with a capacity admits its scans one after another, by a lock on the zone: otherwise two scans at the same
    // instant could both get the last place.
    private async Task<ScanFound?> InTurnAsync(
        CrowdCommsContext context, ScanOrder order, Guid zone, CancellationToken cancellationToken)
    {
        await using var transaction = await context.Database.BeginTransactionAsync(cancellationToken);
        await engine.LockAsync(context, zone, cancellationToken);
        var found = await statement.DecideAsync(context, order with { HoldsZone = true }, cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return found;
    }

    private static async Task<Error> WhyNotAsync(
        CrowdCommsContext context, ScanOrder order, CancellationToken cancellationToken)
    {
        if (!await context.Stations.AnyAsync(s => s.Id == order.Request.StationId && s.EventId == order.EventId,
            cancellationToken))
        {
            return CheckInErrors.NoStation;
        }

        return await ScanRights.LostAsync(context, order, cancellationToken) ?? CheckInErrors.NoExit;
    }

    private static async Task<Result<ScanAnswer>> RecordedAsync(
        CrowdCommsContext context, Guid scanId, ScanAsker asked, CancellationToken cancellationToken)
    {
        var scan = await context.Scans.AsNoTracking().SingleAsync(s => s.ScanId == scanId, cancellationToken);
        return scan.EventId == asked.Place.Id ? await ScanAnswers.AgainAsync(context, scan, asked, cancellationToken)
            : CheckInErrors.ScanIdUsed;
    }

    private static ScanFound After(ScanOrder order, ScanFound found) =>
        found is { Outcome: ScanOutcome.Admitted, IsDoor: false, Person: { } person } && order.Begins(person)
            ? found with
            {
                Person = person with
                {
                    Status = RegistrantStatus.CheckedIn,
                    CheckedInAt = order.When,
                    Version = person.Version + 1
                }
            }
            : found;
}
