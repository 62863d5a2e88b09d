using CrowdComms.Data.PassTypes;

namespace CrowdComms.Web.PassTypes;

/// <summary>A pass type as programs write it.</summary>
public sealed record PassTypeBody
{
    /// <summary>1 to 60 characters; unique in the event.</summary>
    /// <example>Speaker day pass</example>
    public required string Name { get; init; }

    /// <summary>1 to 12 of A-Z, 0-9 and <c>-</c>; unique in the event.</summary>
    /// <example>SPK-DAY</example>
    public required string Code { get; init; }

    /// <summary>The colour as <c>#rrggbb</c>.</summary>
    /// <example>#1f6feb</example>
    public required string Colour { get; init; }

    /// <summary>The greatest number of holders; null for no limit.</summary>
    /// <example>50</example>
    public int? Capacity { get; init; }

    /// <summary>Valid from this instant; null for always.</summary>
    public DateTimeOffset? ValidFrom { get; init; }

    /// <summary>Valid until this instant; null for always.</summary>
    public DateTimeOffset? ValidUntil { get; init; }

    /// <summary>The ids of the zones that it opens.</summary>
    public IReadOnlyList<Guid>? Zones { get; init; }

    // JSON can contain null where the C# type does not permit it. Settings that the body does not contain stay as they are.
    internal PassTypeDetails Over(PassTypeRow? now) => new()
    {
        Name = Name ?? "",
        Code = Code ?? "",
        Colour = Colour ?? "",
        Capacity = Capacity,
        ValidFrom = ValidFrom?.ToUniversalTime(),
        ValidUntil = ValidUntil?.ToUniversalTime(),
        IsVip = now?.IsVip ?? false,
        IsPublic = now?.IsPublic ?? false,
        Zones = Zones ?? [],
    };
}

/// <summary>A pass type. Instants are UTC.</summary>
/// <param name="Id">The id of the pass type.</param>
/// <param name="Name">The name of the pass type.</param>
/// <param name="Code">The short code of the pass type.</param>
/// <param name="Colour">The colour as <c>#rrggbb</c>.</param>
/// <param name="Capacity">The greatest number of holders; null for no limit.</param>
/// <param name="ValidFrom">Valid from this instant; null for always.</param>
/// <param name="ValidUntil">Valid until this instant; null for always.</param>
/// <param name="Zones">The ids of the zones that it opens.</param>
/// <param name="Retired">Whether no new registrant gets it.</param>
/// <param name="Held">The number of holders who are not cancelled.</param>
public sealed record PassTypeResponse(
    Guid Id, string Name, string Code, string Colour, int? Capacity, DateTimeOffset? ValidFrom, DateTimeOffset? ValidUntil,
    IReadOnlyList<Guid> Zones, bool Retired, int Held)
{
    internal static PassTypeResponse Of(PassTypeRow p) => new(
        p.Id, p.Name, p.Code, p.Colour, p.Capacity, p.ValidFrom, p.ValidUntil, [.. p.Zones.Select(z => z.Id)], p.Retired, p.Holders.Held);
}
