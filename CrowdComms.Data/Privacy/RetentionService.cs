using CrowdComms.Data.Audit;
using CrowdComms.Data.Common;
using CrowdComms.Data.Files;
using CrowdComms.Data.Live;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;

namespace CrowdComms.Data.Privacy;

/// <summary>How long an event keeps what it knows of people.</summary>
/// <param name="Days">Whole days after the event's end; null for ever.</param>
/// <param name="DueAt">When they are anonymised, UTC; null for never.</param>
/// <param name="DoneAt">When it was last done, UTC; null for not yet.</param>
/// <param name="People">People who are known still.</param>
public sealed record Retention(int? Days, DateTimeOffset? DueAt, DateTimeOffset? DoneAt, int People);

/// <summary>Says how long an event keeps what it knows of people, and removes it when the time has come. Organisers only; audited, without anything personal.</summary>
public sealed class RetentionService(IDbContextFactory<CrowdCommsContext> contexts, IAuditLock audit, UploadFolder uploads, IChangeFeed feed, TimeProvider clock, ILogger<RetentionService> log)
{
    /// <summary>The most days that an event can keep it.</summary>
    public const int MostDays = 3650;

    private const string Purpose = "say how long personal data is kept";

    /// <summary>How long an event keeps it.</summary>
    /// <returns>The setting; <c>forbidden</c>, <c>not_found</c> to strangers.</returns>
    public async Task<Result<Retention>> GetAsync(Guid eventId, Actor actor, CancellationToken cancellationToken)
    {
        if (actor.Refusal(MemberRole.Organiser, eventId, Purpose) is { } refusal)
        {
            return refusal;
        }

        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        return await ReadAsync(context, eventId, cancellationToken) is { } retention ? retention : Error.NotFound("event");
    }

    /// <summary>Changes how long an event keeps it.</summary>
    /// <param name="eventId">The event.</param>
    /// <param name="days">0 to <see cref="MostDays"/> whole days after its end; null for ever.</param>
    /// <param name="actor">Who.</param>
    /// <param name="cancellationToken">Stops the save.</param>
    /// <returns>The setting; <c>validation</c>, <c>forbidden</c>, <c>not_found</c>.</returns>
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
            await context.Events.Where(e => e.Id == eventId).ExecuteUpdateAsync(set => set.SetProperty(e => e.RetentionDays, days), cancellationToken);
            context.AuditEntries.Add(Entry(eventId, "Changed", actor, new FieldChange("retentionDays", before.Days?.ToString(), days?.ToString())));
            await context.SaveChangesAsync(cancellationToken);
        }

        await transaction.CommitAsync(cancellationToken);
        return (await ReadAsync(context, eventId, cancellationToken))!;
    }

    /// <summary>Anonymises everybody of the events whose time has come. Safe to stop and to run again: it goes on where it was.</summary>
    /// <returns>People who were anonymised.</returns>
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
            .Select(e => new { e.RetentionDays, e.EndsAt, e.RetentionDoneAt, People = context.Registrants.Count(r => r.EventId == eventId && r.AnonymisedAt == null) })
            .SingleOrDefaultAsync(cancellationToken);
        return found is null ? null
            : new Retention(found.RetentionDays, found.RetentionDays is { } days ? found.EndsAt.AddDays(days) : null, found.RetentionDoneAt, found.People);
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
        var people = 0;
        var now = clock.GetUtcNow();
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var crowd = new CrowdForgotten(context, eventId, now);
        while (await crowd.NextAsync(cancellationToken) is > 0 and var some)
        {
            people += some;
        }

        await using var transaction = await context.Database.BeginTransactionAsync(cancellationToken);
        await audit.OpenAsync(context, open: true, cancellationToken);
        await crowd.RestAsync(cancellationToken);
        await audit.OpenAsync(context, open: false, cancellationToken);
        await context.Events.Where(e => e.Id == eventId).ExecuteUpdateAsync(set => set.SetProperty(e => e.RetentionDoneAt, now), cancellationToken);
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
