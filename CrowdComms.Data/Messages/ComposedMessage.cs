namespace CrowdComms.Data.Messages;

/// <summary>A message as it goes out, or as a page shows it before.</summary>
/// <param name="Email">The recipient's address.</param>
/// <param name="Name">The recipient's name; empty where it is not known.</param>
/// <param name="Subject">One line.</param>
/// <param name="Text">The words as plain text.</param>
/// <param name="Html">The same as a page.</param>
public sealed record ComposedMessage(string Email, string Name, string Subject, string Text, string Html)
{
    /// <summary>The QR of the ticket as PNG, which the page shows; null for none.</summary>
    public byte[]? Qr { get; init; }

    /// <summary>The page with its picture within it, for a preview: nothing is attached there.</summary>
    public string Shown => Qr is null ? Html
        : Html.Replace($"cid:{MessageHtml.QrId}", $"data:image/png;base64,{Convert.ToBase64String(Qr)}",
            StringComparison.Ordinal);

    /// <summary>The event for a calendar; null for none.</summary>
    public string? Calendar { get; init; }

    /// <summary>Where a mailing is unsubscribed; null for a message that concerns the person's
    /// own registration.</summary>
    public string? Unsubscribe { get; init; }
}
