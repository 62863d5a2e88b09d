using CrowdComms.Data.Audit;
using CrowdComms.Data.Common;
using CrowdComms.Data.Engines;
using CrowdComms.Data.Files;
using CrowdComms.Data.Live;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;

namespace CrowdComms.Data.Privacy;

/// <summary>How long an event keeps personal data.</summary>
/// <param name="Days">Whole days after the event's end; null for ever.</param>
/// <param name="DueAt">When the registrants are anonymised, UTC; null for never.</param>
/// <param name="DoneAt">When they were last anonymised, UTC; null for not yet.</param>
/// <param name="People">The number of registrants who are not anonymised.</param>
public sealed record Retention(int? Days, DateTimeOffset? DueAt, DateTimeOffset? DoneAt, int People);

/// <summary>Stores how long an event keeps personal data, and erases it when that time is over. Changes are audited,
/// without any personal data.</summary>
public sealed class RetentionService(IDbContextFactory<CrowdCommsContext> contexts, IDatabaseEngine engine,
    IAuditLock audit, UploadFolder uploads, IChangeFeed feed, TimeProvider clock, ILogger<RetentionService> log)
{
    /// <summary>The greatest number of days that an organiser can set.</summary>
    public const int MostDays = 3650;

    private const string Purpose = "change how long personal data is kept";

    /// <summary>Reads how long an event keeps personal data.</summary>
    /// <returns>The setting; <c>forbidden</c> to staff, <c>not_found</c> to strangers.</returns>
    public async Task<Result<Retention>> GetAsync(Guid eventId, Actor actor, CancellationToken cancellationToken)
    {
        if (actor.Refusal(MemberRole.Organiser, eventId, Purpose) is { } refusal)
        {
            return refusal;
        }

        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        return await ReadAsync(context, eventId, cancellationToken) is { } retention ? retention : Error.NotFound("event");
    }

    /// <summary>Sets how long an event keeps personal data.</summary>
    /// <param name="eventId">The event to set it for.</param>
    /// <param name="days">Whole days after its end, 0 to <see cref="MostDays"/>; null for ever.</param>
    /// <param name="actor">The organiser who sets it.</param>
    /// <param name="cancellationToken">Stops before the save.</param>
    /// <returns>The new setting; <c>validation</c>, <c>forbidden</c> to staff, <c>not_found</c> to strangers.</returns>
    public async Task<Result<Retention>> SetAsync(Guid eventId, int? days, Actor actor, CancellationToken cancellationToken)
    {
        if (actor.Refusal(MemberRole.Organiser, eventId, Purpose) is { } refusal)
        {
            return refusal;
        }

        if (days is < 0 or > MostDays)
        {
            return PrivacyErrors.Days(MostDays);
        }

        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        await using var transaction = await context.Database.BeginTransactionAsync(cancellationToken);
        if (await ReadAsync(context, eventId, cancellationToken) is not { } before)
        {
            return Error.NotFound("event");
        }

        if (before.Days != days)
        {
            await context.Events.Where(e => e.Id == eventId)
                .ExecuteUpdateAsync(set => set.SetProperty(e => e.RetentionDays, days), cancellationToken);
            context.AuditEntries.Add(Entry(eventId, "Changed", actor,
                new FieldChange("retentionDays", before.Days?.ToString(), days?.ToString())));
            await context.SaveChangesAsync(cancellationToken);
        }

        await transaction.CommitAsync(cancellationToken);
        return (await ReadAsync(context, eventId, cancellationToken))!;
    }

    /// <summary>Anonymises all registrants of the events that are due. It can be stopped at any time; the next run goes
    /// on.</summary>
    /// <returns>How many registrants were anonymised.</returns>
    public async Task<int> CarryOutAsync(CancellationToken cancellationToken)
    {
        var people = 0;
        foreach (var eventId in await DueAsync(cancellationToken))
        {
            people += await CarryOutAsync(eventId, cancellationToken);
        }

        return people;
    }

    private static async Task<Retention?> ReadAsync(CrowdCommsContext context, Guid eventId, CancellationToken cancellationToken)
    {
        var found = await context.Events.AsNoTracking().Where(e => e.Id == eventId)
            .Select(
                e => new
                {
                    e.RetentionDays,
                    e.EndsAt,
                    e.RetentionDoneAt,
                    People = context.Registrants.Count(r => r.EventId == eventId && r.AnonymisedAt == null)
                })
            .SingleOrDefaultAsync(cancellationToken);
        return found is null ? null
            : new Retention(found.RetentionDays, found.RetentionDays is { } days ? found.EndsAt.AddDays(days)
                : null, found.RetentionDoneAt, found.People);
    }

    private async Task<List<Guid>> DueAsync(CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var kept = await context.Events.AsNoTracking().Where(e => e.RetentionDays != null && e.EndsAt <= now)
            .Where(e => e.RetentionDoneAt == null || context.Registrants.Any(r => r.EventId == e.Id && r.AnonymisedAt == null))
            .OrderBy(e => e.Id).Select(e => new { e.Id, e.EndsAt, Days = e.RetentionDays!.Value }).ToListAsync(cancellationToken);
        return [.. kept.Where(e => e.EndsAt.AddDays(e.Days) <= now).Select(e => e.Id)];
    }

    private async Task<int> CarryOutAsync(Guid eventId, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var crowd = new CrowdForgotten(context, eventId, now);
        var people = await crowd.AllAsync(engine, contexts, cancellationToken);
        await using var transaction = await context.Database.BeginTransactionAsync(cancellationToken);
        await audit.OpenAsync(context, open: true, cancellationToken);
        await crowd.RestAsync(cancellationToken);
        await audit.OpenAsync(context, open: false, cancellationToken);
        await context.Events.Where(e => e.Id == eventId)
            .ExecuteUpdateAsync(set => set.SetProperty(e => e.RetentionDoneAt, now), cancellationToken);
        context.AuditEntries.Add(Entry(eventId, "RetentionCarriedOut", Actor.System, new FieldChange("people", null, people.ToString())));
        await context.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        await uploads.ForgetAsync(context, eventId, cancellationToken);
        feed.Publish(EventChanged.CountAnew(eventId));
        log.LogInformation("Retention of event {EventId} anonymised {People} people", eventId, people);
        return people;
    }

    private AuditEntry Entry(Guid eventId, string action, Actor actor, FieldChange change) =>
        AuditTrail.Entry(eventId, new AuditedThing("Event", eventId), new AuditedAct(action, actor, clock.GetUtcNow()), [change]);
}
