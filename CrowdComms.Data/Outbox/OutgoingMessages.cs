using Microsoft.EntityFrameworkCore;

namespace CrowdComms.Data.Outbox;

/// <summary>Writes messages into the caller's context, so that they are saved with what caused
/// them or not at all.</summary>
internal static class OutgoingMessages
{
    /// <summary>A message to a registrant, unless the event wants none of its kind or the person has no
    /// address any more.</summary>
    internal static async Task AddAsync(CrowdCommsContext context, MessageKind kind, Recipient to, DateTimeOffset now,
        CancellationToken cancellationToken)
    {
        if (to.Email.Length == 0 || !await IsOnAsync(context, to.EventId, kind, cancellationToken))
        {
            return;
        }

        context.Messages.Add(new Message { EventId = to.EventId, RegistrantId = to.RegistrantId, Email = to.Email,
            Kind = kind, CreatedAt = now, DueAt = now });
    }

    /// <summary>A message to somebody who is no registrant. <paramref name="facts"/> has the values of
    /// its merge fields.</summary>
    internal static void AddTo(CrowdCommsContext context, Guid eventId, MessageKind kind,
        (string Email, IReadOnlyDictionary<string, string> Facts) to, DateTimeOffset now) =>
            context.Messages.Add(new Message { EventId = eventId, Email = to.Email, Kind = kind, CreatedAt = now,
                DueAt = now, Facts = new(to.Facts, StringComparer.Ordinal) });

    /// <summary>A message about somebody's account. It belongs to no event, so that nobody reads the secret
    /// in it on a page.</summary>
    internal static void AddOfAccount(CrowdCommsContext context, MessageKind kind,
        (string Email, IReadOnlyDictionary<string, string> Facts) to, DateTimeOffset now) =>
            context.Messages.Add(new Message { Email = to.Email, Kind = kind, CreatedAt = now, DueAt = now,
                Facts = new(to.Facts, StringComparer.Ordinal) });

    /// <summary>Whether the event wants messages of a kind. Where nobody said anything, what goes to everybody at a
    /// time is not wanted.</summary>
    internal static async Task<bool> IsOnAsync(
        CrowdCommsContext context, Guid eventId, MessageKind kind, CancellationToken cancellationToken) =>
            await context.MessageTemplates.Where(t => t.EventId == eventId && t.Kind == kind).Select(t => (bool?)t.IsOn)
                .SingleOrDefaultAsync(cancellationToken)
                ?? IsUsual(kind);

    /// <summary>Whether such messages are written where nobody said anything.</summary>
    internal static bool IsUsual(MessageKind kind) => kind is not (MessageKind.Reminder or MessageKind.AfterEvent);
}

/// <summary>A registrant who is written to.</summary>
/// <param name="EventId">The event.</param>
/// <param name="RegistrantId">The registrant.</param>
/// <param name="Email">The address; empty once the person was anonymised.</param>
internal sealed record Recipient(Guid EventId, Guid RegistrantId, string Email);
