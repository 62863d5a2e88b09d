using System.Globalization;
using CrowdComms.Data.Accounts;
using CrowdComms.Data.Audit;
using CrowdComms.Data.Common;
using CrowdComms.Data.Engines;
using CrowdComms.Data.Events;
using Microsoft.EntityFrameworkCore;

namespace CrowdComms.Data.Messages;

/// <summary>Resends messages, and keeps the words of an event.</summary>
public sealed class MessageService(IDbContextFactory<CrowdCommsContext> contexts, IDatabaseEngine engine, MessageComposer composer, TimeProvider clock)
{
    private const string Purpose = "change the words of messages";

    /// <summary>Sends the same again, to the address that the person has now: a new message, and the old one stays in the list.</summary>
    /// <returns>Done; <c>message.underway</c>, <c>message.no_address</c>, <c>message.unsubscribed</c>, <c>forbidden</c>, <c>not_found</c>.</returns>
    public async Task<Result<Done>> ResendAsync(Guid eventId, Guid id, Actor actor, CancellationToken cancellationToken)
    {
        if (actor.Refusal(MemberRole.Staff, eventId, "send messages") is { } refusal)
        {
            return refusal;
        }

        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var old = await context.Messages.AsNoTracking().SingleOrDefaultAsync(m => m.EventId == eventId && m.Id == id, cancellationToken);
        if (old is null)
        {
            return Error.NotFound("message");
        }

        if (old.RegistrantId is null && actor.Refusal(MemberRole.Organiser, eventId, "send messages to somebody who is no registrant") is { } apart)
        {
            return apart;
        }

        var email = old.RegistrantId is { } person ? await context.Registrants.Where(r => r.Id == person).Select(r => r.Email).SingleAsync(cancellationToken) : old.Email;
        if (email.Length == 0)
        {
            return MessageErrors.NoAddress;
        }

        if (old.MailingId is not null && await MailingService.IsOverAsync(context, eventId, email, cancellationToken))
        {
            return MessageErrors.Unsubscribed;
        }

        return await AgainAsync(context, old, email, cancellationToken) ? default(Done) : MessageErrors.Underway;
    }

    /// <summary>Sends a registrant their ticket: what staff at a desk do for somebody who has lost the e-mail.</summary>
    /// <returns>Done; <c>message.no_address</c>, <c>forbidden</c>, <c>not_found</c>.</returns>
    public async Task<Result<Done>> SendTicketAsync(Guid eventId, Guid registrantId, Actor actor, CancellationToken cancellationToken)
    {
        if (actor.Refusal(MemberRole.Staff, eventId, "send messages") is { } refusal)
        {
            return refusal;
        }

        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var person = await context.Registrants.AsNoTracking().SingleOrDefaultAsync(r => r.EventId == eventId && r.Id == registrantId, cancellationToken);
        if (person is null || person.Email.Length == 0)
        {
            return person is null ? Error.NotFound("person") : MessageErrors.NoAddress;
        }

        var kind = person.Status == Registrants.RegistrantStatus.Registered ? MessageKind.Registered
            : person.Status == Registrants.RegistrantStatus.Cancelled ? MessageKind.Cancelled : MessageKind.Confirmed;
        var now = clock.GetUtcNow();
        context.Messages.Add(new Message { EventId = eventId, RegistrantId = registrantId, Email = person.Email, Kind = kind, CreatedAt = now, DueAt = now });
        await context.SaveChangesAsync(cancellationToken);
        return default(Done);
    }

    /// <summary>The words of every kind that an organiser may edit.</summary>
    /// <returns>The rows, in the order of a person's way; <c>forbidden</c>, <c>not_found</c> to strangers.</returns>
    public async Task<Result<IReadOnlyList<TemplateRow>>> TemplatesAsync(Guid eventId, Actor actor, CancellationToken cancellationToken)
    {
        if (actor.Refusal(MemberRole.Organiser, eventId, Purpose) is { } refusal)
        {
            return refusal;
        }

        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var own = await context.MessageTemplates.AsNoTracking().Where(t => t.EventId == eventId).ToDictionaryAsync(t => t.Kind, cancellationToken);
        return MessageDefaults.Edited.Select(kind => own.TryGetValue(kind, out var t)
            ? new TemplateRow(kind, t.IsOn, new MessageWords(t.Subject, t.Body), t.Days, new MessageWords(t.Subject, t.Body) == MessageDefaults.Of(kind))
            : new TemplateRow(kind, MessageDefaults.IsOn(kind), MessageDefaults.Of(kind), MessageDefaults.Days(kind), true)).ToList();
    }

    /// <summary>What a message of these words would say to a made-up person.</summary>
    /// <returns>The message; <c>validation</c> naming a field that does not exist, <c>forbidden</c>, <c>not_found</c>.</returns>
    public async Task<Result<ComposedMessage>> PreviewAsync(Guid eventId, MessageKind kind, MessageWords words, Actor actor, CancellationToken cancellationToken)
    {
        if (actor.Refusal(MemberRole.Organiser, eventId, Purpose) is { } refusal)
        {
            return refusal;
        }

        if (MessageRules.Check(words, kind) is { Count: > 0 } wrong)
        {
            return Error.Validation(wrong);
        }

        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var place = await context.Events.AsNoTracking().Where(e => e.Id == eventId).Select(EventFacts.Of).SingleAsync(cancellationToken);
        return composer.Compose(words, new MessageSubject(kind, place, MessageSample.Person()) { Key = kind == MessageKind.Mailing ? "preview" : null });
    }

