using CrowdComms.Data.Common;
using CrowdComms.Data.Events;
using CrowdComms.Data.Questions;
using CrowdComms.Data.Registrants;
using Microsoft.EntityFrameworkCore;

namespace CrowdComms.Data.CheckIn;

/// <summary>A decided scan: what was asked, what the decision found, and when.</summary>
/// <param name="Request">The request that holds the code or the registrant.</param>
/// <param name="Found">What the decision found; its registrant is shown as they are after the decision.</param>
/// <param name="At">When the server decided the scan, UTC.</param>
internal sealed record DecidedScan(ScanRequest Request, ScanFound Found, DateTimeOffset At)
{
    /// <summary>When the ticket was read, UTC: the scan's own time, otherwise the server's.</summary>
    public required DateTimeOffset When { get; init; }

    /// <summary>The name of the actor who scanned.</summary>
    public required string By { get; init; }

    /// <summary>Whether an override was needed and used.</summary>
    public required bool Forced { get; init; }

    /// <summary>The scan's record, for a registrant of this event or none.</summary>
    internal ScanRecord Record(RegistrantRow? here) => new(Request.ScanId, Request.StationId, Found.Station, here?.Id, Request.Direction,
        Found.Outcome, Forced, Forced ? Request.Reason : null, When, At, By);
}

/// <summary>Who asks for the answer of a scan, and at which event.</summary>
internal sealed record ScanAsker(EventFacts Place, Actor Actor)
{
    /// <summary>The event's questions; empty where it asks none.</summary>
    internal IReadOnlyList<QuestionRow> Questions { get; init; } = [];
}

/// <summary>Composes the answer to a scan in one way for a new scan, a repeated one and a simulated one, so that all
/// three say the same.</summary>
internal static class ScanAnswers
{
    /// <summary>Composes the answer of a scan that was recorded before.</summary>
    internal static async Task<ScanAnswer> AgainAsync(
        CrowdCommsContext context, Scan scan, ScanAsker asked, CancellationToken cancellationToken)
    {
        var person = scan.RegistrantId is null ? null : await context.Registrants.Include(r => r.Company)
            .Include(r => r.PassType!.Zones)
            .AsNoTracking().SingleAsync(r => r.Id == scan.RegistrantId, cancellationToken);
        var place = await context.Stations.Where(s => s.Id == scan.StationId).Select(s => new
        {
            s.Name,
            s.ZoneId,
            Zone = context.Zones.Where(z => z.Id == s.ZoneId).Select(z => z.Name).FirstOrDefault(),
        }).SingleAsync(cancellationToken);
        var found = new ScanFound(scan.Outcome, scan.Outcome, place.ZoneId is not null, place.ZoneId)
        {
            Station = place.Name,
            Zone = place.Zone,
            Person = person is null ? null : RegistrantRows.Of(person) with
            {
                Answers = await AnswersAsync(context, person.Id, asked, cancellationToken),
            },
            PersonEventId = person?.EventId,
            Validity = (person?.PassType!.ValidFrom, person?.PassType!.ValidUntil),
            Zones = person is null ? [] : [.. person.PassType!.Zones.Select(z => z.Name).Order(StringComparer.Ordinal)],
        };
        var request = new ScanRequest(scan.ScanId, scan.StationId, Reason: scan.Reason) { Direction = scan.Direction };
        var decided = new DecidedScan(request, found, scan.ReceivedAt) { When = scan.ScannedAt, By = scan.ActorName, Forced = scan.Forced };
        return await ComposeAsync(context, decided, asked, cancellationToken) with { Replayed = true };
    }

    /// <summary>Composes the answer of a scan that was decided now.</summary>
    internal static async Task<ScanAnswer> ComposeAsync(
        CrowdCommsContext context, DecidedScan scan, ScanAsker asked, CancellationToken cancellationToken)
    {
        var (request, found, _) = scan;
        var here = found.PersonEventId == asked.Place.Id && found.Outcome != ScanOutcome.UnknownCode ? found.Person
            : null;
        var first = await FirstAsync(context, scan, asked, cancellationToken);
        IReadOnlyList<string> openedBy = found.Outcome == ScanOutcome.NoAccess
            ? await OpenedByAsync(context, found.ZoneId, cancellationToken) : [];
        var elsewhere = found.Outcome == ScanOutcome.WrongEvent
            ? await NameAsync(context, found.PersonEventId, asked.Actor, cancellationToken) : null;
        var (message, advice) = ScanWords.Of(scan, new ScanContext(asked.Place, first, openedBy, elsewhere));
        var doubt = EventTime.Doubt(asked.Place, scan.When);
        return new ScanAnswer(request.ScanId, found.Outcome, message, doubt is null ? advice : $"{doubt} {advice}", scan.At)
        {
            Record = scan.Record(here),
            Direction = request.Direction,
            Zone = found.Zone,
            Simulated = request.Simulate,
            Forced = scan.Forced,
            CanOverride = ScanDecision.CanOverride(found.Outcome),
            Registrant = here,
            Zones = here is null ? [] : found.Zones,
            OpenedBy = openedBy,
            FirstAdmitted = first,
        };
    }

