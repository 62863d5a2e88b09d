namespace CrowdComms.Data.PassTypes;

/// <summary>A pass type with its zones and its holders counted.</summary>
public sealed record PassTypeRow(
    Guid Id, string Name, string Code, string Colour, int? Capacity, DateTimeOffset? ValidFrom,
    DateTimeOffset? ValidUntil, bool Retired, IReadOnlyList<ZoneName> Zones)
{
    /// <summary>Whether the board lists its holders who are not here yet, by name.</summary>
    public bool IsVip { get; init; }

    /// <summary>Whether people may take it when they register themselves.</summary>
    public bool IsPublic { get; init; }

    /// <summary>Holders by their status.</summary>
    public HolderCounts Holders { get; init; } = new(0, 0, 0, 0);
}

/// <summary>The holders of a pass type by their status.</summary>
public sealed record HolderCounts(int Registered, int Confirmed, int CheckedIn, int Cancelled)
{
    /// <summary>Holders who are not cancelled: the ones that a capacity limits.</summary>
    public int Held => Registered + Confirmed + CheckedIn;

    /// <summary>All holders, cancelled people too.</summary>
    public int All => Held + Cancelled;
}

/// <summary>A zone by its name.</summary>
public sealed record ZoneName(Guid Id, string Name);

/// <summary>A zone, the passes that open it and the doors that stand at it.</summary>
public sealed record ZoneRow(
    Guid Id, string Name, int? Capacity, IReadOnlyList<PassName> Passes, IReadOnlyList<string> Doors)
{
    /// <summary>People inside now.</summary>
    public int Inside { get; init; }
}

/// <summary>A pass type by its name.</summary>
/// <param name="Id">Which one.</param>
/// <param name="Name">Its name.</param>
/// <param name="Colour"><c>#rrggbb</c>.</param>
/// <param name="Retired">Whether nobody new gets it.</param>
public sealed record PassName(Guid Id, string Name, string Colour, bool Retired);
