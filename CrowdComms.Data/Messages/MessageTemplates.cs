using System.Globalization;
using CrowdComms.Data.Audit;
using CrowdComms.Data.Common;
using CrowdComms.Data.Engines;
using CrowdComms.Data.Events;
using CrowdComms.Data.Outbox;
using Microsoft.EntityFrameworkCore;

namespace CrowdComms.Data.Messages;

/// <summary>Shows, previews and saves the templates of an event's messages, for organisers. Changes are
/// audited.</summary>
public sealed class MessageTemplates(
    IDbContextFactory<CrowdCommsContext> contexts, IDatabaseEngine engine, MessageComposer composer, TimeProvider clock)
{
    private const string Purpose = "change the message templates";

    /// <summary>The template of every kind that an organiser can edit; the default where the event has none.</summary>
    /// <returns>The rows, in the order in which a registrant gets them; <c>forbidden</c> to staff, <c>not_found</c> to
    /// strangers.</returns>
    public async Task<Result<IReadOnlyList<TemplateRow>>> ListAsync(
        Guid eventId, Actor actor, CancellationToken cancellationToken)
    {
        if (actor.Refusal(MemberRole.Organiser, eventId, Purpose) is { } refusal)
        {
            return refusal;
        }

        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var own = await context.MessageTemplates.AsNoTracking().Where(t => t.EventId == eventId)
            .ToDictionaryAsync(t => t.Kind, cancellationToken);
        return MessageDefaults.Edited.Select(kind => Present(own.GetValueOrDefault(kind), kind))
            .Select(t => new TemplateRow(t.Kind, t.IsOn, t.Words, t.Days, t.Words == MessageDefaults.Of(t.Kind))).ToList();
    }

    /// <summary>Fills in a text for an invented registrant, as a preview.</summary>
    /// <returns>The message; <c>validation</c>, also for an unknown merge field, <c>forbidden</c> to staff,
    /// <c>not_found</c> to strangers.</returns>
    public async Task<Result<ComposedMessage>> PreviewAsync(
        Guid eventId, MessageKind kind, MessageWords words, Actor actor, CancellationToken cancellationToken)
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
        var place = await context.Events.AsNoTracking().Where(e => e.Id == eventId).Select(EventFacts.Of)
            .SingleAsync(cancellationToken);
        return composer.Compose(words,
            new MessageSubject(kind, place, MessageSample.Person())
            {
                Key = kind == MessageKind.Mailing ? "preview"
                : null
            });
    }

    /// <summary>Saves the template of a kind, and writes the differences to the audit log.</summary>
    /// <returns>Done; <c>validation</c>, also for an unknown merge field, <c>message.template_stale</c>,
    /// <c>forbidden</c> to staff, <c>not_found</c> to strangers.</returns>
    public async Task<Result<Done>> SaveAsync(
        Guid eventId, TemplateEdit edit, Actor actor, CancellationToken cancellationToken)
    {
        if ((actor.Refusal(MemberRole.Organiser, eventId, Purpose)
            ?? (Wrong(edit) is { Count: > 0 } wrong ? Error.Validation(wrong) : null)) is { } refusal)
        {
            return refusal;
        }

        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        await using var transaction = await context.Database.BeginTransactionAsync(cancellationToken);
        await engine.LockAsync(context, eventId, cancellationToken);
        var saved = await context.MessageTemplates.SingleOrDefaultAsync(
            t => t.EventId == eventId && t.Kind == edit.Kind, cancellationToken);
        var before = Fields(Present(saved, edit.Kind));
        if (edit.Seen is { } seen && AuditTrail.Between(before, Fields(seen)).Count > 0)
        {
            return MessageErrors.TemplateStale;
        }

        saved ??= context.MessageTemplates.Add(
            new MessageTemplate { EventId = eventId, Kind = edit.Kind, Subject = "", Body = "" }).Entity;
        (saved.IsOn, saved.Subject, saved.Body, saved.Days) =
            (edit.IsOn, TextRules.Line(edit.Words.Subject), edit.Words.Body.ReplaceLineEndings("\n").Trim(), edit.Days);
        var changes = AuditTrail.Between(before, Fields(edit));
        if (changes.Count > 0)
        {
            context.AuditEntries.Add(Entry(saved, new AuditedAct("Changed", actor, clock.GetUtcNow()), changes));
        }

        await context.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return default(Done);
    }

    private static AuditEntry Entry(MessageTemplate template, AuditedAct act, IReadOnlyList<FieldChange> changes) =>
        AuditTrail.Entry(template.EventId, new AuditedThing(nameof(MessageTemplate), template.Id), act, changes);

    // A kind of message that the event never edited has the usual text.
    private static TemplateEdit Present(MessageTemplate? saved, MessageKind kind) => saved is null
        ? new TemplateEdit(kind, MessageDefaults.IsOn(kind), MessageDefaults.Of(kind), MessageDefaults.Days(kind))
        : new TemplateEdit(saved.Kind, saved.IsOn, MessageDefaults.Spoken(kind, new MessageWords(saved.Subject, saved.Body)), saved.Days);

    private static Dictionary<string, string[]> Wrong(TemplateEdit edit)
    {
        var wrong = MessageRules.Check(edit.Words, edit.Kind);
        if (edit.Days is < 0 or > MessageRules.MostDays)
        {
            wrong["days"] = [$"Enter a number of days from 0 to {MessageRules.MostDays}."];
        }

        if (!MessageDefaults.Edited.Contains(edit.Kind))
        {
            wrong["kind"] = ["Messages of this kind cannot be edited."];
        }

        return wrong;
    }

    private static List<AuditedField> Fields(TemplateEdit edit) =>
    [
        new("kind", edit.Kind.ToString()), new("isOn", edit.IsOn ? "true" : "false"),
        new("subject", edit.Words.Subject), new("body", edit.Words.Body),
        new("days", edit.Days.ToString(CultureInfo.InvariantCulture)),
    ];
}

/// <summary>The template of one kind, as an organiser wants it.</summary>
public sealed record TemplateEdit(MessageKind Kind, bool IsOn, MessageWords Words, int Days)
{
    /// <summary>The template that the editor loaded: if the stored one differs now, nothing is saved. Null saves
    /// without this check.</summary>
    public TemplateEdit? Seen { get; init; }
}
