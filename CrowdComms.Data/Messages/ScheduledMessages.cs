using CrowdComms.Data.Common;
using CrowdComms.Data.Engines;
using CrowdComms.Data.Outbox;
using Microsoft.EntityFrameworkCore;

namespace CrowdComms.Data.Messages;

/// <summary>Queues the messages that are due by date: reminders before an event and thanks after it. A unique index
/// lets each registrant get one of each, even if several nodes queue them at the same time.</summary>
public sealed class ScheduledMessages(
    IDbContextFactory<CrowdCommsContext> contexts, IDatabaseEngine engine, TimeProvider clock)
{
    private const int Batch = 500;

    /// <summary>Queues every reminder and every thanks that is due now.</summary>
    /// <returns>How many messages were queued.</returns>
    public async Task<int> WriteDueAsync(CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var wanted = await context.MessageTemplates.AsNoTracking()
            .Where(t => t.IsOn && (t.Kind == MessageKind.Reminder || t.Kind == MessageKind.AfterEvent))
            .Join(context.Events, t => t.EventId, e => e.Id,
                (t, e) => new { t.EventId, t.Kind, t.Days, e.StartsAt, e.EndsAt })
            .ToListAsync(cancellationToken);
        var written = 0;
        foreach (var due in wanted.Where(w => IsDue(w.Kind, w.Days, new Span(w.StartsAt, w.EndsAt), now)))
        {
            while (await WriteAsync(due.EventId, due.Kind, now, cancellationToken) is > 0 and var count)
            {
                written += count;
            }
        }

        return written;
    }

    // Thanks are sent for a week from their day; after that they would be too late.
    private static bool IsDue(MessageKind kind, int days, Span span,
        DateTimeOffset now) => kind == MessageKind.Reminder
            ? now >= span.StartsAt.AddDays(-days) && now < span.StartsAt
            : now >= span.EndsAt.AddDays(days) && now < span.EndsAt.AddDays(days + 7);

    private async Task<int> WriteAsync(
        Guid eventId, MessageKind kind, DateTimeOffset now, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var people = context.Registrants.AsNoTracking()
            .Where(r => r.EventId == eventId && r.AnonymisedAt == null
                && !context.Messages.Any(m => m.RegistrantId == r.Id && m.Kind == kind));
        people = kind == MessageKind.AfterEvent
            ? people.Where(r => r.Status == RegistrantStatus.CheckedIn)
            : people.Where(r => r.Status == RegistrantStatus.Registered || r.Status == RegistrantStatus.Confirmed);
        var next = await people.Where(r => r.EmailKey != "").OrderBy(r => r.Id)
            .Take(Batch).Select(r => new { r.Id, r.Person.Email }).ToListAsync(cancellationToken);
        context.Messages.AddRange(next.Select(r => new Message
        {
            EventId = eventId,
            RegistrantId = r.Id,
            Email = r.Email,
            Kind = kind,
            IsMass = true,
            CreatedAt = now,
            DueAt = now,
        }));
        // If another node queues the same messages now, this batch is rolled back, and the next run queues what is
        // left.
        return await engine.TrySaveAsync(context, failure => failure.Index == MessageConfiguration.OnceIndex,
            cancellationToken) ? next.Count : 0;
    }

    /// <summary>From when to when an event lasts, UTC.</summary>
    private sealed record Span(DateTimeOffset StartsAt, DateTimeOffset EndsAt);
}
