using System.Security.Cryptography;
using CrowdComms.Data.Common;

namespace CrowdComms.Data.Outbox;

/// <summary>What a message is about.</summary>
public enum MessageKind
{
    /// <summary>You are registered.</summary>
    Registered,
    /// <summary>Your registration is confirmed: your ticket.</summary>
    Confirmed,
    /// <summary>The event begins soon.</summary>
    Reminder,
    /// <summary>Your registration is cancelled.</summary>
    Cancelled,
    /// <summary>After the event.</summary>
    AfterEvent,
    /// <summary>Somebody registered with an address that is registered already.</summary>
    AlreadyRegistered,
    /// <summary>Written by an organiser to many.</summary>
    Mailing,
    /// <summary>The address at which a company registers its own people.</summary>
    CompanyLink,
    /// <summary>A file is ready.</summary>
    Export,
    /// <summary>You are on the waiting list.</summary>
    WaitingList,
    /// <summary>A place is kept for you.</summary>
    PlaceFree,
    /// <summary>You may become a member of an event.</summary>
    Invitation,
    /// <summary>Choose a new password.</summary>
    PasswordReset,
    /// <summary>Somebody arrived whose arrival an organiser wants to be told of.</summary>
    Arrival,
}

/// <summary>How far a message is.</summary>
public enum MessageState
{
    /// <summary>To be sent.</summary>
    Queued,
    /// <summary>The mail server took it.</summary>
    Sent,
    /// <summary>It will not be sent: <see cref="Message.LastError"/> says why.</summary>
    Failed,
}

/// <summary>One e-mail to one person, written in the same transaction as what caused it. Its words are made when it is
/// sent, from what is true then.</summary>
public sealed class Message
{
    /// <summary>Time-ordered; the stable part of the e-mail's Message-Id.</summary>
    public Guid Id { get; private set; } = RisingId.Next();

    /// <summary>The event; null for what concerns an account: no page of an event shows it.</summary>
    public Guid? EventId { get; init; }

    /// <summary>Whom it is about; null for somebody who is no registrant.</summary>
    public Guid? RegistrantId { get; init; }

    /// <summary>The recipient's address; of a registrant, the one they have when it is sent.</summary>
    public string Email { get; init; } = "";

    /// <summary>What it is about.</summary>
    public MessageKind Kind { get; init; }

    /// <summary>The mailing that it belongs to.</summary>
    public Guid? MailingId { get; init; }

    /// <summary>How far it is.</summary>
    public MessageState State { get; set; }

    /// <summary>Times that sending was tried.</summary>
    public int Attempts { get; set; }

    /// <summary>What went wrong last, in a sentence.</summary>
    public string? LastError { get; set; }

    /// <summary>UTC.</summary>
    public DateTimeOffset CreatedAt { get; init; }

    /// <summary>Not to be sent before, UTC.</summary>
    public DateTimeOffset DueAt { get; set; }

    /// <summary>UTC.</summary>
    public DateTimeOffset? SentAt { get; set; }

    /// <summary>Whoever sends it now; for one who died the lease runs out.</summary>
    public Guid? Claim { get; set; }

    /// <summary>Until when nobody else sends it, UTC.</summary>
    public DateTimeOffset? ClaimedUntil { get; set; }

    /// <summary>Stands in the address that unsubscribes: 128 random bits; unique.</summary>
    public string Key { get; init; } = RandomNumberGenerator.GetHexString(32, lowercase: true);

    /// <summary>What the words need beside the person and the event, by merge field.</summary>
    public Dictionary<string, string> Facts { get; init; } = [];
}