    private static async Task<IReadOnlyList<AnswerRow>> AnswersAsync(
        CrowdCommsContext context, Guid registrantId, ScanAsker asked, CancellationToken cancellationToken) =>
            asked.Questions.Count == 0 ? [] : AnswerReader.Rows(asked.Questions, await context.Answers.AsNoTracking()
                .Where(a => a.RegistrantId == registrantId && a.Value != "").ToListAsync(cancellationToken));

    // An admission after the scan's own time is taken only where there is no other: the clock of the device that admitted
    // was ahead then.
    private static async Task<FirstAdmitted?> FirstAsync(
        CrowdCommsContext context, DecidedScan scan, ScanAsker asked, CancellationToken cancellationToken) =>
        scan.Found.Outcome switch
        {
            ScanOutcome.AlreadyCheckedIn => await TodayAsync(context, scan, asked.Place, cancellationToken)
                ?? await context.StatusChanges.AsNoTracking()
                .Where(c => c.RegistrantId == scan.Found.Person!.Id && c.To == RegistrantStatus.CheckedIn)
                .OrderByDescending(c => c.At <= scan.When).ThenByDescending(c => c.Version)
                .Select(
                    c => new FirstAdmitted(c.At, context.Stations.Where(s => s.Id == c.StationId).Select(s => s.Name)
                        .FirstOrDefault(), c.ActorName))
                .FirstOrDefaultAsync(cancellationToken),
            ScanOutcome.AlreadyInside => await (
                from visit in context.ZoneVisits.AsNoTracking()
                join entry in context.Scans on visit.EntryScanId equals entry.ScanId
                where visit.RegistrantId == scan.Found.Person!.Id && visit.ZoneId == scan.Found.ZoneId
                orderby visit.EnteredAt <= scan.When descending, visit.Id descending
                select new FirstAdmitted(entry.ScannedAt, context.Stations.Where(s => s.Id == entry.StationId)
                    .Select(s => s.Name).FirstOrDefault(), entry.ActorName))
                .FirstOrDefaultAsync(cancellationToken),
            _ => null,
        };

    private static Task<FirstAdmitted?> TodayAsync(
        CrowdCommsContext context, DecidedScan scan, EventFacts place, CancellationToken cancellationToken)
    {
        var day = EventDay.Of(scan.When, place.TimeZone).Date;
        return (from entry in context.DayEntries.AsNoTracking()
                join admitted in context.Scans on entry.ScanId equals admitted.ScanId
                where entry.RegistrantId == scan.Found.Person!.Id && entry.Day == day && entry.UndoneAt == null
                select new FirstAdmitted(entry.At, context.Stations.Where(s => s.Id == admitted.StationId)
                    .Select(s => s.Name).FirstOrDefault(), admitted.ActorName))
            .FirstOrDefaultAsync(cancellationToken);
    }

    private static async Task<IReadOnlyList<string>> OpenedByAsync(
        CrowdCommsContext context, Guid? zoneId, CancellationToken cancellationToken) =>
            await context.PassTypes.Where(p => !p.Retired && p.Zones.Any(z => z.Id == zoneId))
                .OrderBy(p => p.Position).ThenBy(p => p.Name).Select(p => p.Name).ToListAsync(cancellationToken);

    // The name of another event is told only to an actor who is a member of that event.
    private static Task<string?> NameAsync(
        CrowdCommsContext context, Guid? eventId, Actor actor, CancellationToken cancellationToken) =>
            context.Events
                .Where(e => e.Id == eventId
                    && (actor.IsAdmin || context.Members.Any(m => m.EventId == e.Id && m.UserId == actor.UserId)))
                .Select(e => e.Name).SingleOrDefaultAsync(cancellationToken);
}
