using CrowdComms.Data.Common;
using CrowdComms.Data.Outbox;
using CrowdComms.Data.Registrants;
using Microsoft.EntityFrameworkCore;

namespace CrowdComms.Data.Messages;

/// <summary>Sends messages again, and sends tickets to registrants who have lost theirs.</summary>
public sealed class MessageService(IDbContextFactory<CrowdCommsContext> contexts, TimeProvider clock)
{
    /// <summary>Queues a message again, to the email that the registrant has now. It becomes a new message, and the
    /// old one stays in the list; a reminder or thanks is itself queued again.</summary>
    /// <returns>Done; <c>message.underway</c>, <c>message.no_address</c>, <c>message.unsubscribed</c>, <c>forbidden</c>
    /// to staff for a recipient who is not a registrant, <c>not_found</c>.</returns>
    public async Task<Result<Done>> ResendAsync(Guid eventId, Guid id, Actor actor, CancellationToken cancellationToken)
    {
        if (actor.Refusal(MemberRole.Staff, eventId, "send messages") is { } refusal)
        {
            return refusal;
        }

        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var old = await context.Messages.AsNoTracking()
            .SingleOrDefaultAsync(m => m.EventId == eventId && m.Id == id, cancellationToken);
        if (old is null)
        {
            return Error.NotFound("message");
        }

        if (old.RegistrantId is null
            && actor.Refusal(MemberRole.Organiser, eventId,
                "send messages to people who are not registered") is { } apart)
        {
            return apart;
        }

        var email = await AddressAsync(context, old, cancellationToken);
        if (email is null or ""
            || (old.MailingId is not null && await SubscriptionService.IsOverAsync(context, eventId, email, cancellationToken)))
        {
            return email is null ? MessageErrors.PassedOn
                : email.Length == 0 ? MessageErrors.NoAddress : MessageErrors.Unsubscribed;
        }

        return await AgainAsync(context, old, email, cancellationToken) ? default(Done) : MessageErrors.Underway;
    }

    /// <summary>Queues a registrant's ticket as an email: for staff who help a registrant that has lost
    /// theirs.</summary>
    /// <returns>Done; <c>message.no_address</c>, <c>not_found</c> for an unknown registrant and to strangers.</returns>
    public async Task<Result<Done>> SendTicketAsync(
        Guid eventId, Guid registrantId, Actor actor, CancellationToken cancellationToken)
    {
        if (actor.Refusal(MemberRole.Staff, eventId, "send messages") is { } refusal)
        {
            return refusal;
        }

        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var person = await context.Registrants.AsNoTracking()
            .SingleOrDefaultAsync(r => r.EventId == eventId && r.Id == registrantId, cancellationToken);
        if (person is null || person.Person.Email.Length == 0)
        {
            return person is null ? Error.NotFound("person") : MessageErrors.NoAddress;
        }

        var kind = person.Status == RegistrantStatus.Registered ? MessageKind.Registered
            : person.Status == RegistrantStatus.Cancelled ? MessageKind.Cancelled : MessageKind.Confirmed;
        var now = clock.GetUtcNow();
        context.Messages.Add(new Message
        {
            EventId = eventId,
            RegistrantId = registrantId,
            Email = person.Person.Email,
            Kind = kind,
            CreatedAt = now,
            DueAt = now
        });
        await context.SaveChangesAsync(cancellationToken);
        return default(Done);
    }

    // Null for a message to a former holder of the ticket, which may still be sent earlier but not again.
    private static async Task<string?> AddressAsync(CrowdCommsContext context, Message old, CancellationToken cancellationToken)
    {
        if (await context.IsOfFormerHolderAsync(old, cancellationToken))
        {
            return old.State == MessageState.Queued ? old.Email : null;
        }

        return old.RegistrantId is { } person ? await context.Registrants.Where(r => r.Id == person)
            .Select(r => r.Person.Email).SingleAsync(cancellationToken) : old.Email;
    }

    // A queued message becomes due at once and overtakes mailings; a sent or failed one is queued again.
    private async Task<bool> AgainAsync(
        CrowdCommsContext context, Message old, string email, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        if (old.State == MessageState.Queued)
        {
            return await context.Messages
                .Where(m => m.Id == old.Id && m.State == MessageState.Queued
                    && (m.ClaimedUntil == null || m.ClaimedUntil < now))
                .ExecuteUpdateAsync(
                    set => set.SetProperty(m => m.DueAt, now).SetProperty(m => m.IsMass, false), cancellationToken) == 1;
        }

        var once = old.Kind is MessageKind.Reminder or MessageKind.AfterEvent;
        if (once)
        {
            return await context.Messages.Where(m => m.Id == old.Id && m.State != MessageState.Queued)
                .ExecuteUpdateAsync(
                    set => set.SetProperty(m => m.State, MessageState.Queued).SetProperty(m => m.DueAt, now)
                        .SetProperty(m => m.Attempts, 0).SetProperty(m => m.Breaks, 0)
                        .SetProperty(m => m.CreatedAt, now).SetProperty(m => m.IsMass, false), cancellationToken) == 1;
        }

        context.Messages.Add(CopyOf(old, email, now));
        await context.SaveChangesAsync(cancellationToken);
        return true;
    }

    private static Message CopyOf(Message old, string email, DateTimeOffset now) => new()
    {
        EventId = old.EventId,
        RegistrantId = old.RegistrantId,
        Email = email,
        Kind = old.Kind,
        MailingId = old.MailingId,
        Facts = new(old.Facts, StringComparer.Ordinal),
        CreatedAt = now,
        DueAt = now,
    };
}
