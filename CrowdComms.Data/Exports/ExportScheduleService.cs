using CrowdComms.Data.Accounts;
using CrowdComms.Data.Audit;
using CrowdComms.Data.Common;
using CrowdComms.Data.Engines;
using CrowdComms.Data.Events;
using CrowdComms.Data.Outbox;
using Microsoft.EntityFrameworkCore;

namespace CrowdComms.Data.Exports;

/// <summary>Sends organisers a daily e-mail with a link to an export, at an hour of the event's time zone. The link
/// needs a sign-in, so no list is stored in a mailbox, and a former organiser gets nothing. Each change and each e-mail
/// is audited.</summary>
public sealed class ExportScheduleService(
    IDbContextFactory<CrowdCommsContext> contexts, IDatabaseEngine engine, IProductLinks links, TimeProvider clock)
{
    private const string Purpose = "have exports sent";

    /// <summary>Lists the daily exports of the event.</summary>
    /// <returns>The rows by hour; <c>forbidden</c> for staff; <c>not_found</c> for an actor who is no member of the
    /// event.</returns>
    public async Task<Result<IReadOnlyList<ScheduleRow>>> ListAsync(Guid eventId, Actor actor, CancellationToken cancellationToken)
    {
        if (actor.Refusal(MemberRole.Organiser, eventId, Purpose) is { } refusal)
        {
            return refusal;
        }

        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        return await (from schedule in context.ExportSchedules.AsNoTracking()
                      join user in context.Users on schedule.UserId equals user.Id
                      where schedule.EventId == eventId
                      orderby schedule.Hour, schedule.Id
                      select new ScheduleRow(schedule.Id, schedule.Kind, schedule.Format, schedule.Hour,
                          user.DisplayName, schedule.NextAt)).ToListAsync(cancellationToken);
    }

    /// <summary>Lists the users to whom daily exports can be sent: the event's organisers and the admins.</summary>
    /// <returns>The ids and names; <c>forbidden</c> for staff; <c>not_found</c> for an actor who is no member of the
    /// event.</returns>
    public async Task<Result<IReadOnlyList<ScheduleRecipient>>> RecipientsAsync(
        Guid eventId, Actor actor, CancellationToken cancellationToken)
    {
        if (actor.Refusal(MemberRole.Organiser, eventId, Purpose) is { } refusal)
        {
            return refusal;
        }

        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        return await Allowed(context, eventId).OrderBy(u => u.DisplayName).ThenBy(u => u.Id)
            .Select(u => new ScheduleRecipient(u.Id, u.DisplayName)).ToListAsync(cancellationToken);
    }

    /// <summary>Sets up a daily export. Its first e-mail is sent when the clocks at the venue next show the
    /// hour.</summary>
    /// <returns>Done; <c>validation</c> for the hour; <c>export.no_organiser</c>, <c>export.scheduled_twice</c>;
    /// <c>forbidden</c> for staff; <c>not_found</c> for a missing event, and for an actor who is no member.</returns>
    public async Task<Result<Done>> AddAsync(Guid eventId, NewSchedule wanted, Actor actor, CancellationToken cancellationToken)
    {
        if (actor.Refusal(MemberRole.Organiser, eventId, Purpose) is { } refusal)
        {
            return refusal;
        }

        if (wanted.Hour is < 0 or > 23)
        {
            return ExportErrors.Hour;
        }

        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var zone = await context.Events.Where(e => e.Id == eventId).Select(e => e.TimeZone).SingleOrDefaultAsync(cancellationToken);
        if (zone is null)
        {
            return Error.NotFound("event");
        }

        if (await Allowed(context, eventId).SingleOrDefaultAsync(u => u.Id == wanted.UserId, cancellationToken) is not { } user)
        {
            return ExportErrors.NoOrganiser;
        }

        var now = clock.GetUtcNow();
        var schedule = new ExportSchedule
        {
            EventId = eventId,
            UserId = user.Id,
            Kind = wanted.Kind,
            Format = wanted.Format,
            Hour = wanted.Hour,
            CreatedAt = now,
            NextAt = ExportHours.Next(now, wanted.Hour, zone),
        };
        context.Add(schedule);
        context.AuditEntries.Add(Entry(schedule, new AuditedAct("Created", actor, now), user.DisplayName));
        return await engine.TrySaveAsync(context, failure => failure.Index == ExportConfiguration.OnceIndex, cancellationToken)
            ? default(Done)
            : ExportErrors.ScheduledTwice;
    }

    /// <summary>Removes a daily export.</summary>
    /// <returns>Done; <c>forbidden</c> for staff; <c>not_found</c> when the event has no such daily export, and for an
    /// actor who is no member.</returns>
    public async Task<Result<Done>> RemoveAsync(Guid eventId, Guid id, Actor actor, CancellationToken cancellationToken)
    {
        if (actor.Refusal(MemberRole.Organiser, eventId, Purpose) is { } refusal)
        {
            return refusal;
        }

        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        if (await context.ExportSchedules.SingleOrDefaultAsync(s => s.EventId == eventId && s.Id == id,
            cancellationToken) is not { } schedule)
        {
            return Error.NotFound("daily export");
        }

        var name = await context.Users.Where(u => u.Id == schedule.UserId).Select(u => u.DisplayName).SingleAsync(cancellationToken);
        context.Remove(schedule);
        context.AuditEntries.Add(Entry(schedule, new AuditedAct("Removed", actor, clock.GetUtcNow()), name));
        await context.SaveChangesAsync(cancellationToken);
        return default(Done);
    }

    /// <summary>Queues the e-mails whose hour has come. One that was missed while the application did not run is sent
    /// once, late. A daily export of a former organiser is removed.</summary>
    public async Task SendDueAsync(CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var now = clock.GetUtcNow();
        var due = await context.ExportSchedules.AsNoTracking().Where(s => s.NextAt <= now).OrderBy(s => s.NextAt)
            .ThenBy(s => s.Id).ToListAsync(cancellationToken);
        foreach (var schedule in due)
        {
            await SendAsync(schedule, now, cancellationToken);
        }
    }

    private async Task SendAsync(ExportSchedule schedule, DateTimeOffset now, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        await using var transaction = await context.Database.BeginTransactionAsync(cancellationToken);
        var place = await context.Events.AsNoTracking().Where(e => e.Id == schedule.EventId).Select(EventFacts.Of)
            .SingleOrDefaultAsync(cancellationToken);
        var next = ExportHours.Next(now, schedule.Hour, place?.TimeZone ?? "UTC");
        // Of two nodes that run this at once, only one changes the time of the next e-mail, and that one queues the
        // message.
        if (place is null || await context.ExportSchedules.Where(s => s.Id == schedule.Id && s.NextAt == schedule.NextAt)
            .ExecuteUpdateAsync(set => set.SetProperty(s => s.NextAt, next), cancellationToken) == 0)
        {
            return;
        }

        if (await Allowed(context, schedule.EventId)
            .SingleOrDefaultAsync(u => u.Id == schedule.UserId, cancellationToken) is { Email: { Length: > 0 } email } user)
        {
            var file = $"{ExportWords.Title(schedule.Kind)} ({(schedule.Format == ExportFormat.Csv ? "CSV" : "Excel")})";
            var address = links.Export(place.Slug, ExportWords.FileName(schedule.Kind, schedule.Format)).AbsoluteUri;
            OutgoingMessages.AddTo(context, schedule.EventId, new Letter(MessageKind.Export, email,
                new Dictionary<string, string>(StringComparer.Ordinal)
                {
                    ["file"] = file,
                    ["link"] = address,
                    ["name"] = user.DisplayName,
                }), now);
            context.AuditEntries.Add(Entry(schedule, new AuditedAct("Sent", Actor.System, now), user.DisplayName));
        }
        else
        {
            await context.ExportSchedules.Where(s => s.Id == schedule.Id).ExecuteDeleteAsync(cancellationToken);
            context.AuditEntries.Add(
                Entry(schedule, new AuditedAct("Removed", Actor.System, now), "Somebody who is no organiser any more"));
        }

        await context.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
    }

    private static IQueryable<User> Allowed(CrowdCommsContext context, Guid eventId) => context.Users.AsNoTracking().Where(u =>
        u.IsAdmin || context.Members.Any(m => m.EventId == eventId && m.UserId == u.Id && m.Role == MemberRole.Organiser));

    private static AuditEntry Entry(ExportSchedule schedule, AuditedAct act, string recipient) => AuditTrail.Entry(
        schedule.EventId, new AuditedThing("Export", schedule.Id), act,
        AuditTrail.New(
            [new("Table", ExportWords.Title(schedule.Kind)), new("File", ExportWords.Ending(schedule.Format)),
                new("Hour", $"{schedule.Hour:00}:00"), new("Recipient", recipient)]));
}
