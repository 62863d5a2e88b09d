using CrowdComms.Data.Common;
using CrowdComms.Data.Outbox;
using CrowdComms.Data.Registrants;
using Microsoft.EntityFrameworkCore;

namespace CrowdComms.Data.Messages;

/// <summary>Shows an event's messages and what each of them says. Staff see those to registrants; organisers also see
/// those to companies and those with files.</summary>
public sealed class MessageReader(
    IDbContextFactory<CrowdCommsContext> contexts, MessageComposer composer, SmtpSettings settings)
{
    private const string Purpose = "see messages";
    private const int MostRows = 200;

    /// <summary>Whether a mail server is set up; without one, messages are stored and shown but not sent.</summary>
    public bool IsSending => settings.IsConfigured;

    /// <summary>One page of an event's messages, the newest first.</summary>
    /// <returns>The rows; <c>not_found</c> to strangers.</returns>
    public async Task<Result<Page<MessageRow>>> PageAsync(
        Guid eventId, MessageQuery query, Actor actor, CancellationToken cancellationToken)
    {
        if (actor.Refusal(MemberRole.Staff, eventId, Purpose) is { } refusal)
        {
            return refusal;
        }

        var (number, size) = (Math.Max(query.Page, 1), Math.Clamp(query.PageSize, 1, MostRows));
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var messages = Seen(context, eventId, actor)
            .Where(m => (query.State == null || m.State == query.State) && (query.Kind == null || m.Kind == query.Kind)
                && (query.RegistrantId == null || m.RegistrantId == query.RegistrantId));
        // A message from before the ticket was passed on went to the former holder, whose name is not theirs any more.
        var former = context.FormerMessages();
        var rows = await messages.OrderByDescending(m => m.Id).Skip((number - 1) * size).Take(size).Select(m => new MessageRow(
            m.Id, m.RegistrantId,
            context.Registrants.Where(r => r.Id == m.RegistrantId && !former.Any(f => f.Id == m.Id))
                .Select(r => (r.Person.FirstName + " " + r.Person.LastName).Trim()).FirstOrDefault() ?? m.Email,
            context.Registrants.Where(r => r.Id == m.RegistrantId && !former.Any(f => f.Id == m.Id))
                .Select(r => r.Person.Email).FirstOrDefault() ?? m.Email,
            m.Kind, context.Mailings.Where(x => x.Id == m.MailingId).Select(x => x.Subject)
                .FirstOrDefault(), m.State, m.Attempts, m.LastError, m.CreatedAt, m.DueAt, m.SentAt))
            .ToListAsync(cancellationToken);
        return new Page<MessageRow>(rows, number, size, await messages.CountAsync(cancellationToken));
    }

    /// <summary>Counts an event's messages by state.</summary>
    /// <returns>The counts; <c>not_found</c> to strangers.</returns>
    public async Task<Result<MessageCounts>> CountAsync(Guid eventId, Actor actor, CancellationToken cancellationToken)
    {
        if (actor.Refusal(MemberRole.Staff, eventId, Purpose) is { } refusal)
        {
            return refusal;
        }

        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var counts = await Seen(context, eventId, actor).GroupBy(m => m.State)
            .Select(g => new { g.Key, Count = g.Count() })
            .ToDictionaryAsync(g => g.Key, g => g.Count, cancellationToken);
        return new MessageCounts(counts.GetValueOrDefault(MessageState.Queued),
            counts.GetValueOrDefault(MessageState.Sent), counts.GetValueOrDefault(MessageState.Failed));
    }

    /// <summary>Composes a message as it would be sent now, to show it.</summary>
    /// <returns>The message; <c>message.no_address</c>, <c>not_found</c> for an unknown message and to
    /// strangers.</returns>
    public async Task<Result<ComposedMessage>> ShowAsync(
        Guid eventId, Guid id, Actor actor, CancellationToken cancellationToken)
    {
        if (actor.Refusal(MemberRole.Staff, eventId, Purpose) is { } refusal)
        {
            return refusal;
        }

        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var message = await Seen(context, eventId, actor).SingleOrDefaultAsync(m => m.Id == id, cancellationToken);
        if (message is null)
        {
            return Error.NotFound("message");
        }

        return await composer.ComposeAsync(context, message, cancellationToken) is { } composed ? composed
            : MessageErrors.NoAddress;
    }

    private static IQueryable<Message> Seen(CrowdCommsContext context, Guid eventId, Actor actor)
    {
        var all = actor.Has(MemberRole.Organiser, eventId);
        return context.Messages.AsNoTracking().Where(m => m.EventId == eventId && (all || m.RegistrantId != null));
    }
}
