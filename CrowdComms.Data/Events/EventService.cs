using CrowdComms.Data.Audit;
using CrowdComms.Data.Common;
using CrowdComms.Data.Engines;
using CrowdComms.Data.Live;
using Microsoft.EntityFrameworkCore;

namespace CrowdComms.Data.Events;

/// <summary>Creates events and changes their settings.</summary>
public sealed class EventService(
    IDbContextFactory<CrowdCommsContext> contexts, IDatabaseEngine engine, FirstContent firstContent,
    IEnumerable<FollowTimeZone> followers, IChangeFeed feed, TimeProvider clock)
{
    /// <summary>Creates an event with the usual pass types, one zone and one desk, so that it can be used immediately.
    /// Admins only.</summary>
    /// <returns>The event's settings; <c>forbidden</c> for an actor who is no admin, <c>validation</c>,
    /// <c>event.slug_taken</c>.</returns>
    public async Task<Result<EventSettings>> CreateAsync(
        EventDetails details, Actor actor, CancellationToken cancellationToken)
    {
        if (!actor.IsAdmin)
        {
            return EventErrors.AdminsOnly;
        }

        if (EventRules.Check(details) is { Count: > 0 } problems)
        {
            return Error.Validation(problems);
        }

        var now = clock.GetUtcNow();
        var made = new Event { Slug = details.Slug, Name = details.Name, TimeZone = details.TimeZone, CreatedAt = now };
        Describe(made, details);
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        context.Events.Add(made);
        context.EventSlugs.Add(new EventSlug { EventId = made.Id, Slug = made.Slug });
        AddFirstContent(context, made, new StepTaken(actor, now));
        return await SaveAsync(context, made, cancellationToken);
    }

    /// <summary>Reads the settings of an event. Organisers only.</summary>
    /// <returns>The settings; <c>forbidden</c> for staff; <c>not_found</c> for a missing event, and for an actor who is
    /// no member.</returns>
    public async Task<Result<EventSettings>> GetAsync(Guid eventId, Actor actor, CancellationToken cancellationToken)
    {
        if (actor.Refusal(MemberRole.Organiser, eventId, "see the settings") is { } refusal)
        {
            return refusal;
        }

        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var found = await context.Events.AsNoTracking().SingleOrDefaultAsync(e => e.Id == eventId, cancellationToken);
        return found is null ? Error.NotFound("event") : SettingsOf(found);
    }

    /// <summary>Changes the settings of an event, and writes the changed fields to the audit log. With another time zone,
    /// the hours of pass types and of daily exports stay what the clocks at the venue show. Organisers only.</summary>
    /// <returns>The settings after the change; <c>forbidden</c> for staff; <c>not_found</c> for a missing event, and
    /// for an actor who is not a member; <c>validation</c>, <c>event.version_stale</c>, <c>event.slug_taken</c>.</returns>
    public async Task<Result<EventSettings>> EditAsync(EventEdit edit, Actor actor, CancellationToken cancellationToken)
    {
        if ((actor.Refusal(MemberRole.Organiser, edit.Id, "change the settings")
            ?? (EventRules.Check(edit.Details) is { Count: > 0 } problems ? Error.Validation(problems) : null)) is { } refusal)
        {
            return refusal;
        }

        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var saved = await context.Events.SingleOrDefaultAsync(e => e.Id == edit.Id, cancellationToken);
        if (saved is null || saved.Version != edit.Version)
        {
            return saved is null ? Error.NotFound("event") : EventErrors.Stale;
        }

        var before = SettingsOf(saved).Details;
        Describe(saved, edit.Details);
        var after = SettingsOf(saved);
        return after.Details == before ? after
            : await SaveChangedAsync(context, saved, before, new StepTaken(actor, clock.GetUtcNow()), cancellationToken);
    }

    private async Task<Result<EventSettings>> SaveChangedAsync(
        CrowdCommsContext context, Event saved, EventDetails before, StepTaken step, CancellationToken cancellationToken)
    {
        var after = SettingsOf(saved).Details;
        if (after.Slug != before.Slug)
        {
            await context.KeepSlugsAsync(saved.Id, [before.Slug, after.Slug], cancellationToken);
        }

        saved.Version++;
        context.AuditEntries.Add(EventAudit.Changed(saved.Id, before, after, step));
        await MoveAsync(context, new TimeZoneChange(saved.Id, before.TimeZone, after.TimeZone, step)
        {
            EventMoves = before.StartsAt != after.StartsAt && before.EndsAt != after.EndsAt,
        }, cancellationToken);
        var result = await SaveAsync(context, saved, cancellationToken);
        if (result.IsOk)
        {
            feed.Publish(EventChanged.CountAnew(saved.Id));
        }

        return result;
    }

    private async Task MoveAsync(CrowdCommsContext context, TimeZoneChange change, CancellationToken cancellationToken)
    {
        foreach (var follow in change.From == change.To ? [] : followers)
        {
            await follow(context, change, cancellationToken);
        }
    }

    private static void Describe(Event to, EventDetails details)
    {
        to.Slug = details.Slug;
        to.Name = details.Name.Trim();
        to.Venue = details.Venue.Trim();
        to.TimeZone = details.TimeZone;
        to.StartsAt = details.StartsAt.ToUniversalTime();
        to.EndsAt = details.EndsAt.ToUniversalTime();
        to.Capacity = details.Capacity;
        to.RegistrationOpensAt = details.RegistrationOpensAt?.ToUniversalTime();
        to.RegistrationClosesAt = details.RegistrationClosesAt?.ToUniversalTime();
        to.SelfRegistration = details.SelfRegistration;
        to.ConsentText = details.ConsentText.OrNull();
        to.ReplyTo = EmailAddress.Read(details.ReplyTo).OrNull();
        to.SuggestsCompanies = details.SuggestsCompanies ?? to.SuggestsCompanies;
        to.RequiresTwoFactor = details.RequiresTwoFactor ?? to.RequiresTwoFactor;
        to.Kiosk = details.Kiosk;
        to.RequiresConfirmation = details.RequiresConfirmation;
        to.OneZoneAtATime = details.OneZoneAtATime;
        to.CheckedOnce = details.CheckedOnce;
        to.SharedEmails = details.SharedEmails;
    }

    private void AddFirstContent(CrowdCommsContext context, Event made, StepTaken who)
    {
        var things = firstContent(context, made.Id);
        context.AuditEntries.Add(EventAudit.Created(made.Id, new AuditedThing("Event", made.Id), made.Name, who));
        context.AuditEntries.AddRange(things.Select(
            t => EventAudit.Created(made.Id, new AuditedThing(t.Kind, t.Id), t.Name, who)));
    }

    private async Task<Result<EventSettings>> SaveAsync(
        CrowdCommsContext context, Event saved, CancellationToken cancellationToken)
    {
        var error = await engine.SaveAsync(context, failure => failure switch
        {
            { IsOvertaken: true } => EventErrors.Stale,
            { Index: EventErrors.SlugIndex or EventErrors.SlugsIndex } => EventErrors.SlugTaken(saved.Slug),
            _ => null,
        }, cancellationToken);
        return error is null ? SettingsOf(saved) : error;
    }

    internal static EventSettings SettingsOf(Event e) => new(e.Id, e.Version, new EventDetails
    {
        Name = e.Name,
        Slug = e.Slug,
        Venue = e.Venue,
        TimeZone = e.TimeZone,
        StartsAt = e.StartsAt,
        EndsAt = e.EndsAt,
        Capacity = e.Capacity,
        RegistrationOpensAt = e.RegistrationOpensAt,
        RegistrationClosesAt = e.RegistrationClosesAt,
        SelfRegistration = e.SelfRegistration,
        ConsentText = e.ConsentText,
        ReplyTo = e.ReplyTo,
        SuggestsCompanies = e.SuggestsCompanies,
        RequiresTwoFactor = e.RequiresTwoFactor,
        Kiosk = e.Kiosk,
        RequiresConfirmation = e.RequiresConfirmation,
        OneZoneAtATime = e.OneZoneAtATime,
        CheckedOnce = e.CheckedOnce,
        SharedEmails = e.SharedEmails,
    });
}
