using System.Runtime.InteropServices;
using CrowdComms.Data.Venue;

namespace CrowdComms.Data.Dashboard;

/// <summary>How far the figures of the dashboard can be trusted.</summary>
public enum FiguresState
{
    /// <summary>The figures equalled the tables when they were last verified.</summary>
    Right,
    /// <summary>The database does not respond, so the figures are the last known ones.</summary>
    Behind,
    /// <summary>The last verification counted other numbers in the tables; these are shown now.</summary>
    Corrected,
    /// <summary>Changes from other web nodes do not arrive now, so they appear only with the next count, every few
    /// seconds.</summary>
    Cut,
    /// <summary>The database has not responded since the start, so there are no figures yet.</summary>
    Missing,
}

/// <summary>The figures that the dashboard shows of one event at one moment. They never change; new figures reuse the
/// objects of the parts that did not change.</summary>
public sealed record EventFigures
{
    /// <summary>The event that was counted.</summary>
    public required Guid EventId { get; init; }

    /// <summary>Rises with each new set of figures of the event.</summary>
    public long Version { get; init; }

    /// <summary>When the figures were composed, UTC.</summary>
    public DateTimeOffset At { get; init; }

    /// <summary>When the figures were last compared with the tables, UTC.</summary>
    public DateTimeOffset VerifiedAt { get; init; }

    /// <summary>How far the figures can be trusted.</summary>
    public FiguresState State { get; init; }

    /// <summary>The number of registrants in each status.</summary>
    public StatusCounts ByStatus { get; init; }

    /// <summary>The number of all registrants, cancelled ones too.</summary>
    public int Total => ByStatus.Total;

    /// <summary>The number of registrants who are checked in now, each once, on whatever day they came.</summary>
    public int PeopleArrived => ByStatus.CheckedIn;

    /// <summary>The number of registrants who came in today, by the clock of the venue; null for an event that checks
    /// tickets once and not day by day.</summary>
    public int? PeopleToday { get; init; }

    /// <summary>The number of admitted scans at the entrance, of all days; a registrant whose check-in was undone and
    /// repeated counts twice.</summary>
    public int Entries { get; init; }

    /// <summary>The number of check-ins in the last minute.</summary>
    public int PerMinute { get; init; }

    /// <summary>The figures of each pass type, in the event's order.</summary>
    public IReadOnlyList<PassFigures> ByPassType { get; init; } = [];

    /// <summary>The figures of the 20 companies with most expected registrants, the largest first.</summary>
    public IReadOnlyList<CompanyFigures> ByCompany { get; init; } = [];

    /// <summary>The number of companies that have registrants.</summary>
    public int Companies { get; init; }

    /// <summary>The spans of five minutes in which registrants arrived, in order of time; spans without arrivals are
    /// left out.</summary>
    public IReadOnlyList<Arrivals> Arrivals { get; init; } = [];

    /// <summary>The figures of each zone, by name.</summary>
    public IReadOnlyList<ZoneFigures> Zones { get; init; } = [];

    /// <summary>The figures of each station at the entrance and at doors, by name.</summary>
    public IReadOnlyList<StationFigures> Stations { get; init; } = [];

    /// <summary>The last ten registrants who arrived and are still checked in, newest first.</summary>
    public IReadOnlyList<Arrival> Latest { get; init; } = [];

    /// <summary>The number of registrants with a VIP pass who are expected and not here yet.</summary>
    public int VipsMissing => ByPassType.Where(p => p.IsVip).Sum(p => p.Counts.Missing);

    /// <summary>The first ten registrants with a VIP pass who are expected and not here yet, by name.</summary>
    public IReadOnlyList<MissingVip> Vips { get; init; } = [];

