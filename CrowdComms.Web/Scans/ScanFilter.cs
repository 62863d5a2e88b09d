using System.Globalization;
using CrowdComms.Data.CheckIn;
using CrowdComms.Data.Events;
using Microsoft.AspNetCore.WebUtilities;

namespace CrowdComms.Web.Scans;

/// <summary>Which scans are listed. The address of the page contains it, so that a number of the board can link to its
/// rows.</summary>
public sealed record ScanFilter
{
    /// <summary>Only scans with one of these outcomes; empty for all.</summary>
    public IReadOnlyList<ScanOutcome> Outcomes { get; init; } = [];

    /// <summary>Only scans at the entrance, or only scans at the doors of zones.</summary>
    public StationFilter Place { get; init; }

    /// <summary>Only scans at this station; null for all.</summary>
    public Guid? Station { get; init; }

    /// <summary>Only scans at the doors of this zone; null for all.</summary>
    public Guid? Zone { get; init; }

    /// <summary>Only scans at this instant or later, UTC; null for no limit.</summary>
    public DateTimeOffset? From { get; init; }

    /// <summary>Only scans before this instant, UTC; null for no limit.</summary>
    public DateTimeOffset? Until { get; init; }

    /// <summary>The number of the page, from 1.</summary>
    public int Page { get; init; } = 1;

    /// <summary>Whether the filter can leave out scans.</summary>
    public bool Narrows => Outcomes.Count > 0 || Place != StationFilter.Anywhere || (Station ?? Zone) is not null
        || (From ?? Until) is not null;

    /// <summary>The query with which the scans are read.</summary>
    public ScanQuery Query =>
        new() { Outcomes = Outcomes, Place = Place, Station = Station, Zone = Zone, From = From, Until = Until, Page = Page };

    /// <summary>Reads the view from an address. A part of the address that cannot be read is ignored.</summary>
    public static ScanFilter Of(string address)
    {
        var query = QueryHelpers.ParseQuery(new Uri(address).Query);
        string One(string key) => query.TryGetValue(key, out var values) ? values.ToString() : "";
        return new ScanFilter
        {
            Outcomes = [.. (query.TryGetValue("outcome", out var outcomes) ? outcomes.OfType<string>() : []).Select(
                Named<ScanOutcome>).OfType<ScanOutcome>().Distinct()],
            Place = Named<StationFilter>(One("place")) ?? StationFilter.Anywhere,
            Station = Guid.TryParse(One("station"), out var station) ? station : null,
            Zone = Guid.TryParse(One("zone"), out var zone) ? zone : null,
            From = Instant(One("from")),
            Until = Instant(One("until")),
            Page = int.TryParse(One("page"), CultureInfo.InvariantCulture, out var page) && page > 0 ? page : 1,
        };
    }

    /// <summary>The address of this view within the site.</summary>
    public string Address(string slug)
    {
        List<KeyValuePair<string, string?>> query = [.. Outcomes.Select(o => new KeyValuePair<string, string?>("outcome", o.ToString()))];
        void Add(string key, string? value) => query.AddRange(value is null ? [] : [new(key, value)]);

        Add("place", Place == StationFilter.Anywhere ? null : Place.ToString());
        Add("station", Station?.ToString());
        Add("zone", Zone?.ToString());
        Add("from", From?.UtcDateTime.ToString("O", CultureInfo.InvariantCulture));
        Add("until", Until?.UtcDateTime.ToString("O", CultureInfo.InvariantCulture));
        Add("page", Page > 1 ? Page.ToString(CultureInfo.InvariantCulture) : null);
        return QueryHelpers.AddQueryString($"/events/{slug}/scans", query);
    }

    /// <summary>The chips: each part of the filter in words, with the filter that remains without it.</summary>
    public IEnumerable<(string Words, ScanFilter Without)> Chips(EventFacts place, IReadOnlyDictionary<Guid, string> names)
    {
        foreach (var outcome in Outcomes)
        {
            yield return (ScanTone.Listed(outcome), this with { Outcomes = [.. Outcomes.Where(o => o != outcome)], Page = 1 });
        }

        if (Place != StationFilter.Anywhere)
        {
            yield return (Place == StationFilter.Entrance ? "At the entrance" : "At doors",
                this with { Place = StationFilter.Anywhere, Page = 1 });
        }

        if (Station is { } station)
        {
            yield return ($"At {names.GetValueOrDefault(station, "one station")}", this with { Station = null, Page = 1 });
        }

        if (Zone is { } zone)
        {
            yield return ($"Doors of {names.GetValueOrDefault(zone, "one zone")}", this with { Zone = null, Page = 1 });
        }

        if (From is not null || Until is not null)
        {
            yield return (When(place), this with { From = null, Until = null, Page = 1 });
        }
    }

    private string When(EventFacts place) => (From, Until) switch
    {
        ({ } from, { } until) => $"{Clock(place, from)} – {Clock(place, until)}",
        ({ } from, null) => $"Since {Clock(place, from)}",
        (null, { } until) => $"Before {Clock(place, until)}",
        (null, null) => "",
    };

    private static string Clock(EventFacts place, DateTimeOffset at) =>
        place.Local(at).ToString("d MMM, HH:mm:ss", CultureInfo.InvariantCulture);

    private static DateTimeOffset? Instant(string text) =>
        DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture,
            DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out var at) ? at : null;

    private static T? Named<T>(string text) where T : struct, Enum =>
        Enum.TryParse<T>(text, ignoreCase: true, out var value) && Enum.IsDefined(value) ? value : null;
}
