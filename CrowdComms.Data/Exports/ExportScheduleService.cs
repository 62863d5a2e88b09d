using CrowdComms.Data.Audit;
using CrowdComms.Data.Common;
using CrowdComms.Data.Engines;
using CrowdComms.Data.Outbox;
using Microsoft.EntityFrameworkCore;

namespace CrowdComms.Data.Exports;

/// <summary>Sends organisers a daily email with a link to an export, at an hour of the event's time zone. The link
/// needs a sign-in, so no list is stored in a mailbox, and a former organiser gets nothing. Each change and each email
/// is audited.</summary>
public sealed class ExportScheduleService(
    IDbContextFactory<CrowdCommsContext> contexts, IDatabaseEngine engine, IProductLinks links, TimeProvider clock)
{
    private const string Purpose = "schedule exports";

    /// <summary>Lists the daily exports of the event.</summary>
    /// <returns>The rows by hour; <c>forbidden</c> for staff; <c>not_found</c> for an actor who is not a member of the
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
    /// <returns>The ids and names; <c>forbidden</c> for staff; <c>not_found</c> for an actor who is not a member of the
    /// event.</returns>
    public async Task<Result<IReadOnlyList<ScheduleRecipient>>> RecipientsAsync(
        Guid eventId, Actor actor, CancellationToken cancellationToken)
    {
        if (actor.Refusal(MemberRole.Organiser, eventId, Purpose) is { } refusal)
        {
            return refusal;
        }

        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        return await ScheduleRules.Recipients(context, eventId).OrderBy(u => u.DisplayName).ThenBy(u => u.Id)
            .Select(u => new ScheduleRecipient(u.Id, u.DisplayName)).ToListAsync(cancellationToken);
    }

    /// <summary>Sets up a daily export. Its first email is sent when the clocks at the venue next show the
    /// hour.</summary>
    /// <returns>Done; <c>validation</c> for the hour; <c>export.no_organiser</c>, <c>export.scheduled_twice</c>;
    /// <c>forbidden</c> for staff; <c>not_found</c> for a missing event, and for an actor who is not a member.</returns>
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

        if (await ScheduleRules.Recipients(context, eventId)
            .SingleOrDefaultAsync(u => u.Id == wanted.UserId, cancellationToken) is not { } user)
        {
            return ExportErrors.NoOrganiser;
        }

        var schedule = ScheduleRules.Schedule(eventId, wanted, clock.GetUtcNow(), zone);
        context.Add(schedule);
        context.AuditEntries.Add(ScheduleRules.Entry(schedule, new AuditedAct("Created", actor, schedule.CreatedAt), user.DisplayName));
        return await engine.TrySaveAsync(context, failure => failure.Index == ExportConfiguration.OnceIndex, cancellationToken)
            ? default(Done)
            : ExportErrors.ScheduledTwice;
    }

    /// <summary>Removes a daily export.</summary>
    /// <returns>Done; <c>forbidden</c> for staff; <c>not_found</c> when the event has no such daily export, and for an
    /// actor who is not a member.</returns>
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
        context.AuditEntries.Add(ScheduleRules.Entry(schedule, new AuditedAct("Removed", actor, clock.GetUtcNow()), name));
        await context.SaveChangesAsync(cancellationToken);
        return default(Done);
    }

    /// <summary>Queues the emails whose hour has come. One that was missed while the application did not run is sent
    /// once, late. A daily export of a former organiser is removed.</summary>
    public Task SendDueAsync(CancellationToken cancellationToken) =>
        new DueExports(contexts, links, clock).SendAsync(cancellationToken);
}
