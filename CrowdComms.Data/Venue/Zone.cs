using CrowdComms.Data.Common;

namespace CrowdComms.Data.Venue;

/// <summary>A place that access is granted to.</summary>
public sealed class Zone
{
    /// <summary>Time-ordered.</summary>
    public Guid Id { get; private set; } = RisingId.Next();

    /// <summary>The event.</summary>
    public Guid EventId { get; init; }

    /// <summary>Such as <c>VIP lounge</c>; unique in the event.</summary>
    public required string Name { get; set; }

    /// <summary>At most so many people inside; null for no limit.</summary>
    public int? Capacity { get; set; }
}
