using System.Security.Cryptography;
using CrowdComms.Data.Common;

namespace CrowdComms.Data.Outbox;

/// <summary>The kinds of message that the system sends.</summary>
public enum MessageKind
{
    /// <summary>To a new registrant: you are registered.</summary>
    Registered,
    /// <summary>To a confirmed registrant: this is your ticket.</summary>
    Confirmed,
    /// <summary>To a registrant some days before the event.</summary>
    Reminder,
    /// <summary>To a registrant whose registration was cancelled.</summary>
    Cancelled,
    /// <summary>To a registrant who came, some days after the event: thanks.</summary>
    AfterEvent,
    /// <summary>To a registrant whose email was entered in the public form again.</summary>
    AlreadyRegistered,
    /// <summary>A text that an organiser wrote to many registrants.</summary>
    Mailing,
    /// <summary>To a company's contact person: the link at which they register their people.</summary>
    CompanyLink,
    /// <summary>To an organiser: an exported file is ready.</summary>
    Export,
    /// <summary>To a person who joined the waiting list.</summary>
    WaitingList,
    /// <summary>To a person on the waiting list: a place is kept for you.</summary>
    PlaceFree,
    /// <summary>To a person who may become a member of an event.</summary>
    Invitation,
    /// <summary>To a user who asked for a new password.</summary>
    PasswordReset,
    /// <summary>To a user whose address was registered for an account again.</summary>
    AccountExists,
    /// <summary>To a user who asked for a notification when a registrant arrives.</summary>
    Arrival,
}

/// <summary>The states of a message.</summary>
public enum MessageState
{
    /// <summary>The message waits to be sent.</summary>
    Queued,
    /// <summary>The mail server accepted the message.</summary>
    Sent,
    /// <summary>The message will not be sent; <see cref="Message.LastError"/> says why.</summary>
    Failed,
}

/// <summary>One email to one person, saved in the same transaction as its cause. The text is composed when it is sent,
/// from the data as it is then.</summary>
public sealed class Message
{
    /// <summary>A version 7 GUID; the email's Message-Id contains it and stays the same in each attempt.</summary>
    public Guid Id { get; private set; } = RisingId.Next();

    /// <summary>The event whose pages show it; null for a message about a user's account.</summary>
    public Guid? EventId { get; init; }

    /// <summary>The registrant it is about; null for other recipients.</summary>
    public Guid? RegistrantId { get; init; }

    /// <summary>The recipient's address; a registrant's current one is read when the message is sent.</summary>
    public string Email { get; init; } = "";

    /// <summary>What the message is about.</summary>
    public MessageKind Kind { get; init; }

    /// <summary>The mailing that it belongs to; null for other kinds.</summary>
    public Guid? MailingId { get; init; }

    /// <summary>Whether it is queued, sent or failed.</summary>
    public MessageState State { get; set; }

    /// <summary>Whether it is one of many that no one waits for, as in a mailing: every other message is sent
    /// first.</summary>
    public bool IsMass { get; set; }

    /// <summary>How often sending was tried.</summary>
    public int Attempts { get; set; }

    /// <summary>How often the connection to the mail server ended while this message was sent; the first time
    /// does not count as an attempt.</summary>
    public int Breaks { get; set; }

    /// <summary>A sentence about the last failure; null for none.</summary>
    public string? LastError { get; set; }

    /// <summary>When it was queued, UTC.</summary>
    public DateTimeOffset CreatedAt { get; init; }

    /// <summary>The earliest time to send it, UTC.</summary>
    public DateTimeOffset DueAt { get; set; }

    /// <summary>When the mail server accepted it, UTC; null before that.</summary>
    public DateTimeOffset? SentAt { get; set; }

    /// <summary>The id of the sender that claimed it; null when none has. If that one dies, the claim
    /// expires.</summary>
    public Guid? Claim { get; set; }

    /// <summary>Until when other senders leave it alone, UTC; null without a claim.</summary>
    public DateTimeOffset? ClaimedUntil { get; set; }

    /// <summary>The secret part of the unsubscribe link: 128 random bits; unique.</summary>
    public string Key { get; init; } = RandomNumberGenerator.GetHexString(32, lowercase: true);

    /// <summary>Values of merge fields that the registrant and the event do not supply.</summary>
    public Dictionary<string, string> Facts { get; init; } = [];
}
