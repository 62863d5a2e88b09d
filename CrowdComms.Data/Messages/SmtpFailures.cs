using MailKit;
using MailKit.Net.Smtp;
using MailKit.Security;
using MimeKit;

namespace CrowdComms.Data.Messages;

/// <summary>What became of a message that was handed to the mail server.</summary>
internal enum PostOutcome
{
    /// <summary>The server accepted it.</summary>
    Taken,
    /// <summary>The server refused it for now (RFC 5321, 4yz).</summary>
    Later,
    /// <summary>The server refused it permanently (RFC 5321, 5yz), or it is not an email.</summary>
    Never,
    /// <summary>The connection ended while the server had the message in hand. It may be the message's fault.</summary>
    Broken,
    /// <summary>The server takes no messages at all now. It is not the message's fault.</summary>
    Away,
}

/// <summary>What became of a message, with a sentence about a failure that never contains the recipient's
/// address.</summary>
internal sealed record Posted(PostOutcome Outcome, string? Words);

/// <summary>How far the sending of a message had come when it failed.</summary>
internal enum PostStage
{
    /// <summary>Connecting and signing in.</summary>
    Connecting,
    /// <summary>The message was not begun, or the server had not accepted its sender yet.</summary>
    Begun,
    /// <summary>The server had accepted the sender: what follows is the recipient and the content.</summary>
    InHand,
}

/// <summary>Says of a failure whether it concerns one message or the server.</summary>
internal static class SmtpFailures
{
    /// <summary>Reads a failure; null for one that is neither the server's nor the message's, and so a fault of
    /// ours.</summary>
    internal static Posted? Read(Exception failure, PostStage stage) =>
        OutcomeOf(failure, stage) is { } outcome ? new Posted(outcome, Words(failure, outcome)) : null;

    private static PostOutcome? OutcomeOf(Exception failure, PostStage stage) => failure switch
    {
        SmtpCommandException { StatusCode: SmtpStatusCode.ExceededStorageAllocation } when stage != PostStage.Connecting =>
            PostOutcome.Never,
        SmtpCommandException refused => stage != PostStage.InHand ? PostOutcome.Away
            : refused.StatusCode == SmtpStatusCode.ServiceNotAvailable ? PostOutcome.Broken
            : (int)refused.StatusCode >= 500 ? PostOutcome.Never : PostOutcome.Later,
        AuthenticationException or SslHandshakeException or ServiceNotAuthenticatedException => PostOutcome.Away,
        System.Net.Sockets.SocketException or IOException or TimeoutException or ServiceNotConnectedException
            or ProtocolException => stage == PostStage.InHand ? PostOutcome.Broken : PostOutcome.Away,
        NotSupportedException => stage == PostStage.Connecting ? PostOutcome.Away : PostOutcome.Never,
        ParseException or FormatException => PostOutcome.Never,
        _ => null,
    };

    private static string Words(Exception failure, PostOutcome outcome) => failure switch
    {
        SmtpCommandException { ErrorCode: SmtpErrorCode.RecipientNotAccepted, StatusCode: >= (SmtpStatusCode)500 } refused =>
            $"The mail server refused this address ({(int)refused.StatusCode}). Correct the address, then resend.",
        SmtpCommandException { ErrorCode: SmtpErrorCode.SenderNotAccepted } refused when outcome == PostOutcome.Away =>
            $"The mail server refused the sender ({(int)refused.StatusCode}). Check Smtp:From.",
        SmtpCommandException refused => $"The mail server answered {(int)refused.StatusCode}.",
        AuthenticationException or ServiceNotAuthenticatedException =>
            "The mail server refused the sign-in. Check Smtp:User and Smtp:Password.",
        SslHandshakeException =>
            "The connection to the mail server cannot be encrypted. Check Smtp:Tls and the server’s certificate.",
        NotSupportedException when outcome == PostOutcome.Away =>
            "The mail server does not support what Smtp:Tls or Smtp:User ask for. Check these settings.",
        NotSupportedException =>
            "The mail server accepts only addresses in Latin letters without accents. Correct the address, then resend.",
        ParseException or FormatException => "Email cannot be sent to this address. Correct it, then resend.",
        _ when outcome == PostOutcome.Broken => "The mail server closed the connection at this message.",
        _ => "The mail server is not responding.",
    };
}
