using Microsoft.EntityFrameworkCore;

namespace CrowdComms.Data.Outbox;

/// <summary>Adds messages to the caller's context, so that they are saved in the same transaction as their
/// cause.</summary>
internal static class OutgoingMessages
{
    /// <summary>Adds a message to a registrant, unless the event has switched its kind off or the registrant has no
    /// email any more.</summary>
    internal static async Task AddAsync(CrowdCommsContext context, MessageKind kind, Recipient to, DateTimeOffset now,
        CancellationToken cancellationToken)
    {
        if (to.Email.Length == 0 || !await IsOnAsync(context, to.EventId, kind, cancellationToken))
        {
            return;
        }

        context.Messages.Add(new Message
        {
            EventId = to.EventId,
            RegistrantId = to.RegistrantId,
            Email = to.Email,
            Kind = kind,
            CreatedAt = now,
            DueAt = now
        });
    }

    /// <summary>Adds a message to a person who is not a registrant.</summary>
    internal static void AddTo(CrowdCommsContext context, Guid eventId, Letter letter, DateTimeOffset now) =>
            context.Messages.Add(new Message
            {
                EventId = eventId,
                Email = letter.Email,
                Kind = letter.Kind,
                CreatedAt = now,
                DueAt = now,
                Facts = new(letter.Facts, StringComparer.Ordinal)
            });

    /// <summary>Adds a message about a user's account. It belongs to no event, so that no page shows the secret
    /// link in it.</summary>
    internal static void AddOfAccount(CrowdCommsContext context, Letter letter, DateTimeOffset now) =>
            context.Messages.Add(new Message
            {
                Email = letter.Email,
                Kind = letter.Kind,
                CreatedAt = now,
                DueAt = now,
                Facts = new(letter.Facts, StringComparer.Ordinal)
            });

    /// <summary>Whether the event sends messages of a kind. Without a setting, messages that go to everyone at a set
    /// time are off.</summary>
    internal static async Task<bool> IsOnAsync(
        CrowdCommsContext context, Guid eventId, MessageKind kind, CancellationToken cancellationToken) =>
            await context.MessageTemplates.Where(t => t.EventId == eventId && t.Kind == kind).Select(t => (bool?)t.IsOn)
                .SingleOrDefaultAsync(cancellationToken)
                ?? IsUsual(kind);

    /// <summary>Whether messages of a kind are sent where the event has no setting for it.</summary>
    internal static bool IsUsual(MessageKind kind) => kind is not (MessageKind.Reminder or MessageKind.AfterEvent);
}

/// <summary>A registrant as the recipient of a message.</summary>
/// <param name="EventId">The event of the registrant.</param>
/// <param name="RegistrantId">The registrant.</param>
/// <param name="Email">Their email; empty once they were anonymised.</param>
internal sealed record Recipient(Guid EventId, Guid RegistrantId, string Email);

/// <summary>A message to a person who is not a registrant.</summary>
/// <param name="Kind">The kind, which decides its words.</param>
/// <param name="Email">The address that it goes to.</param>
/// <param name="Facts">The values of its merge fields, by name.</param>
internal sealed record Letter(MessageKind Kind, string Email, IReadOnlyDictionary<string, string> Facts);
