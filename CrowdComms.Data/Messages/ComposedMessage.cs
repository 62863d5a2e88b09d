namespace CrowdComms.Data.Messages;

/// <summary>A message with all its words filled in, ready to be sent or shown as a preview.</summary>
/// <param name="Email">The recipient's address.</param>
/// <param name="Name">The recipient's name; empty where it is not known.</param>
/// <param name="Subject">The subject, one line without merge fields.</param>
/// <param name="Text">The message as plain text.</param>
/// <param name="Html">The same message as an HTML page.</param>
public sealed record ComposedMessage(string Email, string Name, string Subject, string Text, string Html)
{
    /// <summary>The ticket's QR code as a PNG, which the HTML shows; null for a message without a ticket.</summary>
    public byte[]? Qr { get; init; }

    /// <summary>The HTML with the QR code inside it, for a preview, which has no attachments.</summary>
    public string Shown => Qr is null ? Html
        : Html.Replace($"cid:{MessageHtml.QrId}", $"data:image/png;base64,{Convert.ToBase64String(Qr)}",
            StringComparison.Ordinal);

    /// <summary>The event as an iCalendar file; null for a message without a ticket.</summary>
    public string? Calendar { get; init; }

    /// <summary>The address to which answers go, that of the event; null for the sender of the installation.</summary>
    public string? ReplyTo { get; init; }

    /// <summary>The address at which the recipient unsubscribes from mailings; null for a message about their
    /// own registration.</summary>
    public string? Unsubscribe { get; init; }
}
