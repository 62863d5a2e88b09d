using System.Globalization;
using CrowdComms.Data.Audit;
using CrowdComms.Data.Events;
using Microsoft.AspNetCore.WebUtilities;

namespace CrowdComms.Web.Audit;

/// <summary>Which entries are listed, as the address says it. Days are those of the venue.</summary>
public sealed record AuditFilter
{
    /// <summary>Words in the values; blank for all.</summary>
    public string Text { get; init; } = "";

    /// <summary>Part of a name; blank for everybody.</summary>
    public string Who { get; init; } = "";

    /// <summary>The kind of thing; blank for all.</summary>
    public string What { get; init; } = "";

    /// <summary>One thing alone.</summary>
    public Guid? Thing { get; init; }

    /// <summary>The first day.</summary>
    public DateOnly? From { get; init; }

    /// <summary>The last day.</summary>
    public DateOnly? Until { get; init; }

    /// <summary>From 1.</summary>
    public int Page { get; init; } = 1;

    /// <summary>Where the days are.</summary>
    public EventFacts? Place { get; init; }

    /// <summary>Whether any entry may be left out.</summary>
    public bool Narrows => Text.Length + Who.Length + What.Length > 0 || Thing is not null || From is not null || Until is not null;

    /// <summary>The question to ask.</summary>
    public AuditQuery Query => new() { Text = Text, Who = Who, What = What, Thing = Thing, From = Midnight(From), Until = Midnight(Until?.AddDays(1)), Page = Page };

    /// <summary>Reads the view from an address. A part of the address that cannot be read is ignored.</summary>
    public static AuditFilter Of(string address, EventFacts place)
    {
        var query = QueryHelpers.ParseQuery(new Uri(address).Query);
        string One(string key) => query.TryGetValue(key, out var values) ? values.ToString().Trim() : "";
        return new AuditFilter
        {
            Text = One("text"),
            Who = One("who"),
            What = One("what"),
            Thing = Guid.TryParse(One("thing"), out var thing) ? thing : null,
            From = Day(One("from")),
            Until = Day(One("until")),
            Page = int.TryParse(One("page"), CultureInfo.InvariantCulture, out var page) && page > 0 ? page : 1,
            Place = place,
        };
    }

    /// <summary>The address of this view of an event.</summary>
    public string Address(string slug)
    {
        List<KeyValuePair<string, string?>> query = [];
        void Add(string key, string? value) => query.AddRange(string.IsNullOrEmpty(value) ? [] : [new(key, value)]);

        Add("text", Text);
        Add("who", Who);
        Add("what", What);
        Add("thing", Thing?.ToString());
        Add("from", From?.ToString("O", CultureInfo.InvariantCulture));
        Add("until", Until?.ToString("O", CultureInfo.InvariantCulture));
        Add("page", Page > 1 ? Page.ToString(CultureInfo.InvariantCulture) : null);
        return QueryHelpers.AddQueryString($"/events/{slug}/audit", query);
    }

    /// <summary>A day as the control for days writes it; null for none.</summary>
    public static DateOnly? Day(string? text) => DateOnly.TryParseExact(text, "O", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) && day.Year is > 1 and < 9999 ? day : null;

    private DateTimeOffset? Midnight(DateOnly? day) => day is { } known && Place is { } place ? WallClock.ToInstant(known.ToDateTime(TimeOnly.MinValue), place.TimeZone) : null;
}
