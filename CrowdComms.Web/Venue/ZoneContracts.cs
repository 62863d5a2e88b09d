using CrowdComms.Data.PassTypes;
using CrowdComms.Data.Venue;

namespace CrowdComms.Web.Venue;

/// <summary>A zone as programs write it.</summary>
public sealed record ZoneBody
{
    /// <summary>1 to 60 characters; unique in the event.</summary>
    /// <example>Speaker lounge</example>
    public required string Name { get; init; }

    /// <summary>The greatest number of people inside; null for no limit.</summary>
    /// <example>40</example>
    public int? Capacity { get; init; }

    internal ZoneDetails Details => new(Name ?? "", Capacity);
}

/// <summary>A zone, to which pass types give access.</summary>
/// <param name="Id">The id of the zone.</param>
/// <param name="Name">The name of the zone.</param>
/// <param name="Capacity">The greatest number of people inside; null for no limit.</param>
/// <param name="Inside">The number of people inside now.</param>
public sealed record ZoneResponse(Guid Id, string Name, int? Capacity, int Inside)
{
    internal static ZoneResponse Of(ZoneRow z) => new(z.Id, z.Name, z.Capacity, z.Inside);
}
