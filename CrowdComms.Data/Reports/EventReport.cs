using CrowdComms.Data.CheckIn;
using CrowdComms.Data.Dashboard;
using CrowdComms.Data.Events;
using CrowdComms.Data.Venue;

namespace CrowdComms.Data.Reports;

/// <summary>What is told about an event afterwards, as the tables had it at one moment. Immutable.</summary>
/// <param name="Event">Which.</param>
/// <param name="At">When it was counted, UTC.</param>
public sealed record EventReport(EventFacts Event, DateTimeOffset At)
{
    /// <summary>So many who did not come are listed by name; the workbook has all.</summary>
    public const int MostNoShows = 500;

    /// <summary>Whether the event had ended when it was counted: before, who is missing may still come.</summary>
    public bool IsOver => At >= Event.EndsAt;

    /// <summary>Whether there is nothing to tell: nobody registered, and nothing was scanned.</summary>
    public bool IsEmpty => ByStatus.Total == 0 && Stations.All(s => s.Admitted + s.Left + s.Refused == 0);

    /// <summary>Registrants by status.</summary>
    public StatusCounts ByStatus { get; init; }

    /// <summary>Admitted scans at the entrance.</summary>
    public int Entries => Stations.Where(s => s.Kind != StationKind.Door).Sum(s => s.Admitted);

    /// <summary>Admitted scans at the doors of zones.</summary>
    public int ZoneEntries => Stations.Where(s => s.Kind == StationKind.Door).Sum(s => s.Admitted);

    /// <summary>Scans that let nobody through.</summary>
    public int RefusedScans => Refused.Sum(r => r.Count);

    /// <summary>In the event's order.</summary>
    public IReadOnlyList<PassFigures> Passes { get; init; } = [];

    /// <summary>All that have registrants, the one with most people expected first.</summary>
    public IReadOnlyList<CompanyFigures> Companies { get; init; } = [];

    /// <summary>People who come from no company.</summary>
    public StatusCounts NoCompany { get; init; }

    /// <summary>Hours of the venue's clock in which people arrived, in order.</summary>
    public IReadOnlyList<HourOfArrivals> Hours { get; init; } = [];

    /// <summary>The hour in which most arrived, the first of equals; null when nobody did.</summary>
    public HourOfArrivals? Busiest => Hours.MaxBy(h => h.Count);

    /// <summary>The first <see cref="MostNoShows"/> by name of those who are expected and not here.</summary>
    public IReadOnlyList<NoShow> NoShows { get; init; } = [];

    /// <summary>The reasons that occurred, the most frequent first.</summary>
    public IReadOnlyList<RefusedScans> Refused { get; init; } = [];

    /// <summary>By name.</summary>
    public IReadOnlyList<StationReport> Stations { get; init; } = [];
}

/// <summary>People who are checked in, by the hour of the venue's clock at which they arrived.</summary>
/// <param name="From">The hour's beginning with the venue's offset then, so that the hour that clocks
/// show twice is two.</param>
/// <param name="Count">People.</param>
public sealed record HourOfArrivals(DateTimeOffset From, int Count);

/// <summary>Somebody who is expected and not here. <paramref name="Confirmed"/>: they had said that
/// they would come.</summary>
public sealed record NoShow(
    Guid Id, string FirstName, string LastName, string Email, string? Company, string PassType, bool Confirmed)
{
    /// <summary>First and last name.</summary>
    public string Name => $"{FirstName} {LastName}".Trim();
}

/// <summary>How many scans were refused for one reason.</summary>
public sealed record RefusedScans(ScanOutcome Outcome, int Count);

/// <summary>What one station did.</summary>
/// <param name="Id">Which.</param>
/// <param name="Name">As the event calls it.</param>
/// <param name="Kind">At the entrance, or a door.</param>
/// <param name="Zone">A door's zone.</param>
public sealed record StationReport(Guid Id, string Name, StationKind Kind, string? Zone)
{
    /// <summary>Scans that let somebody in.</summary>
    public int Admitted { get; init; }

    /// <summary>Of them those that needed a reason.</summary>
    public int Forced { get; init; }

    /// <summary>Scans of people who went out.</summary>
    public int Left { get; init; }

    /// <summary>Scans that let nobody through.</summary>
    public int Refused { get; init; }

    /// <summary>The first scan, UTC; null for none.</summary>
    public DateTimeOffset? FirstAt { get; init; }

    /// <summary>The last scan, UTC; null for none.</summary>
    public DateTimeOffset? LastAt { get; init; }
}
