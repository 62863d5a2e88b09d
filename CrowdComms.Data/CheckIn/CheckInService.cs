using CrowdComms.Data.Accounts;
using CrowdComms.Data.Common;
using CrowdComms.Data.Engines;
using CrowdComms.Data.Events;
using CrowdComms.Data.Live;
using CrowdComms.Data.Registrants;
using Microsoft.EntityFrameworkCore;

namespace CrowdComms.Data.CheckIn;

/// <summary>Decides scans at the entrance.</summary>
public sealed class CheckInService(IDbContextFactory<CrowdCommsContext> contexts, IDatabaseEngine engine, IChangeFeed feed, TimeProvider clock)
{
    /// <summary>Decides one scan and records it, refused ones too. The same scan id again gets the first answer again.</summary>
    /// <returns>The answer, whatever the outcome; <c>validation</c> for a wrong station or reason, <c>not_found</c> to strangers.</returns>
    /// <remarks>
    /// Who was first is decided by the database: the save carries the version that was read, and a unique index takes one
    /// step per version of a registrant. Whoever loses decides anew and finds the person checked in.
    /// </remarks>
    public async Task<Result<ScanAnswer>> ScanAsync(EventFacts place, ScanRequest request, Actor actor, CancellationToken cancellationToken)
    {
        if (actor.Refusal(MemberRole.Staff, place.Id, "check people in") is { } refusal)
        {
            return refusal;
        }

        if (request is { Code: null, RegistrantId: null })
        {
            return CheckInErrors.NothingScanned;
        }

        if (RegistrantRules.Text("The reason", request.Reason, 300) is { } sentence)
        {
            return CheckInErrors.Reason(sentence);
        }

        for (var left = 8; ; left--)
        {
            try
            {
                return await TryScanAsync(new Reading(place, request, actor, clock.GetUtcNow()), cancellationToken);
            }
            catch (DbUpdateException failure) when (left > 0 && WasOutrun(failure))
            {
            }
        }
    }

    /// <summary>The answer that a scan got, for a desk that comes back after its connection was cut.</summary>
    /// <returns>The answer; <c>not_found</c> when no such scan was recorded in the event, and to strangers.</returns>
    public async Task<Result<ScanAnswer>> AnswerAsync(EventFacts place, Guid scanId, Actor actor, CancellationToken cancellationToken)
    {
        if (actor.Refusal(MemberRole.Staff, place.Id, "check people in") is { } refusal)
        {
            return refusal;
        }

        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var scan = await context.Scans.AsNoTracking().SingleOrDefaultAsync(s => s.ScanId == scanId && s.EventId == place.Id, cancellationToken);
        return scan is null ? Error.NotFound("scan") : await ScanReplay.AnswerAsync(context, place, scan, cancellationToken);
    }

    private async Task<Result<ScanAnswer>> TryScanAsync(Reading reading, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        await using var transaction = await context.Database.BeginTransactionAsync(cancellationToken);
        if (await context.Scans.AsNoTracking().SingleOrDefaultAsync(s => s.ScanId == reading.Request.ScanId, cancellationToken) is { } first)
        {
            return first.EventId == reading.Place.Id ? await ScanReplay.AnswerAsync(context, reading.Place, first, cancellationToken) : CheckInErrors.ScanIdUsed;
        }

        var stationId = reading.Request.StationId;
        if (!await context.Stations.AnyAsync(s => s.Id == stationId && s.EventId == reading.Place.Id && s.Kind != StationKind.Door, cancellationToken))
        {
            return CheckInErrors.NoEntrance;
        }

        var situation = await LookAsync(context, reading, cancellationToken);
        var (outcome, forced) = CheckInRules.Decide(situation);
        var move = outcome == ScanOutcome.Admitted ? Admit(context, reading, situation.Registrant!) : null;
        var scan = context.Scans.Add(Row(reading, situation.Registrant, outcome, forced)).Entity;
        await context.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        if (move is not null)
        {
            feed.Publish(new EventChanged(reading.Place.Id, [move]));
        }

        return await ScanReplay.ComposeAsync(context, reading.Place, (scan, situation.Registrant), cancellationToken);
    }

    private static async Task<ScanSituation> LookAsync(CrowdCommsContext context, Reading reading, CancellationToken cancellationToken)
    {
        var (place, request, _, at) = reading;
        var overridden = request.Reason.OrNull() is not null;
        var people = context.Registrants.Include(r => r.Company).Include(r => r.PassType!.Zones);
        if (request.RegistrantId is { } id)
        {
            var chosen = await people.SingleOrDefaultAsync(r => r.Id == id && r.EventId == place.Id, cancellationToken);
            return new ScanSituation(place, null, chosen, at, overridden);
        }

        var code = TicketCode.Read(request.Code);
        var ticket = code is null ? null : await context.Tickets.AsNoTracking().SingleOrDefaultAsync(t => t.Code == code, cancellationToken);
        var holder = ticket is null ? null : await people.SingleAsync(r => r.Id == ticket.RegistrantId, cancellationToken);
        return new ScanSituation(place, ticket, holder, at, overridden);
    }

    private static Move Admit(CrowdCommsContext context, Reading reading, Registrant registrant)
    {
        var step = new StepTaken(reading.Actor, reading.At, reading.Request.StationId, reading.Request.Reason);
        var change = registrant.ChangeStatus(RegistrantStatus.CheckedIn, step).Value;
        context.StatusChanges.Add(change);
        return Move.Of(registrant, change);
    }

    private static Scan Row(Reading reading, Registrant? registrant, ScanOutcome outcome, bool forced) => new()
    {
        ScanId = reading.Request.ScanId,
        EventId = reading.Place.Id,
        StationId = reading.Request.StationId,
        RegistrantId = registrant?.EventId == reading.Place.Id ? registrant.Id : null,
        Outcome = outcome,
        Forced = forced,
        Reason = forced ? reading.Request.Reason.OrNull() : null,
        ScannedAt = reading.At,
        ReceivedAt = reading.At,
        ActorId = reading.Actor.UserId,
        ActorName = reading.Actor.Name,
    };

    private bool WasOutrun(DbUpdateException failure)
    {
        using var context = contexts.CreateDbContext();
        return failure is DbUpdateConcurrencyException
            || engine.ViolatedIndex(context, failure) is CheckInConfiguration.ScanIdIndex or RegistrantConfiguration.StepIndex;
    }

    private sealed record Reading(EventFacts Place, ScanRequest Request, Actor Actor, DateTimeOffset At);
}
