using CrowdComms.Data.Common;
using CrowdComms.Data.Events;
using CrowdComms.Data.PassTypes;

namespace CrowdComms.Web.PassTypes;

/// <summary>A pass type while an organiser edits it. Times are in the event's time zone.</summary>
public sealed class PassForm
{
    private string _code = "";
    private WallTime _from = new(null, "UTC"), _until = new(null, "UTC");

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

    /// <summary>The names of the times that mean the second of two equal ones, when the clocks go back.</summary>
    public HashSet<string> Second { get; } = new(StringComparer.Ordinal);

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
            _from = new WallTime(row.ValidFrom, place.TimeZone),
            _until = new WallTime(row.ValidUntil, place.TimeZone),
        };
        (form.ValidFrom, form.ValidUntil) = (form._from.Shown, form._until.Shown);
        form.Second.UnionWith(new[] { ("validFrom", form._from), ("validUntil", form._until) }
            .Where(t => t.Item2.IsSecond).Select(t => t.Item1));
        form.Zones.UnionWith(row.Zones.Select(z => z.Id));
        return form;
    }

    /// <summary>The details to save, with instants instead of local times; <c>validation</c> if a time does not exist in
    /// the event's time zone.</summary>
    public Result<PassTypeDetails> ToDetails(EventFacts place)
    {
        var skipped = new[] { ("validFrom", ValidFrom), ("validUntil", ValidUntil) }
            .Select(t => (Field: t.Item1, Sentence: t.Item2 is { } wall ? WallClock.Skipped(wall, place.TimeZone) : null))
            .Where(t => t.Sentence is not null).ToDictionary(t => t.Field, t => new[] { t.Sentence! }, StringComparer.Ordinal);
        return skipped.Count > 0 ? Error.Validation(skipped) : Details(place);
    }

    private PassTypeDetails Details(EventFacts place) => new()
    {
        Name = Name ?? "",
        Code = Code,
        Colour = Colour,
        Capacity = Capacity,
        IsVip = IsVip,
        IsPublic = IsPublic,
        ValidFrom = _from.Read(ValidFrom, place.TimeZone, Second.Contains("validFrom")),
        ValidUntil = _until.Read(ValidUntil, place.TimeZone, Second.Contains("validUntil")),
        Zones = Zones,
    };
}
