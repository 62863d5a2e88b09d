using CrowdComms.Data.Common;
using CrowdComms.Data.Venue;

namespace CrowdComms.Data.PassTypes;

/// <summary>A kind of pass and, by its zones, the access it gives. Never deleted while registrants hold
/// it: it is retired.</summary>
public sealed class PassType
{
    /// <summary>Time-ordered.</summary>
    public Guid Id { get; private set; } = RisingId.Next();

    /// <summary>The event.</summary>
    public Guid EventId { get; init; }

    /// <summary>Such as <c>Exhibitor</c>.</summary>
    public required string Name { get; set; }

    /// <summary>1 to 12 of A-Z, 0-9 and <c>-</c>; unique in the event.</summary>
    public required string Code { get; set; }

    /// <summary><c>#rrggbb</c>, shown wherever the pass is.</summary>
    public required string Colour { get; set; }

    /// <summary>At most so many holders who are not cancelled; null for no limit.</summary>
    public int? Capacity { get; set; }

    /// <summary>Valid from this instant; null for always.</summary>
    public DateTimeOffset? ValidFrom { get; set; }

    /// <summary>Valid until this instant; null for always.</summary>
    public DateTimeOffset? ValidUntil { get; set; }

    /// <summary>Retired passes are kept by their holders and given to nobody new.</summary>
    public bool Retired { get; set; }

    /// <summary>Whether the board lists its holders who are not here yet, by name.</summary>
    public bool IsVip { get; set; }

    /// <summary>Whether people may take it when they register themselves.</summary>
    public bool IsPublic { get; set; }

    /// <summary>Order in lists and charts.</summary>
    public int Position { get; set; }

    /// <summary>The places it opens.</summary>
    public List<Zone> Zones { get; } = [];
}
