using CrowdComms.Data.CheckIn;
using CrowdComms.Data.Common;
using CrowdComms.Data.Engines;
using Microsoft.EntityFrameworkCore;

namespace CrowdComms.Data.Webhooks;

/// <summary>
/// Queues the deliveries of each webhook from the rows that status changes and scans write anyway. So scans of an event
/// without webhooks do no extra work, and no code that writes a row can forget a webhook. Rows may be committed in
/// another order than their times, so each run looks back one minute, and a unique index prevents that anything is
/// queued twice.
/// </summary>
public sealed class WebhookFollower(
    IDbContextFactory<CrowdCommsContext> contexts, IDatabaseEngine engine, TimeProvider clock)
{
    /// <summary>How far each run looks back: longer than any transaction that changes a status is open.</summary>
    public static readonly TimeSpan Overlap = TimeSpan.FromMinutes(1);

    private const int Most = 1000;

    /// <summary>Queues the new deliveries of all webhooks that are turned on.</summary>
    /// <returns>How many deliveries were queued.</returns>
    public async Task<int> FollowAsync(CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var written = 0;
        foreach (var id in await context.Webhooks.AsNoTracking().Where(w => w.Active).OrderBy(w => w.Id)
            .Select(w => w.Id).ToListAsync(cancellationToken))
        {
            written += await FollowAsync(context, id, cancellationToken);
        }

        return written;
    }

    private async Task<int> FollowAsync(CrowdCommsContext context, Guid id, CancellationToken cancellationToken)
    {
        context.ChangeTracker.Clear();
        await using var transaction = await context.Database.BeginTransactionAsync(cancellationToken);
        await engine.LockAsync(context, id, cancellationToken);
        if (await context.Webhooks.SingleOrDefaultAsync(w => w.Id == id && w.Active, cancellationToken) is not { } hook)
        {
            return 0;
        }

        // Ids contain the time of the machine's clock, even where tests give the services another clock.
        var (now, machine) = (clock.GetUtcNow(), TimeProvider.System.GetUtcNow());
        var look = new Look(hook, Guid.CreateVersion7(hook.FollowedUntil - Overlap), now);
        var (steps, visits) =
            (await StepsAsync(context, look, cancellationToken), await VisitsAsync(context, look, cancellationToken));
        context.WebhookDeliveries.AddRange([.. steps, .. visits]);

        // If there was more than one batch, the time stays, and the next run queues the rest.
        hook.FollowedUntil = steps.Count < Most && visits.Count < Most ? machine : hook.FollowedUntil;
        await context.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return steps.Count + visits.Count;
    }

    private static async Task<List<WebhookDelivery>> StepsAsync(
        CrowdCommsContext context, Look look, CancellationToken cancellationToken)
    {
        var (hook, first) = (look.Hook, look.First);
        var (registered, confirmed, cancelled, checkedIn, undone) =
            (Tells("registrant.registered"), Tells("registrant.confirmed"), Tells("registrant.cancelled"),
                Tells("registrant.checked_in"), Tells("registrant.check_in_undone"));
        var steps = await context.StatusChanges.AsNoTracking()
            .Where(c => c.EventId == hook.EventId && c.Id.CompareTo(first) > 0 && c.At >= hook.CreatedAt)
            .Where(c => (registered && c.To == RegistrantStatus.Registered)
                || (cancelled && c.To == RegistrantStatus.Cancelled)
                || (checkedIn && c.To == RegistrantStatus.CheckedIn && c.From != RegistrantStatus.CheckedIn)
                || (confirmed && c.To == RegistrantStatus.Confirmed && c.From != RegistrantStatus.CheckedIn)
                || (undone && c.To == RegistrantStatus.Confirmed && c.From == RegistrantStatus.CheckedIn))
            .Where(c => !context.WebhookDeliveries.Any(d => d.WebhookId == hook.Id && d.CauseId == c.Id))
            .OrderBy(c => c.Id).Take(Most).Select(c => new { c.Id, c.RegistrantId, c.From, c.To, c.At })
            .ToListAsync(cancellationToken);
        return steps.ConvertAll(c => Delivery(look, new Cause(WebhookKinds.Of(c.From, c.To), c.Id, c.At), c.RegistrantId, null));

        bool Tells(string kind) => look.Tells(kind);
    }

    // A single scan can enter one zone and leave another, so the deliveries are read from the visits,
    // which are found by their scans.
    private static async Task<List<WebhookDelivery>> VisitsAsync(
        CrowdCommsContext context, Look look, CancellationToken cancellationToken)
    {
        List<WebhookDelivery> found = [];
        if (look.Tells(WebhookKinds.Entered))
        {
            found.AddRange(await VisitsAsync(context, look, Entries(context, look), cancellationToken));
        }

        if (look.Tells(WebhookKinds.Left))
        {
            found.AddRange(await VisitsAsync(context, look, Exits(context, look), cancellationToken));
        }

        return found;
    }

    private static async Task<List<WebhookDelivery>> VisitsAsync(
        CrowdCommsContext context, Look look, IQueryable<ScannedVisit> visits, CancellationToken cancellationToken)
    {
        var found = await visits.Where(v => !context.WebhookDeliveries.Any(
                d => d.WebhookId == look.Hook.Id && d.CauseId == v.Visit.Id && d.Kind == v.Kind))
            .OrderBy(v => v.At).Take(Most).ToListAsync(cancellationToken);
        return found.ConvertAll(v => Delivery(look, new Cause(v.Kind, v.Visit.Id, v.At), v.Visit.RegistrantId, v.Visit.ZoneId));
    }

    private static IQueryable<ScannedVisit> Entries(CrowdCommsContext context, Look look) =>
        from scan in Passages(context, look)
        join visit in context.ZoneVisits.AsNoTracking()
            on new { Person = scan.RegistrantId, Scan = (Guid?)scan.ScanId }
            equals new { Person = (Guid?)visit.RegistrantId, Scan = (Guid?)visit.EntryScanId }
        select new ScannedVisit { Visit = visit, Kind = WebhookKinds.Entered, At = scan.ScannedAt };

    private static IQueryable<ScannedVisit> Exits(CrowdCommsContext context, Look look) =>
        from scan in Passages(context, look)
        join visit in context.ZoneVisits.AsNoTracking()
            on new { Person = scan.RegistrantId, Scan = (Guid?)scan.ScanId }
            equals new { Person = (Guid?)visit.RegistrantId, Scan = visit.ExitScanId }
        select new ScannedVisit { Visit = visit, Kind = WebhookKinds.Left, At = scan.ScannedAt };

    private static IQueryable<Scan> Passages(CrowdCommsContext context, Look look)
    {
        var (hook, first) = (look.Hook, look.First);
        return context.Scans.Where(s => s.EventId == hook.EventId && s.Id.CompareTo(first) > 0
            && s.ReceivedAt >= hook.CreatedAt && (s.Outcome == ScanOutcome.Admitted || s.Outcome == ScanOutcome.Left));
    }

    private static WebhookDelivery Delivery(
        Look look, Cause what, Guid? person, Guid? zone) => new()
        {
            WebhookId = look.Hook.Id,
            EventId = look.Hook.EventId,
            Kind = what.Kind,
            CauseId = what.Id,
            At = what.At,
            RegistrantId = person,
            ZoneId = zone,
            CreatedAt = look.Now,
            DueAt = look.Now,
        };

    /// <summary>A visit with the scan that began or ended it.</summary>
    private sealed record ScannedVisit
    {
        internal required ZoneVisit Visit { get; init; }

        internal required string Kind { get; init; }

        internal required DateTimeOffset At { get; init; }
    }

    /// <summary>What a delivery tells of: a change of status or a visit, by its id.</summary>
    private sealed record Cause(string Kind, Guid Id, DateTimeOffset At);

    private sealed record Look(Webhook Hook, Guid First, DateTimeOffset Now)
    {
        private readonly HashSet<string> _kinds = [.. Hook.Kinds.Split(',')];

        internal bool Tells(string kind) => _kinds.Contains(kind);
    }
}