    /// <summary>Saves the words of a kind, and writes what changed into the audit.</summary>
    /// <returns>Done; <c>validation</c> naming a field that does not exist, <c>message.template_stale</c>, <c>forbidden</c>, <c>not_found</c>.</returns>
    public async Task<Result<Done>> SaveAsync(Guid eventId, TemplateEdit edit, Actor actor, CancellationToken cancellationToken)
    {
        if (actor.Refusal(MemberRole.Organiser, eventId, Purpose) is { } refusal)
        {
            return refusal;
        }

        if (Wrong(edit) is { Count: > 0 } wrong)
        {
            return Error.Validation(wrong);
        }

        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        await using var transaction = await context.Database.BeginTransactionAsync(cancellationToken);
        await engine.LockAsync(context, eventId, cancellationToken);
        var saved = await context.MessageTemplates.SingleOrDefaultAsync(t => t.EventId == eventId && t.Kind == edit.Kind, cancellationToken);
        var usual = MessageDefaults.Of(edit.Kind);
        var before = saved is null ? Fields(new TemplateEdit(edit.Kind, MessageDefaults.IsOn(edit.Kind), usual, MessageDefaults.Days(edit.Kind))) : Fields(new TemplateEdit(saved.Kind, saved.IsOn, new MessageWords(saved.Subject, saved.Body), saved.Days));
        if (edit.Seen is { } seen && AuditTrail.Between(before, Fields(seen)).Count > 0)
        {
            return MessageErrors.TemplateStale;
        }

        if (saved is null)
        {
            context.MessageTemplates.Add(saved = new MessageTemplate { EventId = eventId, Kind = edit.Kind, Subject = "", Body = "" });
        }

        (saved.IsOn, saved.Subject, saved.Body, saved.Days) = (edit.IsOn, edit.Words.Subject.Trim(), edit.Words.Body.ReplaceLineEndings("\n").Trim(), edit.Days);
        var changes = AuditTrail.Between(before, Fields(edit));
        if (changes.Count > 0)
        {
            context.AuditEntries.Add(AuditTrail.Entry(eventId, new AuditedThing(nameof(MessageTemplate), saved.Id), new AuditedAct("Changed", actor, clock.GetUtcNow()), changes));
        }

        await context.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return default(Done);
    }

    private static Dictionary<string, string[]> Wrong(TemplateEdit edit)
    {
        var wrong = MessageRules.Check(edit.Words, edit.Kind);
        if (edit.Days is < 0 or > MessageRules.MostDays)
        {
            wrong["days"] = [$"Days are a number from 0 to {MessageRules.MostDays}."];
        }

        if (!MessageDefaults.Edited.Contains(edit.Kind))
        {
            wrong["kind"] = ["Messages of this kind are not edited."];
        }

        return wrong;
    }

    private static List<AuditedField> Fields(TemplateEdit edit) =>
    [
        new("kind", edit.Kind.ToString()), new("isOn", edit.IsOn ? "true" : "false"), new("subject", edit.Words.Subject), new("body", edit.Words.Body),
        new("days", edit.Days.ToString(CultureInfo.InvariantCulture)),
    ];

    // A message that waits is brought forward; one that is over is written once more.
    private async Task<bool> AgainAsync(CrowdCommsContext context, Message old, string email, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        if (old.State == MessageState.Queued)
        {
            return await context.Messages.Where(m => m.Id == old.Id && m.State == MessageState.Queued && m.ClaimedUntil == null)
                .ExecuteUpdateAsync(set => set.SetProperty(m => m.DueAt, now), cancellationToken) == 1;
        }

        var once = old.Kind is MessageKind.Reminder or MessageKind.AfterEvent;
        if (once)
        {
            return await context.Messages.Where(m => m.Id == old.Id && m.State != MessageState.Queued).ExecuteUpdateAsync(
                set => set.SetProperty(m => m.State, MessageState.Queued).SetProperty(m => m.DueAt, now).SetProperty(m => m.Attempts, 0), cancellationToken) == 1;
        }

        context.Messages.Add(new Message
        {
            EventId = old.EventId,
            RegistrantId = old.RegistrantId,
            Email = email,
            Kind = old.Kind,
            MailingId = old.MailingId,
            Facts = new(old.Facts, StringComparer.Ordinal),
            CreatedAt = now,
            DueAt = now,
        });
        await context.SaveChangesAsync(cancellationToken);
        return true;
    }
}

/// <summary>How an organiser wants messages of one kind.</summary>
public sealed record TemplateEdit(MessageKind Kind, bool IsOn, MessageWords Words, int Days)
{
    /// <summary>What the editor was shown: if it is another now, nothing is saved. Null to save whatever stands there.</summary>
    public TemplateEdit? Seen { get; init; }
}
