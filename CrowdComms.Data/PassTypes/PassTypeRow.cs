namespace CrowdComms.Data.PassTypes;

/// <summary>A pass type as lists show it, with its zones and the number of its holders.</summary>
public sealed record PassTypeRow(
    Guid Id, string Name, string Code, string Colour, int? Capacity, DateTimeOffset? ValidFrom,
    DateTimeOffset? ValidUntil, bool Retired, IReadOnlyList<ZoneName> Zones)
{
    /// <summary>Whether live boards list its holders who have not arrived, by name.</summary>
    public bool IsVip { get; init; }

    /// <summary>Whether people can choose it when they register themselves.</summary>
    public bool IsPublic { get; init; }

    /// <summary>The number of holders in each status.</summary>
    public HolderCounts Holders { get; init; } = new(0, 0, 0, 0);
}

/// <summary>The number of registrants in each status who hold a pass type.</summary>
public sealed record HolderCounts(int Registered, int Confirmed, int CheckedIn, int Cancelled)
{
    /// <summary>The number of holders who are not cancelled, which the capacity limits.</summary>
    public int Held => Registered + Confirmed + CheckedIn;

    /// <summary>The number of all holders, cancelled ones included.</summary>
    public int All => Held + Cancelled;
}

/// <summary>A zone's id and name.</summary>
public sealed record ZoneName(Guid Id, string Name);

/// <summary>A zone as lists show it, with the pass types that open it and the names of its doors.</summary>
public sealed record ZoneRow(
    Guid Id, string Name, int? Capacity, IReadOnlyList<PassName> Passes, IReadOnlyList<string> Doors)
{
    /// <summary>The number of people inside the zone now.</summary>
    public int Inside { get; init; }
}

/// <summary>A pass type in the list of those that open a zone.</summary>
/// <param name="Id">The id of the pass type.</param>
/// <param name="Name">Its name.</param>
/// <param name="Colour">Its colour, <c>#rrggbb</c>.</param>
/// <param name="Retired">Whether it is retired, so that no one new gets it.</param>
public sealed record PassName(Guid Id, string Name, string Colour, bool Retired);
