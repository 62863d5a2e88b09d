using System.Security.Cryptography;
using System.Text;
using CrowdComms.Data.Audit;
using CrowdComms.Data.Common;
using CrowdComms.Data.Engines;
using CrowdComms.Data.Outbox;
using Microsoft.EntityFrameworkCore;

namespace CrowdComms.Data.Messages;

/// <summary>Sends one text to many registrants of an event, and keeps the addresses that unsubscribed.</summary>
public sealed class MailingService(
    IDbContextFactory<CrowdCommsContext> contexts, IDatabaseEngine engine, TimeProvider clock)
{
    private const string Purpose = "send mailings";
    private static readonly TimeSpan Same = TimeSpan.FromHours(1);

    /// <summary>Counts the registrants whom a mailing would reach; those who unsubscribed or have no e-mail address
    /// are not counted.</summary>
    /// <returns>The number; <c>forbidden</c> to staff, <c>not_found</c> to strangers.</returns>
    public async Task<Result<int>> CountAsync(Guid eventId, Audience audience, Actor actor, CancellationToken cancellationToken)
    {
        if (actor.Refusal(MemberRole.Organiser, eventId, Purpose) is { } refusal)
        {
            return refusal;
        }

        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        return (await PeopleAsync(context, eventId, audience, cancellationToken)).Count;
    }

    /// <summary>Queues the mailing's messages, all or none; the sender delivers them in the background. The same text to the same
    /// audience is refused within an hour, so a second tab or click sends nothing twice.</summary>
    /// <returns>How many were queued; <c>validation</c>, <c>message.sent_already</c>, <c>message.nobody</c>,
    /// <c>message.audience_changed</c> when the number differs from the one shown, <c>forbidden</c>, <c>not_found</c>.</returns>
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
        var address = TextRules.KeyOfEmail(message.Email);
        await context.Messages
            .Where(m => m.EventId == message.EventId && m.MailingId != null && m.State == MessageState.Queued
                && m.Email.ToLower() == address)
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
        var unsubscribed = (await context.Unsubscribed.Where(u => u.EventId == eventId).Select(u => u.EmailHash)
            .ToListAsync(cancellationToken)).Select(Convert.ToHexString).ToHashSet(StringComparer.Ordinal);
        return unsubscribed.Count == 0 ? rows : rows.FindAll(r => !unsubscribed.Contains(Convert.ToHexString(Hash(r.Email))));
    }

    private sealed record Recipient(Guid Id, string Email);
}

/// <summary>The registrants whom a mailing goes to; all filters must hold together.</summary>
/// <param name="Words">A description of the filters for people, for the list of mailings and the audit.</param>
public sealed record Audience(string Words)
{
    /// <summary>Registrants with one of these statuses; empty for all who are not cancelled.</summary>
    public IReadOnlyCollection<RegistrantStatus> Statuses { get; init; } = [];

    /// <summary>Holders of one of these pass types; empty for all.</summary>
    public IReadOnlyCollection<Guid> PassTypes { get; init; } = [];

    /// <summary>Registrants of this company; null for all.</summary>
    public Guid? Company { get; init; }

    /// <summary>True for registrants who are checked in, false for those who are not; null for both.</summary>
    public bool? Came { get; init; }
}

/// <summary>A mailing to send. <paramref name="Expected"/> is the number of registrants that the organiser was shown; if the
/// audience has another size now, nothing is sent.</summary>
public sealed record NewMailing(MessageWords Words, Audience To, int Expected);

/// <summary>The event whose mailings an address gets, and whether it has unsubscribed, for the unsubscribe page.</summary>
public sealed record Subscription(string Event, bool IsOver);
