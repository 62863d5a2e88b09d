using CrowdComms.Data.Common;
using CrowdComms.Data.Events;
using CrowdComms.Data.Languages;
using CrowdComms.Data.Outbox;
using CrowdComms.Data.Registrants;
using CrowdComms.Data.Tickets;
using Microsoft.EntityFrameworkCore;
using QRCoder;
using static CrowdComms.Data.Messages.MessagesTexts;

namespace CrowdComms.Data.Messages;

/// <summary>Composes messages at the moment of sending, from the data as it is then.</summary>
public sealed class MessageComposer(IProductLinks links, TimeProvider clock)
{
    /// <summary>Composes one message; null when its recipient was deleted or anonymised.</summary>
    internal async Task<ComposedMessage?> ComposeAsync(
        CrowdCommsContext context, Message message, CancellationToken cancellationToken)
    {
        if (message.EventId is null)
        {
            return OfAccount(message);
        }

        var place = await context.Events.AsNoTracking().Where(e => e.Id == message.EventId).Select(EventFacts.Of)
            .SingleAsync(cancellationToken);
        var about = message.RegistrantId is { } id ? await PersonAsync(context, message, id, cancellationToken)
            : new MessagePerson(message.Email, message.Facts);
        if (about is null or { Email: "" })
        {
            return null;
        }

        using var spoken = LanguageOf(about.Facts).Speak();
        var words = await WordsAsync(context, message, cancellationToken);
        return Compose(words,
            new MessageSubject(message.Kind, place, about) { Key = message.MailingId is null ? null : message.Key });
    }

    /// <summary>Fills in a template for one recipient, and adds the ticket's QR code and the calendar file where the
    /// kind has them.</summary>
    internal ComposedMessage Compose(MessageWords words, MessageSubject subject)
    {
        var (place, person) = (subject.Place, subject.Person);
        var values = new Dictionary<string, string>(person.Facts, StringComparer.Ordinal)
        {
            ["event"] = place.Name,
            ["venue"] = place.Venue,
            ["starts"] = When(place, place.StartsAt),
            ["ends"] = When(place, place.EndsAt),
        };
        var link = person.PageKey is { } key ? links.Ticket(key).AbsoluteUri : null;
        values["ticket_link"] = link ?? "";
        var ticket = MessageDefaults.CarriesTicket(subject.Kind) && link is not null && !person.IsCancelled;
        var unsubscribe = subject.Key is { } unsubscribed ? links.Unsubscribe(unsubscribed).AbsoluteUri : null;
        var text = MergeFields.Fill(words.Body, values).Trim();
        var frame =
            new MessageFrame(place.Name, ButtonOf(subject.Kind), ticket ? values["ticket_code"] : null, unsubscribe);
        return new ComposedMessage(person.Email, values.GetValueOrDefault("name", ""),
            TextRules.Line(MergeFields.Fill(words.Subject, values)), text,
            MessageHtml.Of(MergeFields.FillMarked(words.Body, values).Trim(), frame))
        {
            Qr = ticket ? Qr(person.Code!) : null,
            Calendar = ticket ? EventCalendar.Ics(place, link, clock.GetUtcNow()) : null,
            Unsubscribe = unsubscribe,
            ReplyTo = place.ReplyTo,
        };
    }

    /// <summary>The text of a message: that of its mailing, the event's own template, or the default one.</summary>
    internal static async Task<MessageWords> WordsAsync(
        CrowdCommsContext context, Message message, CancellationToken cancellationToken)
    {
        if (message.MailingId is { } mailing)
        {
            return await context.Mailings.Where(m => m.Id == mailing).Select(m => new MessageWords(m.Subject, m.Body))
                .SingleAsync(cancellationToken);
        }

        var own = await context.MessageTemplates.Where(t => t.EventId == message.EventId && t.Kind == message.Kind)
            .Select(t => new MessageWords(t.Subject, t.Body)).SingleOrDefaultAsync(cancellationToken);
        return own is null ? MessageDefaults.Of(message.Kind) : MessageDefaults.Spoken(message.Kind, own);
    }

