using System.Globalization;
using CrowdComms.Data.Audit;
using CrowdComms.Data.Events;
using Microsoft.AspNetCore.WebUtilities;

namespace CrowdComms.Web.Audit;

/// <summary>Which audit entries are listed. The address of the page contains it. Days are those of the event's time
/// zone.</summary>
public sealed record AuditFilter
{
    /// <summary>Only entries whose values contain these words; blank for all.</summary>
    public string Text { get; init; } = "";

    /// <summary>Only entries by users whose name contains this text; blank for everyone.</summary>
    public string Who { get; init; } = "";

    /// <summary>Only entries about this kind of thing, such as a zone; blank for all.</summary>
    public string What { get; init; } = "";

    /// <summary>Only entries about the thing with this id; null for all.</summary>
    public Guid? Thing { get; init; }

    /// <summary>The first day of the entries; null for no limit.</summary>
    public DateOnly? From { get; init; }

    /// <summary>The last day of the entries; null for no limit.</summary>
    public DateOnly? Until { get; init; }

    /// <summary>The number of the page, from 1.</summary>
    public int Page { get; init; } = 1;

    /// <summary>The event in whose time zone the days begin.</summary>
    public EventFacts? Place { get; init; }

    /// <summary>Whether the filter can leave out entries.</summary>
    public bool Narrows => Text.Length + Who.Length + What.Length > 0 || Thing is not null || From is not null || Until is not null;

    /// <summary>The query with which the entries are read.</summary>
    public AuditQuery Query =>
        new()
        {
            Text = Text,
            Who = Who,
            What = What,
            Thing = Thing,
            From = Midnight(From),
            Until = Midnight(Until?.AddDays(1)),
            Page = Page
        };

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

    /// <summary>The address of this view within the site.</summary>
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

    /// <summary>Reads a day as HTML's date input writes it; null for none.</summary>
    public static DateOnly? Day(string? text) =>
        DateOnly.TryParseExact(text, "O", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
            && day.Year is > 1 and < 9999 ? day : null;

    private DateTimeOffset? Midnight(DateOnly? day) => day is { } known && Place is { } place
        ? WallClock.ToInstant(known.ToDateTime(TimeOnly.MinValue), place.TimeZone) : null;
}
