using CrowdComms.Data.Audit;
using CrowdComms.Data.Common;
using CrowdComms.Data.Engines;
using CrowdComms.Data.Outbox;
using Microsoft.EntityFrameworkCore;

namespace CrowdComms.Data.Messages;

/// <summary>Sends one text to many registrants of an event, except to addresses that unsubscribed.</summary>
public sealed class MailingService(
    IDbContextFactory<CrowdCommsContext> contexts, IDatabaseEngine engine, TimeProvider clock)
{
    private const string Purpose = "send mailings";
    private static readonly TimeSpan Same = TimeSpan.FromHours(1);

    /// <summary>Counts the registrants whom a mailing would reach; those who unsubscribed or have no email address
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
        if ((actor.Refusal(MemberRole.Organiser, eventId, Purpose) ?? WordsRefusal(mailing)) is { } refusal)
        {
            return refusal;
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

        var written = Written(eventId, mailing, people.Count, new StepTaken(actor, clock.GetUtcNow()));
        context.Mailings.Add(written);
        context.AuditEntries.Add(
            AuditTrail.Entry(eventId, new AuditedThing(nameof(Mailing), written.Id), new AuditedAct("Sent", actor, written.CreatedAt),
                AuditTrail.New([new("subject", written.Subject), new("audience", written.Audience), new("people", $"{people.Count}")])));
        await context.SaveChangesAsync(cancellationToken);
        await engine.InsertAsync(context, people.ConvertAll(p => MessageTo(p, written)), cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return people.Count;
    }

    private static Error? WordsRefusal(NewMailing mailing) =>
        MessageRules.Check(mailing.Words, MessageKind.Mailing) is { Count: > 0 } wrong ? Error.Validation(wrong) : null;

    private static Mailing Written(Guid eventId, NewMailing mailing, int people, StepTaken step) => new()
    {
        EventId = eventId,
        Subject = TextRules.Line(mailing.Words.Subject),
        Body = mailing.Words.Body.ReplaceLineEndings("\n").Trim(),
        Audience = mailing.To.Words,
        People = people,
        CreatedAt = step.At,
        CreatedBy = step.By.Name,
    };

    private static Message MessageTo(Recipient person, Mailing mailing) => new()
    {
        EventId = mailing.EventId,
        RegistrantId = person.Id,
        Email = person.Email,
        Kind = MessageKind.Mailing,
        MailingId = mailing.Id,
        IsMass = true,
        CreatedAt = mailing.CreatedAt,
        DueAt = mailing.CreatedAt,
    };

    private async Task<DateTimeOffset?> SentAsync(
        CrowdCommsContext context, Guid eventId, NewMailing mailing, CancellationToken cancellationToken)
    {
        var (since, subject, body) =
            (clock.GetUtcNow() - Same, TextRules.Line(mailing.Words.Subject), mailing.Words.Body.ReplaceLineEndings("\n").Trim());
        return await context.Mailings
            .Where(m => m.EventId == eventId && m.CreatedAt > since && m.Subject == subject && m.Body == body
                && m.Audience == mailing.To.Words)
            .Select(m => (DateTimeOffset?)m.CreatedAt).FirstOrDefaultAsync(cancellationToken);
    }

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
        var rows = await people.Where(r => r.EmailKey != "").OrderBy(r => r.Id)
            .Select(r => new Recipient(r.Id, r.Person.Email)).ToListAsync(cancellationToken);
        var unsubscribed = (await context.Unsubscribed.Where(u => u.EventId == eventId).Select(u => u.EmailHash)
            .ToListAsync(cancellationToken)).Select(Convert.ToHexString).ToHashSet(StringComparer.Ordinal);
        return unsubscribed.Count == 0 ? rows
            : rows.FindAll(r => !unsubscribed.Contains(Convert.ToHexString(SubscriptionService.Hash(r.Email))));
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
