namespace CrowdComms.Data.PassTypes;

/// <summary>The properties of a pass type as an organiser enters them.</summary>
public sealed record PassTypeDetails
{
    /// <summary>The name, 1 to 60 characters; unique in the event apart from case and accents.</summary>
    public required string Name { get; init; }

    /// <summary>The short code: 1 to 12 of A-Z, 0-9 and <c>-</c>; unique in the event.</summary>
    public required string Code { get; init; }

    /// <summary>The colour on pages and badges, <c>#rrggbb</c>.</summary>
    public required string Colour { get; init; }

    /// <summary>The greatest number of holders who are not cancelled; null for no limit.</summary>
    public int? Capacity { get; init; }

    /// <summary>The pass is valid from this instant; null for always.</summary>
    public DateTimeOffset? ValidFrom { get; init; }

    /// <summary>The pass is valid until this instant; null for always.</summary>
    public DateTimeOffset? ValidUntil { get; init; }

    /// <summary>Whether live boards list its holders who have not arrived, by name.</summary>
    public bool IsVip { get; init; }

    /// <summary>Whether people can choose it when they register themselves.</summary>
    public bool IsPublic { get; init; }

    /// <summary>The ids of the zones that holders may enter.</summary>
    public IReadOnlyCollection<Guid> Zones { get; init; } = [];
}

/// <summary>Asks that a pass type opens a zone, or does not.</summary>
public sealed record PassAccess(Guid PassTypeId, Guid ZoneId, bool Opens);
