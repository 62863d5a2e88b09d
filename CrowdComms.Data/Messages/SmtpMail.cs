using System.Text;
using CrowdComms.Data.Common;
using CrowdComms.Data.Outbox;
using MimeKit;

namespace CrowdComms.Data.Messages;

/// <summary>Writes a composed message as the mail that is sent.</summary>
internal static class SmtpMail
{
    /// <summary>Writes a message as a mail.</summary>
    /// <param name="id">Becomes the Message-Id and stays the same in another attempt, so the server can recognise a
    /// message that it has already.</param>
    /// <param name="message">The message.</param>
    /// <param name="settings">Name the sender.</param>
    internal static MimeMessage Of(Guid id, ComposedMessage message, SmtpSettings settings)
    {
        var from = MailboxAddress.Parse(settings.From!);
        var mail = new MimeMessage { Subject = message.Subject, MessageId = $"{id:n}@{from.Domain}" };
        mail.From.Add(from);
        mail.To.Add(new MailboxAddress(TextRules.Line(message.Name), message.Email));
        mail.Headers.Add("Auto-Submitted", "auto-generated");
        if (message.Unsubscribe is { } unsubscribe)
        {
            mail.Headers.Add(HeaderId.ListUnsubscribe, $"<{unsubscribe}>");
            mail.Headers.Add(HeaderId.ListUnsubscribePost, "List-Unsubscribe=One-Click");
        }

        var body = new BodyBuilder { TextBody = TextOf(message), HtmlBody = message.Html };
        if (message.Qr is { } qr)
        {
            body.LinkedResources.Add("ticket.png", qr, new ContentType("image", "png")).ContentId = MessageHtml.QrId;
        }

        if (message.Calendar is { } calendar)
        {
            body.Attachments.Add("event.ics", Encoding.UTF8.GetBytes(calendar), new ContentType("text", "calendar"));
        }

        mail.Body = body.ToMessageBody();
        return mail;
    }

    private static string TextOf(ComposedMessage message) =>
        message.Unsubscribe is { } unsubscribe
            ? $"{message.Text}\n\n--\nNo more mailings of this event: {unsubscribe}\n" : $"{message.Text}\n";
}
