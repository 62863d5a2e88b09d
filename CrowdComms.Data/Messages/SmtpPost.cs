using CrowdComms.Data.Outbox;
using MailKit.Net.Smtp;
using MailKit.Security;
using MimeKit;

namespace CrowdComms.Data.Messages;

/// <summary>A connection to the mail server, over which messages are sent one after the other. It is opened for the
/// first message, and again for the message after one at which it ended.</summary>
internal sealed class SmtpPost(SmtpSettings settings) : IAsyncDisposable
{
    // A server that looks into a message before it answers may take a minute; sending such a message again would
    // deliver it twice.
    private static readonly TimeSpan ToConnect = TimeSpan.FromSeconds(20), ToAnswer = TimeSpan.FromMinutes(2);

    private Line? _line;

    /// <summary>Sends one message.</summary>
    /// <param name="id">Becomes the Message-Id.</param>
    /// <param name="message">The message.</param>
    /// <param name="cancellationToken">Cancels the sending.</param>
    /// <returns>What became of it. A server that ends a connection between two messages is asked a second time, over a
    /// new connection: many do so after some messages.</returns>
    internal async Task<Posted> SendAsync(Guid id, ComposedMessage message, CancellationToken cancellationToken)
    {
        var isUsed = _line is not null;
        var posted = await TryAsync(id, message, cancellationToken);
        return posted.Outcome == PostOutcome.Away && isUsed ? await TryAsync(id, message, cancellationToken) : posted;
    }

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        if (_line is { IsConnected: true })
        {
            await _line.DisconnectAsync(quit: true);
        }

        HangUp();
    }

    private async Task<Posted> TryAsync(Guid id, ComposedMessage message, CancellationToken cancellationToken)
    {
        var stage = PostStage.Connecting;
        try
        {
            using var mail = SmtpMail.Of(id, message, settings);
            var line = _line ??= new Line { Timeout = (int)ToConnect.TotalMilliseconds };
            await ConnectAsync(line, cancellationToken);
            stage = PostStage.Begun;
            line.HasMessage = false;
            await line.SendAsync(mail, cancellationToken);
            return new Posted(PostOutcome.Taken, null);
        }
        catch (Exception failure) when (SmtpFailures.Read(failure, StageOf(stage)) is { } posted)
        {
            if (posted.Outcome is PostOutcome.Broken or PostOutcome.Away || _line is { IsConnected: false })
            {
                HangUp();
            }

            return posted;
        }
    }

    private PostStage StageOf(PostStage stage) =>
        stage == PostStage.Begun && _line is { HasMessage: true } ? PostStage.InHand : stage;

    private async Task ConnectAsync(Line line, CancellationToken cancellationToken)
    {
        if (line.IsConnected)
        {
            return;
        }

        await line.ConnectAsync(settings.Host!, settings.Port, settings.Tls switch
        {
            SmtpTls.Auto => SecureSocketOptions.Auto,
            SmtpTls.None => SecureSocketOptions.None,
            SmtpTls.StartTls => SecureSocketOptions.StartTls,
            SmtpTls.Implicit => SecureSocketOptions.SslOnConnect,
        }, cancellationToken);
        if (!string.IsNullOrEmpty(settings.User))
        {
            await line.AuthenticateAsync(settings.User, settings.Password ?? "", cancellationToken);
        }

        line.Timeout = (int)ToAnswer.TotalMilliseconds;
    }

    private void HangUp()
    {
        _line?.Dispose();
        _line = null;
    }

    /// <summary>The client, which also knows whether the server has begun to take the present message.</summary>
    private sealed class Line : SmtpClient
    {
        internal bool HasMessage { get; set; }

        protected override void OnSenderAccepted(MimeMessage message, MailboxAddress mailbox, SmtpResponse response)
        {
            HasMessage = true;
            base.OnSenderAccepted(message, mailbox, response);
        }
    }
}
