using CrowdComms.Data.Outbox;

namespace CrowdComms.Data.Messages;

/// <summary>One message in a list.</summary>
/// <param name="Id">Which one.</param>
/// <param name="RegistrantId">Whom it is about; null for somebody who is no registrant.</param>
/// <param name="Name">Their name; the address of somebody who is no registrant.</param>
/// <param name="Email">The recipient's address.</param>
/// <param name="Kind">What it is about.</param>
/// <param name="Subject">Of a mailing, its subject with the merge fields; else null.</param>
/// <param name="State">How far it is.</param>
/// <param name="Attempts">Times that sending was tried.</param>
/// <param name="LastError">What went wrong last, in a sentence.</param>
/// <param name="CreatedAt">UTC.</param>
/// <param name="DueAt">Not to be sent before, UTC.</param>
/// <param name="SentAt">UTC.</param>
public sealed record MessageRow(
    Guid Id, Guid? RegistrantId, string Name, string Email, MessageKind Kind, string? Subject, MessageState State,
    int Attempts, string? LastError,
    DateTimeOffset CreatedAt, DateTimeOffset DueAt, DateTimeOffset? SentAt);

/// <summary>Which messages.</summary>
public sealed record MessageQuery
{
    /// <summary>None for every state.</summary>
    public MessageState? State { get; init; }

    /// <summary>None for every kind.</summary>
    public MessageKind? Kind { get; init; }

    /// <summary>Of one person.</summary>
    public Guid? RegistrantId { get; init; }

    /// <summary>From 1.</summary>
    public int Page { get; init; } = 1;

    /// <summary>At most 200.</summary>
    public int PageSize { get; init; } = 50;
}

/// <summary>How many messages are in each state.</summary>
public sealed record MessageCounts(int Queued, int Sent, int Failed);

/// <summary>The words of one kind as an editor shows them.</summary>
/// <param name="Kind">The kind.</param>
/// <param name="IsOn">Whether such messages are written.</param>
/// <param name="Words">Subject and text.</param>
/// <param name="Days">For a reminder, days before; for thanks, days after.</param>
/// <param name="IsUsual">Whether the words are the usual ones.</param>
public sealed record TemplateRow(MessageKind Kind, bool IsOn, MessageWords Words, int Days, bool IsUsual);
