using CrowdComms.Data.Common;

namespace CrowdComms.Data.Venue;

/// <summary>A part of the venue that pass types give access to, such as the main hall.</summary>
public sealed class Zone
{
    /// <summary>A version 7 GUID, so ids sort by time.</summary>
    public Guid Id { get; private set; } = RisingId.Next();

    /// <summary>The event that the zone belongs to.</summary>
    public Guid EventId { get; init; }

    /// <summary>The name for people, such as <c>VIP lounge</c>; unique in the event.</summary>
    public required string Name { get; set => field = TextRules.Line(value); }

    /// <summary>The greatest number of people inside at the same time; null for no limit.</summary>
    public int? Capacity { get; set; }
}
