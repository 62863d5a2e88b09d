using CrowdComms.Data.Common;
using CrowdComms.Data.Outbox;

namespace CrowdComms.Data.Messages;

/// <summary>The words of one kind of message at one event, where they are not the usual ones.</summary>
public sealed class MessageTemplate
{
    /// <summary>Time-ordered.</summary>
    public Guid Id { get; private set; } = RisingId.Next();

    /// <summary>The event.</summary>
    public Guid EventId { get; init; }

    /// <summary>The kind; one template of each.</summary>
    public MessageKind Kind { get; init; }

    /// <summary>Whether such messages are written at all.</summary>
    public bool IsOn { get; set; }

    /// <summary>One line with merge fields.</summary>
    public required string Subject { get; set; }

    /// <summary>Plain text with merge fields; a blank line begins a paragraph.</summary>
    public required string Body { get; set; }

    /// <summary>For a reminder, days before the event begins; for thanks, days after it ended.</summary>
    public int Days { get; set; }
}

/// <summary>Words that an organiser sent to many.</summary>
public sealed class Mailing
{
    /// <summary>Time-ordered.</summary>
    public Guid Id { get; private set; } = RisingId.Next();

    /// <summary>The event.</summary>
    public Guid EventId { get; init; }

    /// <summary>One line with merge fields.</summary>
    public required string Subject { get; init; }

    /// <summary>Plain text with merge fields.</summary>
    public required string Body { get; init; }

    /// <summary>To whom, in words.</summary>
    public required string Audience { get; init; }

    /// <summary>To how many.</summary>
    public int People { get; init; }

    /// <summary>UTC.</summary>
    public DateTimeOffset CreatedAt { get; init; }

    /// <summary>Who sent it.</summary>
    public required string CreatedBy { get; init; }
}

/// <summary>An address that wants no mailings of an event.</summary>
public sealed class Unsubscribed
{
    /// <summary>Time-ordered.</summary>
    public Guid Id { get; private set; } = RisingId.Next();

    /// <summary>The event.</summary>
    public Guid EventId { get; init; }

    /// <summary>SHA-256 of the address in lower case, so that the wish outlives the person's data.</summary>
    public required byte[] EmailHash { get; init; }

    /// <summary>UTC.</summary>
    public DateTimeOffset At { get; init; }
}
