using System.Text;
using CrowdComms.Data.Common;
using CrowdComms.Data.Outbox;
using MimeKit;

namespace CrowdComms.Data.Messages;

/// <summary>Writes a composed message as the mail that is sent.</summary>
internal static class SmtpMail
{
    // How an encoded word begins, and how many bytes one holds.
    private const string Begin = "=?";
    private const int MostOfWord = 45;

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
        WriteEncoded(mail, message);
        if (message.ReplyTo is { } answers)
        {
            mail.ReplyTo.Add(new MailboxAddress(null, answers));
        }

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

    // A reader decodes a text such as =?utf-8?q?a?= wherever it comes from, so one that a person wrote is encoded itself. The
    // library writes it as it is, because it has no letter that a header cannot have.
    private static void WriteEncoded(MimeMessage mail, ComposedMessage message)
    {
        if (message.Subject.Contains(Begin, StringComparison.Ordinal))
        {
            Write(HeaderId.Subject, Encoded(message.Subject));
        }

        if (message.Name.Contains(Begin, StringComparison.Ordinal))
        {
            Write(HeaderId.To, $"{Encoded(TextRules.Line(message.Name))}\r\n <{MailboxAddress.EncodeAddrspec(message.Email)}>");
        }

        void Write(HeaderId id, string raw) =>
            mail.Headers[mail.Headers.IndexOf(id)].SetRawValue(Encoding.ASCII.GetBytes($" {raw}\r\n"));
    }

    // Words of at most 75 characters, none of which ends within a letter (RFC 2047).
    private static string Encoded(string text)
    {
        var (words, word) = (new List<string>(), new List<byte>());
        foreach (var letter in text.EnumerateRunes().Select(rune => Encoding.UTF8.GetBytes(rune.ToString())))
        {
            if (word.Count + letter.Length > MostOfWord)
            {
                words.Add(Convert.ToBase64String([.. word]));
                word.Clear();
            }

            word.AddRange(letter);
        }

        words.Add(Convert.ToBase64String([.. word]));
        return string.Join("\r\n ", words.Select(w => $"{Begin}utf-8?b?{w}?="));
    }

    private static string TextOf(ComposedMessage message) =>
        message.Unsubscribe is { } unsubscribe
            ? $"{message.Text}\n\n--\nUnsubscribe from mailings about this event: {unsubscribe}\n" : $"{message.Text}\n";
}
