using CrowdComms.Data.Outbox;

namespace CrowdComms.Data.Messages;

/// <summary>One message in a list.</summary>
/// <param name="Id">The id of the message.</param>
/// <param name="RegistrantId">The registrant it is about; null for other recipients.</param>
/// <param name="Name">The registrant's name; for other recipients their address.</param>
/// <param name="Email">The recipient's address.</param>
/// <param name="Kind">What the message is about.</param>
/// <param name="Subject">The subject of a mailing, with merge fields; null for other kinds.</param>
/// <param name="State">Whether it is queued, sent or failed.</param>
/// <param name="Attempts">How often sending was tried.</param>
/// <param name="LastError">A sentence about the last failure; null for none.</param>
/// <param name="CreatedAt">When it was queued, UTC.</param>
/// <param name="DueAt">The earliest time to send it, UTC.</param>
/// <param name="SentAt">When the mail server accepted it, UTC; null before that.</param>
public sealed record MessageRow(
    Guid Id, Guid? RegistrantId, string Name, string Email, MessageKind Kind, string? Subject, MessageState State,
    int Attempts, string? LastError,
    DateTimeOffset CreatedAt, DateTimeOffset DueAt, DateTimeOffset? SentAt);

/// <summary>Asks for one page of messages; all filters must hold together.</summary>
public sealed record MessageQuery
{
    /// <summary>Messages in this state; null for all.</summary>
    public MessageState? State { get; init; }

    /// <summary>Messages of this kind; null for all.</summary>
    public MessageKind? Kind { get; init; }

    /// <summary>Messages about this registrant; null for all.</summary>
    public Guid? RegistrantId { get; init; }

    /// <summary>The number of the page, from 1.</summary>
    public int Page { get; init; } = 1;

    /// <summary>The rows of a page, at most 200.</summary>
    public int PageSize { get; init; } = 50;
}

/// <summary>The number of messages that wait, that were sent, and that failed.</summary>
public sealed record MessageCounts(int Queued, int Sent, int Failed);

/// <summary>The template of one kind of message, as the editor shows it.</summary>
/// <param name="Kind">The kind of message.</param>
/// <param name="IsOn">Whether the event sends messages of this kind.</param>
/// <param name="Words">The subject and the text.</param>
/// <param name="Days">For a reminder, days before the event; for thanks, days after it.</param>
/// <param name="IsUsual">Whether subject and text are the default ones.</param>
public sealed record TemplateRow(MessageKind Kind, bool IsOn, MessageWords Words, int Days, bool IsUsual);
