using System.Security.Cryptography;
using CrowdComms.Data.Common;

namespace CrowdComms.Data.Capacity;

/// <summary>How it stands with somebody who waits for a place.</summary>
public enum WaitingState
{
    /// <summary>In the queue.</summary>
    Waiting,
    /// <summary>A place is kept for them for a while.</summary>
    Offered,
    /// <summary>They took it, or were registered in another way.</summary>
    Registered,
    /// <summary>They let the time pass.</summary>
    Expired,
}

/// <summary>Somebody on the waiting list of an event. An address is on it once.</summary>
public sealed class WaitingPerson
{
    /// <summary>Time-ordered.</summary>
    public Guid Id { get; private set; } = RisingId.Next();

    /// <summary>The event.</summary>
    public Guid EventId { get; init; }

    /// <summary>The pass they want.</summary>
    public Guid PassTypeId { get; private set; }

    /// <summary>Given names.</summary>
    public string FirstName { get; private set; } = "";

    /// <summary>Family name.</summary>
    public string? LastName { get; private set; }

    /// <summary>As typed.</summary>
    public string Email { get; private set; } = "";

    /// <summary>In lower case; unique within the event.</summary>
    public string EmailKey { get; private set; } = "";

    /// <summary>How it stands.</summary>
    public WaitingState State { get; set; }

    /// <summary>Stands in the address of their page: 128 random bits; unique.</summary>
    public string Key { get; init; } = RandomNumberGenerator.GetHexString(32, lowercase: true);

    /// <summary>Since when they wait, UTC: who came first is offered a place first.</summary>
    public DateTimeOffset JoinedAt { get; private set; }

    /// <summary>When they agreed to what the event asks, UTC.</summary>
    public DateTimeOffset ConsentAt { get; private set; }

    /// <summary>Until when a place is kept for them, UTC; null when none was ever.</summary>
    public DateTimeOffset? OfferUntil { get; private set; }

    /// <summary>Puts them at the end of the queue for a pass.</summary>
    internal void Join(WaitingWish wish, Guid passTypeId, DateTimeOffset now)
    {
        (FirstName, LastName) = (wish.FirstName.Trim(), wish.LastName.OrNull());
        (Email, EmailKey) = (wish.Email.Trim(), TextRules.KeyOfEmail(wish.Email));
        (PassTypeId, State, JoinedAt, ConsentAt, OfferUntil) = (passTypeId, WaitingState.Waiting, now, now, null);
    }

    /// <summary>Keeps a place for them.</summary>
    internal void Offer(DateTimeOffset until) => (State, OfferUntil) = (WaitingState.Offered, until);
}
