using CrowdComms.Data.Common;
using CrowdComms.Data.Outbox;

namespace CrowdComms.Data.Messages;

/// <summary>An event's own text and settings for one kind of message; kinds without a template use the
/// defaults.</summary>
public sealed class MessageTemplate
{
    /// <summary>A version 7 GUID, so ids sort by time.</summary>
    public Guid Id { get; private set; } = RisingId.Next();

    /// <summary>The event whose messages it is for.</summary>
    public Guid EventId { get; init; }

    /// <summary>The kind of message; an event has at most one template of each.</summary>
    public MessageKind Kind { get; init; }

    /// <summary>Whether the event sends messages of this kind.</summary>
    public bool IsOn { get; set; }

    /// <summary>The subject: one line with merge fields.</summary>
    public required string Subject { get; set => field = TextRules.Line(value); }

    /// <summary>The text: plain, with merge fields; a blank line begins a paragraph.</summary>
    public required string Body { get; set; }

    /// <summary>For a reminder, days before the event begins; for thanks, days after it ended.</summary>
    public int Days { get; set; }
}

/// <summary>One text that an organiser sent to many registrants.</summary>
public sealed class Mailing
{
    /// <summary>A version 7 GUID, so ids sort by the time of sending.</summary>
    public Guid Id { get; private set; } = RisingId.Next();

    /// <summary>The event whose registrants got it.</summary>
    public Guid EventId { get; init; }

    /// <summary>The subject: one line with merge fields.</summary>
    public required string Subject { get; init => field = TextRules.Line(value); }

    /// <summary>The text: plain, with merge fields.</summary>
    public required string Body { get; init; }

    /// <summary>A description of the audience for people, such as "VIP, confirmed".</summary>
    public required string Audience { get; init; }

    /// <summary>The number of registrants it went to.</summary>
    public int People { get; init; }

    /// <summary>When the organiser sent it, UTC.</summary>
    public DateTimeOffset CreatedAt { get; init; }

    /// <summary>The name of the organiser who sent it.</summary>
    public required string CreatedBy { get; init; }
}

/// <summary>An email address that unsubscribed from an event's mailings.</summary>
public sealed class Unsubscribed
{
    /// <summary>A version 7 GUID, so ids sort by time.</summary>
    public Guid Id { get; private set; } = RisingId.Next();

    /// <summary>The event whose mailings it does not get any more.</summary>
    public Guid EventId { get; init; }

    /// <summary>The SHA-256 of the address in lower case, so that the wish is kept when the address itself is
    /// erased.</summary>
    public required byte[] EmailHash { get; init; }

    /// <summary>When it unsubscribed, UTC.</summary>
    public DateTimeOffset At { get; init; }
}
