using System.Security.Cryptography;
using CrowdComms.Data.Common;

namespace CrowdComms.Data.Capacity;

/// <summary>The state of a person on the waiting list.</summary>
public enum WaitingState
{
    /// <summary>The person waits in the queue.</summary>
    Waiting,
    /// <summary>A place is reserved for the person for a limited time.</summary>
    Offered,
    /// <summary>The person accepted the offer, or was registered in another way.</summary>
    Registered,
    /// <summary>The person did not accept the offer in time.</summary>
    Expired,
}

/// <summary>A person on the waiting list of an event. An email address is on it at most once.</summary>
public sealed class WaitingPerson
{
    /// <summary>The row's id, a version 7 GUID: a later row has a greater one.</summary>
    public Guid Id { get; private set; } = RisingId.Next();

    /// <summary>The event in which the person wants a place.</summary>
    public Guid EventId { get; init; }

    /// <summary>The pass type that the person wants.</summary>
    public Guid PassTypeId { get; private set; }

    /// <summary>The person's given names.</summary>
    public string FirstName { get; private set; } = "";

    /// <summary>The person's family name; null for none.</summary>
    public string? LastName { get; private set; }

    /// <summary>The person's email address as it was typed.</summary>
    public string Email { get; private set; } = "";

    /// <summary>The code of the language in which the person joined, which is that of their emails; null for English.</summary>
    public string? Language { get; private set; }

    /// <summary>The email address in lower case; unique in the event together with <see cref="EmailShare"/>.</summary>
    public string EmailKey { get; private set; } = "";

    /// <summary>The folded name, last name first, where the event lets several people have one email; empty where it
    /// does not.</summary>
    public string EmailShare { get; private set; } = "";

    /// <summary>Whether the person waits, has an offer, was registered or let the offer expire.</summary>
    public WaitingState State { get; set; }

    /// <summary>The secret part of the address of the person's page: 128 random bits in hexadecimal; unique.</summary>
    public string Key { get; init; } = RandomNumberGenerator.GetHexString(32, lowercase: true);

    /// <summary>When the person joined the queue, UTC; the first to join gets the first offer.</summary>
    public DateTimeOffset JoinedAt { get; private set; }

    /// <summary>When the person agreed to the event's consent text, UTC.</summary>
    public DateTimeOffset ConsentAt { get; private set; }

    /// <summary>Until when a place is reserved for the person, UTC; null while they never had an offer.</summary>
    public DateTimeOffset? OfferUntil { get; private set; }

    /// <summary>Puts the person at the end of the queue for a pass type.</summary>
    internal void Join(WaitingWish wish, Guid passTypeId, string share, DateTimeOffset now)
    {
        EmailShare = share;
        (FirstName, LastName) = (TextRules.Line(wish.FirstName), wish.LastName.LineOrNull());
        (Email, EmailKey) = (EmailAddress.Read(wish.Email), TextRules.KeyOfEmail(wish.Email));
        Language = wish.Language;
        (PassTypeId, State, JoinedAt, ConsentAt, OfferUntil) = (passTypeId, WaitingState.Waiting, now, now, null);
    }

    /// <summary>Reserves a place for the person until an instant.</summary>
    internal void Offer(DateTimeOffset until) => (State, OfferUntil) = (WaitingState.Offered, until);
}
