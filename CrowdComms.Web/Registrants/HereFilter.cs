using System.Globalization;
using CrowdComms.Data.Events;

namespace CrowdComms.Web.Registrants;

/// <summary>The part of the grid's filter to which the board's numbers link: who arrived when and at which station, and
/// who is inside a zone.</summary>
public sealed record HereFilter
{
    /// <summary>The filter that leaves out no one.</summary>
    public static HereFilter None { get; } = new();

    /// <summary>Only registrants who arrived at this instant or later, UTC; null for no limit.</summary>
    public DateTimeOffset? From { get; init; }

    /// <summary>Only registrants who arrived before this instant, UTC; null for no limit.</summary>
    public DateTimeOffset? Until { get; init; }

    /// <summary>Only registrants who arrived at this station; null for any station.</summary>
    public Guid? Station { get; init; }

    /// <summary>Only registrants who are inside this zone now; null for all.</summary>
    public Guid? Zone { get; init; }

    /// <summary>Whether the filter can leave out registrants.</summary>
    public bool Narrows => this != None;

    /// <summary>The station or zone whose name the filter chips show; null if none is needed.</summary>
    public Guid? Named => Station ?? Zone;

    /// <summary>The keys and values of this filter in the address.</summary>
    public IEnumerable<KeyValuePair<string, string?>> Query =>
    [
        .. Said("arrivedFrom", From?.UtcDateTime.ToString("O", CultureInfo.InvariantCulture)),
        .. Said("arrivedUntil", Until?.UtcDateTime.ToString("O", CultureInfo.InvariantCulture)),
        .. Said("station", Station?.ToString()),
        .. Said("zone", Zone?.ToString()),
    ];

    /// <summary>Reads the filter from an address; <paramref name="one"/> returns the value of a key, or an empty
    /// text.</summary>
    public static HereFilter Of(Func<string, string> one) => new()
    {
        From = Instant(one("arrivedFrom")),
        Until = Instant(one("arrivedUntil")),
        Station = Guid.TryParse(one("station"), out var station) ? station : null,
        Zone = Guid.TryParse(one("zone"), out var zone) ? zone : null,
    };

    /// <summary>The chips: each part of the filter in words, with the filter that remains without it.</summary>
    public IEnumerable<(string Words, HereFilter Without)> Chips(EventFacts place, IReadOnlyDictionary<Guid, string> names)
    {
        if (From is not null || Until is not null)
        {
            yield return (When(place), this with { From = null, Until = null });
        }

        if (Station is { } station)
        {
            yield return ($"At {names.GetValueOrDefault(station, "one station")}", this with { Station = null });
        }

        if (Zone is { } zone)
        {
            yield return ($"Inside {names.GetValueOrDefault(zone, "one zone")}", this with { Zone = null });
        }
    }

    private string When(EventFacts place) => (From, Until) switch
    {
        ({ } from, { } until) => $"Checked in {Clock(place, from)}–{Clock(place, until)}",
        ({ } from, null) => $"Checked in since {Clock(place, from)}",
        (null, { } until) => $"Checked in before {Clock(place, until)}",
        (null, null) => "",
    };

    private static string Clock(EventFacts place, DateTimeOffset at) =>
        place.Local(at).ToString(at.Second == 0 ? "HH:mm" : "HH:mm:ss", CultureInfo.InvariantCulture);

    private static IEnumerable<KeyValuePair<string, string?>> Said(string key, string? value) => value is null ? [] : [new(key, value)];

    private static DateTimeOffset? Instant(string text) =>
        DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture,
            DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out var at) ? at : null;
}