    /// <summary>Reads a registrant's present data; for any other recipient, the data that was stored with the message. The
    /// former holder of a ticket that was passed on is such another one.</summary>
    private static async Task<MessagePerson?> PersonAsync(
        CrowdCommsContext context, Message message, Guid id, CancellationToken cancellationToken)
    {
        var former = context.FormerMessages();
        var person = await context.Registrants.AsNoTracking().Where(r => r.Id == id).Select(r => new
        {
            r.Person.Email,
            r.Person.FirstName,
            r.Person.LastName,
            r.Person.Language,
            Company = r.Company!.Name,
            PassType = r.PassType!.Name,
            r.TicketCode,
            r.Status,
            Page = context.Tickets.Where(t => t.Code == r.TicketCode && t.RevokedAt == null).Select(t => t.PageKey).FirstOrDefault(),
            PassedOn = former.Any(m => m.Id == message.Id),
        }).SingleOrDefaultAsync(cancellationToken);
        return person is null ? null
            : person.PassedOn ? await FormerAsync(context, message, cancellationToken)
            : new MessagePerson(person.Email, new Dictionary<string, string>(message.Facts, StringComparer.Ordinal)
            {
                ["first_name"] = person.FirstName,
                ["last_name"] = person.LastName,
                ["name"] = $"{person.FirstName} {person.LastName}".Trim(),
                ["company"] = person.Company ?? "",
                ["pass_type"] = person.PassType,
                ["language"] = person.Language ?? "",
                ["ticket_code"] = TicketQr.Grouped(person.TicketCode),
            })
            { PageKey = person.Page, Code = person.TicketCode, IsCancelled = person.Status == RegistrantStatus.Cancelled };
    }

    // The data of the former holder was stored with the message when the ticket passed on, which may have been after the sender
    // read the message. Null where it was decided then that the message is not sent.
    private static async Task<MessagePerson?> FormerAsync(
        CrowdCommsContext context, Message message, CancellationToken cancellationToken)
    {
        var former = await context.Messages.AsNoTracking().Where(m => m.Id == message.Id && m.State == message.State)
            .Select(m => new { m.Email, m.Facts }).SingleOrDefaultAsync(cancellationToken);
        return former is null ? null : new MessagePerson(former.Email, former.Facts);
    }

    private static ComposedMessage OfAccount(Message message)
    {
        using var spoken = LanguageOf(message.Facts).Speak();
        var words = MessageDefaults.Of(message.Kind);
        var text = MergeFields.Fill(words.Body, message.Facts).Trim();
        return new ComposedMessage(message.Email, message.Facts.GetValueOrDefault("name", ""),
            TextRules.Line(MergeFields.Fill(words.Subject, message.Facts)), text,
            MessageHtml.Of(MergeFields.FillMarked(words.Body, message.Facts).Trim(),
                new MessageFrame("CrowdComms", ButtonOf(message.Kind), null, null)));
    }

    private static Language LanguageOf(IReadOnlyDictionary<string, string> facts) =>
        Language.OrEnglish(facts.GetValueOrDefault("language"));

    private static string When(EventFacts place, DateTimeOffset at) =>
        $"{Dates.LongDayAndTime(place.Local(at))} ({place.TimeZone})";

    private static string ButtonOf(MessageKind kind) => kind switch
    {
        MessageKind.CompanyLink => L["Register your people"],
        MessageKind.Export => L["Download file"],
        MessageKind.WaitingList => L["See your place"],
        MessageKind.PlaceFree => L["Take the place"],
        MessageKind.Invitation => L["Accept invitation"],
        MessageKind.PasswordReset or MessageKind.AccountExists => L["Choose a new password"],
        MessageKind.Arrival => L["See who is here"],
        MessageKind.Registered or MessageKind.Confirmed or MessageKind.Reminder or MessageKind.Cancelled
            or MessageKind.AfterEvent
            or MessageKind.AlreadyRegistered or MessageKind.Mailing => L["Open your ticket"],
    };

    private static byte[] Qr(string code)
    {
        using var data = QRCodeGenerator.GenerateQrCode(code, QRCodeGenerator.ECCLevel.H);
        return new PngByteQRCode(data).GetGraphic(8);
    }
}

/// <summary>The recipient of a message, with the values of the merge fields about them.</summary>
internal sealed record MessagePerson(string Email, IReadOnlyDictionary<string, string> Facts)
{
    internal string? PageKey { get; init; }

    internal string? Code { get; init; }

    /// <summary>Whether the registration is cancelled, so that no message may carry a ticket.</summary>
    internal bool IsCancelled { get; init; }
}

/// <summary>What a message is composed from: its kind, the event and the recipient; for a mailing also the key
/// of the unsubscribe link.</summary>
internal sealed record MessageSubject(MessageKind Kind, EventFacts Place, MessagePerson Person)
{
    internal string? Key { get; init; }
}
