using System.Security.Cryptography;
using System.Text;
using CrowdComms.Data.Common;
using CrowdComms.Data.Engines;
using CrowdComms.Data.Outbox;
using Microsoft.EntityFrameworkCore;

namespace CrowdComms.Data.Messages;

/// <summary>Unsubscribes email addresses from the mailings of an event. The secret key of the unsubscribe link permits
/// it.</summary>
public sealed class SubscriptionService(
    IDbContextFactory<CrowdCommsContext> contexts, IDatabaseEngine engine, TimeProvider clock)
{
    /// <summary>Finds the event of a mailing by the key in its unsubscribe link, for the page behind that link.</summary>
    /// <returns>The event's name, and whether the address has unsubscribed already; <c>not_found</c> for an unknown key.</returns>
    public async Task<Result<Subscription>> FindAsync(string key, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        if (await MessageAsync(context, key, cancellationToken) is not { } message)
        {
            return Error.NotFound("address");
        }

        return new Subscription(
            await context.Events.Where(e => e.Id == message.EventId).Select(e => e.Name).SingleAsync(cancellationToken),
            await IsOverAsync(context, message.EventId, message.Email, cancellationToken));
    }

    /// <summary>Unsubscribes the address behind a key from the event's mailings, and fails those that are queued for it.
    /// A second call changes nothing.</summary>
    /// <returns>Done; <c>not_found</c> for an unknown key.</returns>
    public async Task<Result<Done>> UnsubscribeAsync(string key, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        if (await MessageAsync(context, key, cancellationToken) is not { } message)
        {
            return Error.NotFound("address");
        }

        context.Unsubscribed.Add(new Unsubscribed
        {
            EventId = message.EventId!.Value,
            EmailHash = Hash(message.Email),
            At = clock.GetUtcNow()
        });
        await engine.TrySaveAsync(context, failure => failure.Index == UnsubscribedConfiguration.AddressIndex, cancellationToken);
        // Every mailing goes to the present address of its registrant.
        var address = TextRules.KeyOfEmail(message.Email);
        await context.Messages
            .Where(m => m.EventId == message.EventId && m.MailingId != null && m.State == MessageState.Queued
                && context.Registrants.Any(r => r.Id == m.RegistrantId && r.EmailKey == address))
            .ExecuteUpdateAsync(set => set.SetProperty(m => m.State, MessageState.Failed)
                .SetProperty(m => m.LastError, MessageErrors.Unsubscribed.Message), cancellationToken);
        return default(Done);
    }

    /// <summary>Whether an address has unsubscribed from an event's mailings.</summary>
    internal static Task<bool> IsOverAsync(CrowdCommsContext context, Guid? eventId, string email, CancellationToken cancellationToken)
    {
        var hash = Hash(email);
        return context.Unsubscribed.AnyAsync(u => u.EventId == eventId && u.EmailHash == hash, cancellationToken);
    }

    /// <summary>The hash under which an unsubscribed address is stored.</summary>
    internal static byte[] Hash(string email) => SHA256.HashData(Encoding.UTF8.GetBytes(TextRules.KeyOfEmail(email)));

    private static Task<Message?> MessageAsync(CrowdCommsContext context, string key, CancellationToken cancellationToken) =>
        context.Messages.AsNoTracking().SingleOrDefaultAsync(m => m.Key == key && m.MailingId != null && m.Email != "", cancellationToken);
}

/// <summary>The event whose mailings an address gets, and whether it has unsubscribed, for the unsubscribe page.</summary>
public sealed record Subscription(string Event, bool IsOver);
