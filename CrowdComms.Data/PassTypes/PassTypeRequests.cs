namespace CrowdComms.Data.PassTypes;

/// <summary>What organisers write about a pass type.</summary>
public sealed record PassTypeDetails
{
    /// <summary>1 to 60 characters; no two passes of an event have the same but for case and accents.</summary>
    public required string Name { get; init; }

    /// <summary>1 to 12 of A-Z, 0-9 and <c>-</c>.</summary>
    public required string Code { get; init; }

    /// <summary><c>#rrggbb</c>.</summary>
    public required string Colour { get; init; }

    /// <summary>At most so many holders who are not cancelled; null for no limit.</summary>
    public int? Capacity { get; init; }

    /// <summary>Valid from this instant; null for always.</summary>
    public DateTimeOffset? ValidFrom { get; init; }

    /// <summary>Valid until this instant; null for always.</summary>
    public DateTimeOffset? ValidUntil { get; init; }

    /// <summary>Whether the board lists its holders who are not here yet, by name.</summary>
    public bool IsVip { get; init; }

    /// <summary>Whether people may take it when they register themselves.</summary>
    public bool IsPublic { get; init; }

    /// <summary>The zones it opens.</summary>
    public IReadOnlyCollection<Guid> Zones { get; init; } = [];
}

/// <summary>Whether a pass type opens a zone.</summary>
public sealed record PassAccess(Guid PassTypeId, Guid ZoneId, bool Opens);
