using CrowdComms.Data.Common;
using CrowdComms.Data.Venue;

namespace CrowdComms.Data.PassTypes;

/// <summary>A kind of pass, which gives access to its zones. While registrants hold it, it can be retired but
/// not deleted.</summary>
public sealed class PassType
{
    /// <summary>A version 7 GUID, so ids sort by time.</summary>
    public Guid Id { get; private set; } = RisingId.Next();

    /// <summary>The event that gives out this pass.</summary>
    public Guid EventId { get; init; }

    /// <summary>The name for people, such as <c>Exhibitor</c>; unique in the event.</summary>
    public required string Name { get; set => field = TextRules.Line(value); }

    /// <summary>The short code: 1 to 12 of A-Z, 0-9 and <c>-</c>; unique in the event.</summary>
    public required string Code { get; set; }

    /// <summary>The colour, <c>#rrggbb</c>, in which pages and badges show the pass.</summary>
    public required string Colour { get; set; }

    /// <summary>The greatest number of holders who are not cancelled; null for no limit.</summary>
    public int? Capacity { get; set; }

    /// <summary>The pass is valid from this instant, UTC; null for always.</summary>
    public DateTimeOffset? ValidFrom { get; set; }

    /// <summary>The pass is valid until this instant, UTC; null for always.</summary>
    public DateTimeOffset? ValidUntil { get; set; }

    /// <summary>Whether it is retired: its holders keep it, and no one new gets it.</summary>
    public bool Retired { get; set; }

    /// <summary>Whether live boards list its holders who have not arrived, by name.</summary>
    public bool IsVip { get; set; }

    /// <summary>Whether people can choose it when they register themselves.</summary>
    public bool IsPublic { get; set; }

    /// <summary>Its position in lists and charts, counted from 0.</summary>
    public int Position { get; set; }

    /// <summary>The zones that holders of the pass may enter.</summary>
    public List<Zone> Zones { get; } = [];
}
