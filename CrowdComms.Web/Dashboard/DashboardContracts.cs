using System.Text.Json.Serialization;
using CrowdComms.Data.Dashboard;

namespace CrowdComms.Web.Dashboard;

/// <summary>The live figures of an event.</summary>
/// <param name="Event">The event's slug.</param>
/// <param name="Version">A number that rises with every new set of figures.</param>
/// <param name="State">How far they can be trusted: only <c>Right</c> and <c>Corrected</c> equal the tables as of
/// <paramref name="VerifiedAt"/>.</param>
/// <param name="At">When the figures were created, UTC.</param>
/// <param name="VerifiedAt">When the figures were last compared with the tables, UTC.</param>
/// <param name="Total">The number of all registrants, cancelled ones included.</param>
/// <param name="ByStatus">The number of registrants by status.</param>
/// <param name="PeopleArrived">The number of people who are checked in now, on whatever day they came.</param>
/// <param name="Entries">The number of admitted scans at the entrance, of all days.</param>
/// <param name="PerMinute">The number of check-ins in the last minute.</param>
public sealed record DashboardResponse(
    string Event, long Version, FiguresState State, DateTimeOffset At, DateTimeOffset VerifiedAt, int Total,
    CountsByStatus ByStatus, int PeopleArrived, int Entries, int PerMinute)
{
    /// <summary>The number of people who came in today, by the clock of the venue; null for an event that checks tickets
    /// once for the whole event.</summary>
    public int? PeopleToday { get; init; }

    /// <summary>The registrants by pass type, in the order of the event.</summary>
    public required IReadOnlyList<DashboardPassType> ByPassType { get; init; }

    /// <summary>The registrants by company, the company with the most people expected first.</summary>
    public required IReadOnlyList<DashboardCompany> ByCompany { get; init; }

    /// <summary>People who arrived in spans of five minutes, in order; empty spans are left out.</summary>
    public required IReadOnlyList<DashboardSpan> Arrivals { get; init; }

    /// <summary>The number of people inside each zone.</summary>
    public required IReadOnlyList<ZoneFigures> Zones { get; init; }

    /// <summary>The number of admitted scans at each station.</summary>
    public required IReadOnlyList<DashboardStation> Stations { get; init; }

    /// <summary>The last ten people who arrived, newest first.</summary>
    public required IReadOnlyList<DashboardArrival> Latest { get; init; }

    /// <summary>Creates it from the figures of a board; names are included only if <paramref name="reader"/> may see them.</summary>
    public static DashboardResponse Of(EventFigures figures, DashboardReader reader) => new(
        reader.Event.Slug, figures.Version, figures.State, figures.At, figures.VerifiedAt, figures.Total,
        CountsByStatus.Of(figures.ByStatus), figures.PeopleArrived, figures.Entries, figures.PerMinute)
    {
        PeopleToday = figures.PeopleToday,
        ByPassType = [.. figures.ByPassType.Select(
            p => new DashboardPassType(p.Code, p.Name, p.Colour, p.Counts.Registered, p.Counts.Confirmed,
                p.Counts.CheckedIn, p.Counts.Cancelled))],
        ByCompany = [.. figures.ByCompany.Select(
            c => new DashboardCompany(c.Id, c.Name, c.Counts.Registered, c.Counts.Confirmed, c.Counts.CheckedIn, c.Counts.Cancelled))],
        Arrivals = [.. figures.Arrivals.Select(a => new DashboardSpan(a.From, a.Count))],
        Zones = figures.Zones,
        Stations = [.. figures.Stations.Select(s => new DashboardStation(s.Id, s.Name, s.PerMinute, s.Total))],
        Latest = [.. figures.Latest.Select(
            a => new DashboardArrival(a.At, reader.SeesNames ? a.Name : null, a.Company, a.PassType, a.Station))],
    };
}

/// <summary>The number of registrants by status.</summary>
public sealed record CountsByStatus(int Registered, int Confirmed, int CheckedIn, int Cancelled)
{
    /// <summary>Creates it from the counts of a board.</summary>
    public static CountsByStatus Of(StatusCounts counts) => new(counts.Registered, counts.Confirmed, counts.CheckedIn, counts.Cancelled);
}

/// <summary>The holders of one pass type by status. <paramref name="Colour"/> is <c>#rrggbb</c>.</summary>
public sealed record DashboardPassType(
    string Code, string Name, string Colour, int Registered, int Confirmed, int CheckedIn, int Cancelled);

/// <summary>The people of one company by status.</summary>
public sealed record DashboardCompany(Guid Id, string Name, int Registered, int Confirmed, int CheckedIn, int Cancelled);

/// <summary>People who arrived in the five minutes that begin at <paramref name="From"/>, UTC.</summary>
public sealed record DashboardSpan(DateTimeOffset From, int Count);

/// <summary>The number of scans that one station admitted: in the last minute, and in total.</summary>
public sealed record DashboardStation(Guid Id, string Name, int PerMinute, int Total);

/// <summary>A person who arrived. <paramref name="Name"/> is left out for callers who may not see it.</summary>
public sealed record DashboardArrival(
    DateTimeOffset At, [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Name,
    string? Company, string PassType, string? Station);
