using CrowdComms.Data.Events;
using CrowdComms.Data.PassTypes;

namespace CrowdComms.Data.Capacity;

/// <summary>An event and the number of its places; null for no limit.</summary>
internal sealed record EventPlaces(Guid EventId, int? Capacity);

/// <summary>What the places of an event are counted for.</summary>
/// <param name="Now">The present moment, UTC.</param>
/// <param name="Offer">An offer from the waiting list whose reserved place does not count as taken; null for
/// none.</param>
/// <param name="Only">The one pass type to count; null for all.</param>
internal sealed record SeatsAsked(DateTimeOffset Now, Guid? Offer = null, Guid? Only = null);

/// <summary>A place that a person wants.</summary>
/// <param name="Event">The event; null when the person already holds a place in it and needs one of the pass type
/// only.</param>
/// <param name="PassType">The pass type that the person wants.</param>
/// <param name="Now">The present moment, UTC.</param>
internal sealed record PlaceAsked(Event? Event, PassType PassType, DateTimeOffset Now)
{
    /// <summary>The offer from the waiting list that the person accepts; null for none.</summary>
    internal Guid? Offer { get; init; }

    /// <summary>Whether people of the waiting list come first, as they do before people who register
    /// themselves.</summary>
    internal bool InTurn { get; init; }
}
