using CrowdComms.Data.Common;
using CrowdComms.Data.Dashboard;
using CrowdComms.Data.Events;

namespace CrowdComms.Web.Dashboard;

/// <summary>What a tile of the board says.</summary>
/// <param name="Label">The name of the number.</param>
/// <param name="Hint">What the number counts.</param>
/// <param name="Value">The number; null until the board has counted for the first time.</param>
/// <param name="Link">The address of the list that the number counts.</param>
internal sealed record TileText(string Label, string Hint, int? Value, string Link)
{
    private static readonly ForAll<EventFigures, IReadOnlyList<TileText>> Drawn = new();

    /// <summary>The tiles of an event, made once for all who watch it.</summary>
    /// <param name="figures">The figures; null until the board has counted for the first time.</param>
    /// <param name="place">The event that is shown.</param>
    internal static IReadOnlyList<TileText> Of(EventFigures? figures, EventFacts place) =>
        figures is null ? Made(null, place) : Drawn.Of(figures, place, _ => true, () => Made(figures, place));

    private static IReadOnlyList<TileText> Made(EventFigures? figures, EventFacts place)
    {
        StatusCounts? counts = figures?.ByStatus;
        var entries = figures?.PeopleToday is null
            ? "Scans admitted at the entrance; coming in again counts again" : "Scans admitted at the entrance, on all days";
        return
        [
            new("Check-ins a minute", "In the last 60 seconds", figures?.PerMinute,
                BehindNumber.LastMinute(place, figures?.At ?? DateTimeOffset.UnixEpoch)),
            .. figures?.PeopleToday is { } today
                ? [new("People today", "Came in today, each counted once", today, BehindNumber.Today(place, figures.At))]
                : Array.Empty<TileText>(),
            new("Entries", entries, figures?.Entries, BehindNumber.Entries(place)),
            new("Confirmed", "Confirmed and not here yet", counts?.Confirmed, BehindNumber.People(place, RegistrantStatus.Confirmed)),
            new("Registered", "Not confirmed yet", counts?.Registered, BehindNumber.People(place, RegistrantStatus.Registered)),
            new("Cancelled", "Not coming", counts?.Cancelled, BehindNumber.People(place, RegistrantStatus.Cancelled)),
            new("All registrants", "With any status", counts?.Total, BehindNumber.People(place, [])),
        ];
    }
}
