using CrowdComms.Data.Capacity;
using CrowdComms.Data.Events;

namespace CrowdComms.Data.WaitingList;

/// <summary>What the page of somebody who waits shows.</summary>
/// <param name="Event">The event.</param>
/// <param name="Person">Their row.</param>
/// <param name="Before">How many wait longer for the same pass.</param>
public sealed record WaitingPlace(EventFacts Event, WaitingRow Person, int Before)
{
    /// <summary>Whether a place is kept for them now.</summary>
    public bool IsOffered => Person.State == WaitingState.Offered;
}

/// <summary>Somebody on the list.</summary>
/// <param name="Id">Which row.</param>
/// <param name="FirstName">Given names.</param>
/// <param name="LastName">Family name.</param>
/// <param name="Email">Their address.</param>
/// <param name="PassType">The pass that they want.</param>
/// <param name="State">How it stands now.</param>
/// <param name="JoinedAt">UTC.</param>
/// <param name="OfferUntil">Until when a place is or was kept for them, UTC.</param>
public sealed record WaitingRow(Guid Id, string FirstName, string? LastName, string Email, WaitingPass PassType,
    WaitingState State, DateTimeOffset JoinedAt, DateTimeOffset? OfferUntil)
{
    /// <summary>The whole name.</summary>
    public string Name => $"{FirstName} {LastName}".Trim();
}

/// <summary>The pass somebody waits for.</summary>
public sealed record WaitingPass(Guid Id, string Code, string Name, string Colour);