    /// <summary>Returns whether both figures counted the same, leaving out what depends on the clock: the last minute
    /// and silent stations.</summary>
    public bool CountsAs(EventFigures other) =>
        ByStatus == other.ByStatus && Entries == other.Entries && PeopleToday == other.PeopleToday && Companies == other.Companies
        && ByPassType.SequenceEqual(other.ByPassType) && ByCompany.SequenceEqual(other.ByCompany)
        && Arrivals.SequenceEqual(other.Arrivals)
        && Zones.SequenceEqual(other.Zones)
        && Stations.Select(s => (s.Id, s.Total, s.LastAt))
            .SequenceEqual(other.Stations.Select(s => (s.Id, s.Total, s.LastAt)));
}

/// <summary>The number of registrants in each status.</summary>
[StructLayout(LayoutKind.Auto)]
public readonly record struct StatusCounts(int Registered, int Confirmed, int CheckedIn, int Cancelled)
{
    /// <summary>The number of all registrants, cancelled ones too.</summary>
    public int Total => Registered + Confirmed + CheckedIn + Cancelled;

    /// <summary>The number of registrants who are not cancelled.</summary>
    public int Expected => Registered + Confirmed + CheckedIn;

    /// <summary>The number of registrants who are expected and not here.</summary>
    public int Missing => Registered + Confirmed;
}

/// <summary>The figures of one pass type. <paramref name="Colour"/> is <c>#rrggbb</c>.</summary>
public sealed record PassFigures(Guid Id, string Code, string Name, string Colour, StatusCounts Counts)
{
    /// <summary>Whether holders of the pass type who are not here yet are listed by name.</summary>
    public bool IsVip { get; init; }
}

/// <summary>The number of registrants of one company in each status.</summary>
public sealed record CompanyFigures(Guid Id, string Name, StatusCounts Counts);

/// <summary>The number of arrivals in the five minutes that begin at <paramref name="From"/>, UTC.</summary>
public sealed record Arrivals(DateTimeOffset From, int Count)
{
    /// <summary>The length of one span of arrivals: five minutes.</summary>
    public static readonly TimeSpan Span = TimeSpan.FromMinutes(5);

    /// <summary>The arrivals of the span by pass type, ordered by the pass types' ids; pass types without arrivals are
    /// left out.</summary>
    public IReadOnlyList<PassArrivals> ByPassType { get; init; } = [];

    /// <summary>Returns whether both spans begin at the same time and hold the same numbers.</summary>
    public bool Equals(Arrivals? other) =>
        ReferenceEquals(this, other)
            || (other is not null && From == other.From && Count == other.Count
                && ByPassType.SequenceEqual(other.ByPassType));

    /// <inheritdoc />
    public override int GetHashCode() => HashCode.Combine(From, Count);
}

/// <summary>The number of arrivals of one pass type in one span.</summary>
[StructLayout(LayoutKind.Auto)]
public readonly record struct PassArrivals(Guid PassTypeId, int Count);

/// <summary>The number of people inside a zone now; <paramref name="Capacity"/> is null for no limit.</summary>
public sealed record ZoneFigures(Guid Id, string Name, int? Capacity, int Inside);

/// <summary>What one station let through, in the last minute and in all: check-ins at the entrance, entries at a
/// door.</summary>
public sealed record StationFigures(Guid Id, string Name, int PerMinute, int Total)
{
    /// <summary>The kind of the station: a desk, a kiosk or a door.</summary>
    public StationKind Kind { get; init; }

    /// <summary>The zone that a door leads to; null at the entrance.</summary>
    public Guid? ZoneId { get; init; }

    /// <summary>When the station last let anybody through, UTC, to the second; null when it never did.</summary>
    public DateTimeOffset? LastAt { get; init; }

    /// <summary>Whether the station worked in the last hours and lets no one through now, while other stations
    /// do.</summary>
    public bool IsSilent { get; init; }
}

/// <summary>A registrant with a VIP pass who is expected and not here yet.</summary>
public sealed record MissingVip(Guid RegistrantId, string Name, string? Company, Guid PassTypeId);

/// <summary>A registrant who arrived. <paramref name="Name"/> is null until this node has read it, after a check-in on
/// another node.</summary>
public sealed record Arrival(DateTimeOffset At, Guid RegistrantId, string? Name, string? Company, string PassType,
    string Colour, string? Station);
