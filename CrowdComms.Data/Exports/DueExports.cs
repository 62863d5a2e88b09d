using CrowdComms.Data.Audit;
using CrowdComms.Data.Common;
using CrowdComms.Data.Events;
using CrowdComms.Data.Outbox;
using Microsoft.EntityFrameworkCore;

namespace CrowdComms.Data.Exports;

/// <summary>Queues the emails of the daily exports whose hour has come.</summary>
internal sealed class DueExports(IDbContextFactory<CrowdCommsContext> contexts, IProductLinks links, TimeProvider clock)
{
    /// <summary>Queues one email for each daily export that is due, and removes the daily exports of former
    /// organisers.</summary>
    internal async Task SendAsync(CancellationToken cancellationToken)
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
        // Of two nodes that run this at once, only one changes the time of the next email, and that one queues the
        // message.
        if (place is null || await context.ExportSchedules.Where(s => s.Id == schedule.Id && s.NextAt == schedule.NextAt)
            .ExecuteUpdateAsync(set => set.SetProperty(s => s.NextAt, next), cancellationToken) == 0)
        {
            return;
        }

        if (await ScheduleRules.Recipients(context, schedule.EventId)
            .SingleOrDefaultAsync(u => u.Id == schedule.UserId, cancellationToken) is { Email: { Length: > 0 } email } user)
        {
            AddMessage(context, schedule, place.Slug, new Recipient(email, user.DisplayName));
            context.AuditEntries.Add(ScheduleRules.Entry(schedule, new AuditedAct("Sent", Actor.System, now), user.DisplayName));
        }
        else
        {
            await context.ExportSchedules.Where(s => s.Id == schedule.Id).ExecuteDeleteAsync(cancellationToken);
            context.AuditEntries.Add(
                ScheduleRules.Entry(schedule, new AuditedAct("Removed", Actor.System, now), "A former organiser"));
        }

        await context.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
    }

    private void AddMessage(CrowdCommsContext context, ExportSchedule schedule, string slug, Recipient to)
    {
        var file = $"{ExportWords.Title(schedule.Kind)} ({ExportWords.Name(schedule.Format)})";
        var address = links.Export(slug, ExportWords.Fixed(schedule.Kind, schedule.Format)).AbsoluteUri;
        OutgoingMessages.AddTo(context, schedule.EventId, new Letter(MessageKind.Export, to.Email,
            new Dictionary<string, string>(StringComparer.Ordinal)
            {
                ["file"] = file,
                ["link"] = address,
                ["name"] = to.Name,
            }), clock.GetUtcNow());
    }

    /// <summary>The user who gets the email.</summary>
    private sealed record Recipient(string Email, string Name);
}
