using CrowdComms.Data.Capacity;
using CrowdComms.Data.Events;

namespace CrowdComms.Data.WaitingList;

/// <summary>What the page of a person on the waiting list shows.</summary>
/// <param name="Event">The public facts of the event.</param>
/// <param name="Person">The person's row in the list.</param>
/// <param name="Before">How many people have waited longer for the same pass type.</param>
public sealed record WaitingPosition(EventFacts Event, WaitingRow Person, int Before)
{
    /// <summary>Whether a place is kept for the person now.</summary>
    public bool IsOffered => Person.State == WaitingState.Offered;

    /// <summary>Whether the person was registered, and the registration was cancelled since.</summary>
    public bool IsCancelled { get; init; }
}

/// <summary>A person on the waiting list.</summary>
/// <param name="Id">The id of the row.</param>
/// <param name="FirstName">The given names.</param>
/// <param name="LastName">The family name; null for people who have one name.</param>
/// <param name="Email">The email address that offers go to.</param>
/// <param name="PassType">The pass type that the person wants.</param>
/// <param name="State">Whether the person waits, has an offer, or had one.</param>
/// <param name="JoinedAt">When the person joined the list, UTC.</param>
/// <param name="OfferUntil">Until when a place is or was kept for them, UTC; null before the first offer.</param>
public sealed record WaitingRow(Guid Id, string FirstName, string? LastName, string Email, WaitingPass PassType,
    WaitingState State, DateTimeOffset JoinedAt, DateTimeOffset? OfferUntil)
{
    /// <summary>The first and the last name with a blank between.</summary>
    public string Name => $"{FirstName} {LastName}".Trim();
}

/// <summary>The pass type that a person waits for.</summary>
public sealed record WaitingPass(Guid Id, string Code, string Name, string Colour);
