using System.Net.Sockets;
using CrowdComms.Data.Outbox;
using MailKit;
using MailKit.Net.Smtp;
using MailKit.Security;
using MimeKit;

namespace CrowdComms.Data.Messages;

/// <summary>One connection to the mail server, over which a batch of messages is sent.</summary>
internal sealed class SmtpPost(SmtpSettings settings) : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    private readonly SmtpClient _client = new() { Timeout = (int)Patience.TotalMilliseconds };

    /// <summary>Whether a failure concerns the server or the connection, and not one message.</summary>
    internal static bool IsOutage(Exception failure) =>
        failure is SocketException or IOException or TimeoutException or ServiceNotConnectedException
            or SslHandshakeException or AuthenticationException or SmtpProtocolException
                or ServiceNotAuthenticatedException
            or SmtpCommandException { StatusCode: SmtpStatusCode.ServiceNotAvailable };

    /// <summary>Whether the server refused the address or the content of a message permanently, so that another attempt
    /// is useless (RFC 5321, 5yz).</summary>
    internal static bool IsFinal(Exception failure) =>
        failure is SmtpCommandException { StatusCode: >= (SmtpStatusCode)500 } or ParseException or FormatException;

    /// <summary>A sentence about a failure that never contains the recipient's address.</summary>
    internal static string Words(Exception failure) => failure switch
    {
        SmtpCommandException { ErrorCode: SmtpErrorCode.RecipientNotAccepted, StatusCode: >= (SmtpStatusCode)500 } refused =>
            $"The mail server refuses this address ({(int)refused.StatusCode}). Correct the address, then resend.",
        SmtpCommandException { ErrorCode: SmtpErrorCode.SenderNotAccepted } refused =>
            $"The mail server refuses the sender ({(int)refused.StatusCode}). Check Smtp:From.",
        SmtpCommandException refused => $"The mail server answered {(int)refused.StatusCode}.",
        AuthenticationException or ServiceNotAuthenticatedException =>
            "The mail server refuses the sign-in. Check Smtp:User and Smtp:Password.",
        SslHandshakeException =>
            "The connection to the mail server cannot be encrypted. Check Smtp:Tls and the server's certificate.",
        ParseException or FormatException => "This is no address that mail can be sent to. Correct it, then resend.",
        _ => "The mail server does not answer.",
    };

    /// <summary>Connects to the server, and signs in where a user is set.</summary>
    internal async Task ConnectAsync(CancellationToken cancellationToken)
    {
        await _client.ConnectAsync(settings.Host!, settings.Port, settings.Tls switch
        {
            SmtpTls.Auto => SecureSocketOptions.Auto,
            SmtpTls.None => SecureSocketOptions.None,
            SmtpTls.StartTls => SecureSocketOptions.StartTls,
            SmtpTls.Implicit => SecureSocketOptions.SslOnConnect,
        }, cancellationToken);
        if (!string.IsNullOrEmpty(settings.User))
        {
            await _client.AuthenticateAsync(settings.User, settings.Password ?? "", cancellationToken);
        }
    }

    /// <summary>Sends one message. <paramref name="id"/> becomes the Message-Id and stays the same in another attempt,
    /// so the server can recognise a message that it has already.</summary>
    internal async Task SendAsync(Guid id, ComposedMessage message, CancellationToken cancellationToken)
    {
        using var mail = Mail(id, message);
        await _client.SendAsync(mail, cancellationToken);
    }

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        if (_client.IsConnected)
        {
            await _client.DisconnectAsync(quit: true);
        }

        _client.Dispose();
    }

    private MimeMessage Mail(Guid id, ComposedMessage message)
    {
        var from = MailboxAddress.Parse(settings.From!);
        var mail = new MimeMessage { Subject = message.Subject, MessageId = $"{id:n}@{from.Domain}" };
        mail.From.Add(from);
        mail.To.Add(new MailboxAddress(message.Name, message.Email));
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
            body.Attachments.Add("event.ics", System.Text.Encoding.UTF8.GetBytes(calendar),
                new ContentType("text", "calendar"));
        }

        mail.Body = body.ToMessageBody();
        return mail;
    }

    private static string TextOf(ComposedMessage message) =>
        message.Unsubscribe is { } unsubscribe
            ? $"{message.Text}\n\n--\nNo more mailings of this event: {unsubscribe}\n" : $"{message.Text}\n";
}
