using CrowdComms.Data.CheckIn;
using CrowdComms.Data.Dashboard;
using CrowdComms.Data.Events;
using CrowdComms.Data.Venue;

namespace CrowdComms.Data.Reports;

/// <summary>The report after an event, counted from the tables at one moment. It never changes.</summary>
/// <param name="Event">The public facts of the event.</param>
/// <param name="At">When it was counted, UTC.</param>
public sealed record EventReport(EventFacts Event, DateTimeOffset At)
{
    /// <summary>The most no-shows that are listed by name; the workbook lists all.</summary>
    public const int MostNoShows = 500;

    /// <summary>Whether the event had ended when the report was counted; before that, missing people may still
    /// arrive.</summary>
    public bool IsOver => At >= Event.EndsAt;

    /// <summary>Whether the event has no registrants and no scans.</summary>
    public bool IsEmpty => ByStatus.Total == 0 && Stations.All(s => s.Admitted + s.Left + s.Refused == 0);

    /// <summary>The number of registrants in each status.</summary>
    public StatusCounts ByStatus { get; init; }

    /// <summary>The number of admitted scans at the entrance.</summary>
    public int Entries => Stations.Where(s => s.Kind != StationKind.Door).Sum(s => s.Admitted);

    /// <summary>The number of admitted scans at the doors of zones.</summary>
    public int ZoneEntries => Stations.Where(s => s.Kind == StationKind.Door).Sum(s => s.Admitted);

    /// <summary>The number of scans that were refused, at all stations.</summary>
    public int RefusedScans => Refused.Sum(r => r.Count);

    /// <summary>The figures of each pass type, in the organisers' order.</summary>
    public IReadOnlyList<PassFigures> Passes { get; init; } = [];

    /// <summary>The figures of each company that has registrants; the one that expects the most people comes
    /// first.</summary>
    public IReadOnlyList<CompanyFigures> Companies { get; init; } = [];

    /// <summary>The number of registrants without a company, in each status.</summary>
    public StatusCounts NoCompany { get; init; }

    /// <summary>The hours of the venue's clock in which people arrived, in order.</summary>
    public IReadOnlyList<HourOfArrivals> Hours { get; init; } = [];

    /// <summary>The number of people who came in on each day, by the venue's calendar; empty for an event that checks
    /// tickets once and not day by day.</summary>
    public IReadOnlyList<HourOfArrivals> Days => Event.CheckedOnce == CheckedOnce.Event ? []
        : [.. Hours.GroupBy(h => h.From.Date).Select(d => new HourOfArrivals(d.First().From, d.Sum(h => h.Count)))];

    /// <summary>The hour with the most arrivals, the first one of equals; null when no one arrived.</summary>
    public HourOfArrivals? Busiest => Hours.MaxBy(h => h.Count);

    /// <summary>The first <see cref="MostNoShows"/> by name of the registrants who are expected and not checked
    /// in.</summary>
    public IReadOnlyList<NoShow> NoShows { get; init; } = [];

    /// <summary>The number of refused scans for each outcome that occurred, the most frequent first.</summary>
    public IReadOnlyList<RefusedScans> Refused { get; init; } = [];

    /// <summary>The figures of each station, by name.</summary>
    public IReadOnlyList<StationReport> Stations { get; init; } = [];
}

/// <summary>The checked-in registrants who arrived in one hour of the venue's clock.</summary>
/// <param name="From">The beginning of the hour with the venue's offset at that time; so the hour that clocks repeat
/// in autumn counts as two.</param>
/// <param name="Count">The number of registrants.</param>
public sealed record HourOfArrivals(DateTimeOffset From, int Count);

/// <summary>A registrant who is expected and not checked in. <paramref name="Confirmed"/> tells whether their
/// registration is confirmed.</summary>
public sealed record NoShow(
    Guid Id, string FirstName, string LastName, string Email, string? Company, string PassType, bool Confirmed)
{
    /// <summary>The first and the last name with a blank between.</summary>
    public string Name => $"{FirstName} {LastName}".Trim();
}

/// <summary>The number of scans that were refused with one outcome.</summary>
public sealed record RefusedScans(ScanOutcome Outcome, int Count);

/// <summary>The figures of one station.</summary>
/// <param name="Id">The id of the station.</param>
/// <param name="Name">Its name.</param>
/// <param name="Kind">Whether it is a desk, a kiosk or a door.</param>
/// <param name="Zone">The name of the zone that a door leads into; null otherwise.</param>
public sealed record StationReport(Guid Id, string Name, StationKind Kind, string? Zone)
{
    /// <summary>The number of scans that admitted a registrant.</summary>
    public int Admitted { get; init; }

    /// <summary>The number of admitted scans that staff forced with a reason.</summary>
    public int Forced { get; init; }

    /// <summary>The number of scans of registrants who left through the door.</summary>
    public int Left { get; init; }

    /// <summary>The number of scans that were refused.</summary>
    public int Refused { get; init; }

    /// <summary>When the first scan was, UTC; null for no scans.</summary>
    public DateTimeOffset? FirstAt { get; init; }

    /// <summary>When the last scan was, UTC; null for no scans.</summary>
    public DateTimeOffset? LastAt { get; init; }
}
