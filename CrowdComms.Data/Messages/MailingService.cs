using System.Security.Cryptography;
using System.Text;
using CrowdComms.Data.Audit;
using CrowdComms.Data.Common;
using CrowdComms.Data.Engines;
using CrowdComms.Data.Outbox;
using Microsoft.EntityFrameworkCore;

namespace CrowdComms.Data.Messages;

/// <summary>Writes to many at once, and keeps who wants no such mailings.</summary>
public sealed class MailingService(
    IDbContextFactory<CrowdCommsContext> contexts, IDatabaseEngine engine, TimeProvider clock)
{
    private const string Purpose = "send mailings";
    private static readonly TimeSpan Same = TimeSpan.FromHours(1);

    /// <summary>How many people a mailing would go to: whoever unsubscribed or has no address is
    /// not among them.</summary>
    /// <returns>The number; <c>forbidden</c>, <c>not_found</c> to strangers.</returns>
    public async Task<Result<int>> CountAsync(Guid eventId, Audience audience, Actor actor, CancellationToken cancellationToken)
    {
        if (actor.Refusal(MemberRole.Organiser, eventId, Purpose) is { } refusal)
        {
            return refusal;
        }

        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        return (await PeopleAsync(context, eventId, audience, cancellationToken)).Count;
    }

    /// <summary>Writes the messages, all or none; they go out in the background. The same words to the same people go
    /// once an hour: from a second tab or by a second click they are refused.</summary>
    /// <returns>How many; <c>validation</c>, <c>message.sent_already</c>, <c>message.nobody</c>,
    /// <c>message.audience_changed</c> when it is another number than was shown, <c>forbidden</c>, <c>not_found</c>.</returns>
    public async Task<Result<int>> SendAsync(Guid eventId, NewMailing mailing, Actor actor, CancellationToken cancellationToken)
    {
        if (actor.Refusal(MemberRole.Organiser, eventId, Purpose) is { } refusal)
        {
            return refusal;
        }

        if (MessageRules.Check(mailing.Words, MessageKind.Mailing) is { Count: > 0 } wrong)
        {
            return Error.Validation(wrong);
        }

        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        await using var transaction = await context.Database.BeginTransactionAsync(cancellationToken);
        await engine.LockAsync(context, eventId, cancellationToken);
        if (await SentAsync(context, eventId, mailing, cancellationToken) is { } before)
        {
            return MessageErrors.SentAlready(clock.GetUtcNow() - before);
        }

        var people = await PeopleAsync(context, eventId, mailing.To, cancellationToken);
        if (people.Count == 0 || people.Count != mailing.Expected)
        {
            return people.Count == 0 ? MessageErrors.Nobody : MessageErrors.Changed(people.Count);
        }

        var now = clock.GetUtcNow();
        var written = new Mailing
        {
            EventId = eventId,
            Subject = mailing.Words.Subject.Trim(),
            Body = mailing.Words.Body.ReplaceLineEndings("\n").Trim(),
            Audience = mailing.To.Words,
            People = people.Count,
            CreatedAt = now,
            CreatedBy = actor.Name,
        };
        context.Mailings.Add(written);
        context.AuditEntries.Add(
            AuditTrail.Entry(eventId, new AuditedThing(nameof(Mailing), written.Id), new AuditedAct("Sent", actor, now),
                AuditTrail.New([new("subject", written.Subject), new("audience", written.Audience), new("people", $"{people.Count}")])));
        await context.SaveChangesAsync(cancellationToken);
        await engine.InsertAsync(context, people.ConvertAll(p => new Message
        {
            EventId = eventId,
            RegistrantId = p.Id,
            Email = p.Email,
            Kind = MessageKind.Mailing,
            MailingId = written.Id,
            CreatedAt = now,
            DueAt = now,
        }), cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return people.Count;
    }

    /// <summary>The event whose mailings the address behind a key gets, for the page that unsubscribes.</summary>
    /// <returns>The event's name, and whether it is unsubscribed already; <c>not_found</c> for no such key.</returns>
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

    /// <summary>Takes the address behind a key off the mailings of its event, those too that wait to be sent. Twice
    /// changes nothing more.</summary>
    /// <returns>Done; <c>not_found</c> for no such key.</returns>
    public async Task<Result<Done>> UnsubscribeAsync(string key, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        if (await MessageAsync(context, key, cancellationToken) is not { } message)
        {
            return Error.NotFound("address");
        }

        context.Unsubscribed.Add(new Unsubscribed { EventId = message.EventId!.Value, EmailHash = Hash(message.Email),
            At = clock.GetUtcNow() });
        await engine.TrySaveAsync(context, failure => failure.Index == UnsubscribedConfiguration.AddressIndex, cancellationToken);
        var address = TextRules.KeyOfEmail(message.Email);
        await context.Messages
            .Where(m => m.EventId == message.EventId && m.MailingId != null && m.State == MessageState.Queued
                && m.Email.ToLower() == address)
            .ExecuteUpdateAsync(set => set.SetProperty(m => m.State, MessageState.Failed)
                .SetProperty(m => m.LastError, MessageErrors.Unsubscribed.Message), cancellationToken);
        return default(Done);
    }

    /// <summary>Whether an address wants no mailings of an event.</summary>
    internal static Task<bool> IsOverAsync(CrowdCommsContext context, Guid? eventId, string email, CancellationToken cancellationToken)
    {
        var hash = Hash(email);
        return context.Unsubscribed.AnyAsync(u => u.EventId == eventId && u.EmailHash == hash, cancellationToken);
    }

    /// <summary>By which an address that wants no mailings is known.</summary>
    internal static byte[] Hash(string email) => SHA256.HashData(Encoding.UTF8.GetBytes(TextRules.KeyOfEmail(email)));

    private async Task<DateTimeOffset?> SentAsync(
        CrowdCommsContext context, Guid eventId, NewMailing mailing, CancellationToken cancellationToken)
    {
        var (since, subject, body) =
            (clock.GetUtcNow() - Same, mailing.Words.Subject.Trim(), mailing.Words.Body.ReplaceLineEndings("\n").Trim());
        return await context.Mailings
            .Where(m => m.EventId == eventId && m.CreatedAt > since && m.Subject == subject && m.Body == body
                && m.Audience == mailing.To.Words)
            .Select(m => (DateTimeOffset?)m.CreatedAt).FirstOrDefaultAsync(cancellationToken);
    }

    private static Task<Message?> MessageAsync(CrowdCommsContext context, string key, CancellationToken cancellationToken) =>
        context.Messages.AsNoTracking().SingleOrDefaultAsync(m => m.Key == key && m.MailingId != null && m.Email != "", cancellationToken);

    private static async Task<List<Recipient>> PeopleAsync(
        CrowdCommsContext context, Guid eventId, Audience audience, CancellationToken cancellationToken)
    {
        var people = context.Registrants.AsNoTracking().Where(r => r.EventId == eventId && r.AnonymisedAt == null);
        people = audience.Statuses.Count > 0 ? people.Where(r => audience.Statuses.Contains(r.Status))
            : people.Where(r => r.Status != RegistrantStatus.Cancelled);
        people = audience.PassTypes.Count > 0 ? people.Where(r => audience.PassTypes.Contains(r.PassTypeId)) : people;
        people = audience.Company is { } company ? people.Where(r => r.CompanyId == company) : people;
        people = audience.Came switch
        {
            true => people.Where(r => r.Status == RegistrantStatus.CheckedIn),
            false => people.Where(r => r.Status == RegistrantStatus.Registered || r.Status == RegistrantStatus.Confirmed),
            null => people,
        };
        var rows = await people.OrderBy(r => r.Id).Select(r => new Recipient(r.Id, r.Person.Email)).ToListAsync(cancellationToken);
        var unsubscribed = (await context.Unsubscribed.Where(u => u.EventId == eventId).Select(u => u.EmailHash).ToListAsync(cancellationToken)).Select(Convert.ToHexString).ToHashSet(StringComparer.Ordinal);
        return unsubscribed.Count == 0 ? rows : rows.FindAll(r => !unsubscribed.Contains(Convert.ToHexString(Hash(r.Email))));
    }

    private sealed record Recipient(Guid Id, string Email);
}

/// <summary>To whom a mailing goes.</summary>
/// <param name="Words">The same in words, for the list and the audit.</param>
public sealed record Audience(string Words)
{
    /// <summary>None for everybody who is not cancelled.</summary>
    public IReadOnlyCollection<RegistrantStatus> Statuses { get; init; } = [];

    /// <summary>None for every pass type.</summary>
    public IReadOnlyCollection<Guid> PassTypes { get; init; } = [];

    /// <summary>People of one company.</summary>
    public Guid? Company { get; init; }

    /// <summary>Only who came, or only who did not; null for both.</summary>
    public bool? Came { get; init; }
}

/// <summary>A mailing to be sent. <paramref name="Expected"/> is the number of people that was shown before: if it is
/// another now, nothing is sent.</summary>
public sealed record NewMailing(MessageWords Words, Audience To, int Expected);

/// <summary>The mailings of an event, as the page that unsubscribes shows them.</summary>
public sealed record Subscription(string Event, bool IsOver);
