using CrowdComms.Data.Events;
using CrowdComms.Data.PassTypes;

namespace CrowdComms.Web.PassTypes;

/// <summary>A pass type while an organiser edits it. Times are in the event's time zone.</summary>
public sealed class PassForm
{
    private string _code = "";

    /// <summary>The name of the pass type.</summary>
    public string Name { get; set; } = "";

    /// <summary>The short code. What is typed becomes upper case.</summary>
    public string Code
    {
        get => _code;
        set => _code = (value ?? "").Trim().ToUpperInvariant();
    }

    /// <summary>The colour as <c>#rrggbb</c>.</summary>
    public string Colour { get; set; } = "";

    /// <summary>The greatest number of holders; null for no limit.</summary>
    public int? Capacity { get; set; }

    /// <summary>From when tickets are valid, in the event's time zone; null for always.</summary>
    public DateTime? ValidFrom { get; set; }

    /// <summary>Until when tickets are valid, in the event's time zone; null for always.</summary>
    public DateTime? ValidUntil { get; set; }

    /// <summary>Whether the board lists the holders who have not arrived yet.</summary>
    public bool IsVip { get; set; }

    /// <summary>Whether people may choose it when they register themselves.</summary>
    public bool IsPublic { get; set; }

    /// <summary>The ids of the zones that it opens.</summary>
    public HashSet<Guid> Zones { get; } = [];

    /// <summary>Creates a form that shows the stored pass type.</summary>
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

    /// <summary>The details to save, with instants instead of local times.</summary>
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
