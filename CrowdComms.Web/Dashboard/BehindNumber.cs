using System.Collections.Concurrent;
using CrowdComms.Data.CheckIn;
using CrowdComms.Data.Common;
using CrowdComms.Data.Dashboard;
using CrowdComms.Data.Events;
using CrowdComms.Data.Registrants;
using CrowdComms.Data.Venue;
using CrowdComms.Web.Registrants;
using CrowdComms.Web.Scans;

namespace CrowdComms.Web.Dashboard;

/// <summary>The addresses of the lists behind the board's numbers. Each list has as many rows as the number says.</summary>
internal static class BehindNumber
{
    private static readonly TimeSpan Minute = TimeSpan.FromMinutes(1);

    // Each page that shows a board asks for the same few addresses at every arrival.
    private static readonly ConcurrentDictionary<(string Slug, string Statuses), string> Lists = [];

    internal static IReadOnlyList<RegistrantStatus> Expected { get; } = [RegistrantStatus.Registered,
        RegistrantStatus.Confirmed, RegistrantStatus.CheckedIn];

    internal static IReadOnlyList<RegistrantStatus> Missing { get; } = [RegistrantStatus.Registered, RegistrantStatus.Confirmed];

    internal static IReadOnlyList<RegistrantStatus> Here { get; } = [RegistrantStatus.CheckedIn];

    internal static string People(EventFacts place, RegistrantFilter filter) => filter.Address($"/events/{place.Slug}/registrants");

    internal static string People(EventFacts place, params IReadOnlyList<RegistrantStatus> statuses) => Lists.GetOrAdd(
        (place.Slug, string.Join(',', statuses)), static (_, list) => People(list.place, new RegistrantFilter { Statuses = list.statuses }),
        (place, statuses));

    /// <summary>The registrants who checked in during the minute before <paramref name="at"/>, at one station or, for
    /// null, at any.</summary>
    internal static string LastMinute(EventFacts place, DateTimeOffset at, Guid? station = null) => People(place, new RegistrantFilter
    {
        Here = new HereFilter { From = at - Minute + TimeSpan.FromTicks(10), Until = at + TimeSpan.FromTicks(10), Station = station },
        Sort = RegistrantSort.CheckedInAt,
        Descending = true,
    });

    /// <summary>The registrants who arrived between two instants.</summary>
    internal static string Arrived(EventFacts place, DateTimeOffset from, DateTimeOffset until) =>
        People(place, new RegistrantFilter { Here = new HereFilter { From = from, Until = until }, Sort = RegistrantSort.CheckedInAt });

    /// <summary>The registrants who came in on the day of an instant, by the clock of the venue.</summary>
    internal static string Today(EventFacts place, DateTimeOffset at)
    {
        var day = EventDay.Of(at, place.TimeZone);
        return Arrived(place, day.From, day.Until);
    }

    internal static string Entries(EventFacts place) =>
        new ScanFilter { Outcomes = [ScanOutcome.Admitted], Place = StationFilter.Entrance }.Address(place.Slug);

    internal static string EntriesAt(EventFacts place, Guid station) =>
        new ScanFilter { Outcomes = [ScanOutcome.Admitted], Station = station }.Address(place.Slug);

    internal static string EntriesTo(EventFacts place, Guid zone) =>
        new ScanFilter { Outcomes = [ScanOutcome.Admitted], Zone = zone }.Address(place.Slug);

    /// <summary>What a station admitted during the minute before <paramref name="at"/>: people at the entrance, entries
    /// at a door.</summary>
    internal static string LastMinuteAt(EventFacts place, DateTimeOffset at, StationFigures station) => station.Kind != StationKind.Door
        ? LastMinute(place, at, station.Id)
        : new ScanFilter
        {
            Outcomes = [ScanOutcome.Admitted],
            Station = station.Id,
            From = at - Minute + TimeSpan.FromTicks(10),
            Until = at + TimeSpan.FromTicks(10)
        }.Address(place.Slug);
}
