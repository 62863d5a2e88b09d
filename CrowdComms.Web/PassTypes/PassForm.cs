using CrowdComms.Data.Events;
using CrowdComms.Data.PassTypes;

namespace CrowdComms.Web.PassTypes;

/// <summary>A pass type while somebody edits it: times are what clocks at the venue show.</summary>
public sealed class PassForm
{
    private string _code = "";

    /// <summary>The name.</summary>
    public string Name { get; set; } = "";

    /// <summary>In upper case as it is typed.</summary>
    public string Code
    {
        get => _code;
        set => _code = (value ?? "").Trim().ToUpperInvariant();
    }

    /// <summary><c>#rrggbb</c>.</summary>
    public string Colour { get; set; } = "";

    /// <summary>Null for no limit.</summary>
    public int? Capacity { get; set; }

    /// <summary>At the venue; null for always.</summary>
    public DateTime? ValidFrom { get; set; }

    /// <summary>At the venue; null for always.</summary>
    public DateTime? ValidUntil { get; set; }

    /// <summary>Whether the board lists its holders who are not here yet.</summary>
    public bool IsVip { get; set; }

    /// <summary>Whether people may take it when they register themselves.</summary>
    public bool IsPublic { get; set; }

    /// <summary>The zones it opens.</summary>
    public HashSet<Guid> Zones { get; } = [];

    /// <summary>A form that shows what is saved.</summary>
    public static PassForm Of(PassTypeRow row, EventFacts place)
    {
        var form = new PassForm
        {
            Name = row.Name,
            Code = row.Code,
            Colour = row.Colour,
            Capacity = row.Capacity,
            IsVip = row.IsVip,
            IsPublic = row.IsPublic,
            ValidFrom = row.ValidFrom is { } from ? WallClock.At(from, place.TimeZone) : null,
            ValidUntil = row.ValidUntil is { } until ? WallClock.At(until, place.TimeZone) : null,
        };
        form.Zones.UnionWith(row.Zones.Select(z => z.Id));
        return form;
    }

    /// <summary>The details to save.</summary>
    public PassTypeDetails ToDetails(EventFacts place) => new()
    {
        Name = Name ?? "",
        Code = Code,
        Colour = Colour,
        Capacity = Capacity,
        IsVip = IsVip,
        IsPublic = IsPublic,
        ValidFrom = ValidFrom is { } from ? WallClock.ToInstant(from, place.TimeZone) : null,
        ValidUntil = ValidUntil is { } until ? WallClock.ToInstant(until, place.TimeZone) : null,
        Zones = Zones,
    };
}
