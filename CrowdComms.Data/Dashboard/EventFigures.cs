using System.Runtime.InteropServices;
using CrowdComms.Data.Venue;

namespace CrowdComms.Data.Dashboard;

/// <summary>How far the figures can be trusted.</summary>
public enum FiguresState
{
    /// <summary>They equal the tables, as of the last verification.</summary>
    Right,
    /// <summary>The database does not answer: they are the last that were known.</summary>
    Behind,
    /// <summary>The last verification found other numbers in the tables, which are shown now.</summary>
    Corrected,
    /// <summary>Changes made on other nodes are not heard now: they come with the next count,
    /// every few seconds.</summary>
    Cut,
    /// <summary>The database has not answered yet: there are no figures.</summary>
    Missing,
}

/// <summary>What the board shows of one event at one moment. Immutable; a part that did not change is the same
/// object as before.</summary>
public sealed record EventFigures
{
    /// <summary>The event.</summary>
    public required Guid EventId { get; init; }

    /// <summary>Raised with every new figures of a board.</summary>
    public long Version { get; init; }

    /// <summary>When they were made, UTC.</summary>
    public DateTimeOffset At { get; init; }

    /// <summary>When they were last compared with the tables, UTC.</summary>
    public DateTimeOffset VerifiedAt { get; init; }

    /// <summary>How far they can be trusted.</summary>
    public FiguresState State { get; init; }

    /// <summary>Registrants by status.</summary>
    public StatusCounts ByStatus { get; init; }

    /// <summary>Everybody, the cancelled too.</summary>
    public int Total => ByStatus.Total;

    /// <summary>People who are checked in now.</summary>
    public int PeopleArrived => ByStatus.CheckedIn;

    /// <summary>Admitted scans at the entrance; somebody who was let in, undone and let in
    /// again counts twice.</summary>
    public int Entries { get; init; }

    /// <summary>Check-ins of the last minute.</summary>
    public int PerMinute { get; init; }

    /// <summary>In the event's order.</summary>
    public IReadOnlyList<PassFigures> ByPassType { get; init; } = [];

    /// <summary>The 20 with most people expected, largest first.</summary>
    public IReadOnlyList<CompanyFigures> ByCompany { get; init; } = [];

    /// <summary>Companies that have registrants.</summary>
    public int Companies { get; init; }

    /// <summary>Spans of five minutes in which people arrived, in order; empty spans are left out.</summary>
    public IReadOnlyList<Arrivals> Arrivals { get; init; } = [];

    /// <summary>By name.</summary>
    public IReadOnlyList<ZoneFigures> Zones { get; init; } = [];

    /// <summary>At the entrance and at doors, by name.</summary>
    public IReadOnlyList<StationFigures> Stations { get; init; } = [];

    /// <summary>The last ten who arrived and are here, newest first.</summary>
    public IReadOnlyList<Arrival> Latest { get; init; } = [];

    /// <summary>People with a VIP pass who are expected and not here yet.</summary>
    public int VipsMissing => ByPassType.Where(p => p.IsVip).Sum(p => p.Counts.Missing);

    /// <summary>The first ten of them by name.</summary>
    public IReadOnlyList<MissingVip> Vips { get; init; } = [];

    /// <summary>Whether both counted the same: everything but the clock's part, which is the last minute.</summary>
    public bool CountsAs(EventFigures other) =>
        ByStatus == other.ByStatus && Entries == other.Entries && Companies == other.Companies
        && ByPassType.SequenceEqual(other.ByPassType) && ByCompany.SequenceEqual(other.ByCompany)
        && Arrivals.SequenceEqual(other.Arrivals)
        && Zones.SequenceEqual(other.Zones)
        && Stations.Select(s => (s.Id, s.Total, s.LastAt))
            .SequenceEqual(other.Stations.Select(s => (s.Id, s.Total, s.LastAt)));
}

/// <summary>People by status.</summary>
[StructLayout(LayoutKind.Auto)]
public readonly record struct StatusCounts(int Registered, int Confirmed, int CheckedIn, int Cancelled)
{
    /// <summary>Everybody.</summary>
    public int Total => Registered + Confirmed + CheckedIn + Cancelled;

    /// <summary>Everybody who is not cancelled.</summary>
    public int Expected => Registered + Confirmed + CheckedIn;

    /// <summary>Everybody who is expected and not here.</summary>
    public int Missing => Registered + Confirmed;
}

/// <summary>The holders of one pass type. <paramref name="Colour"/> is <c>#rrggbb</c>.</summary>
public sealed record PassFigures(Guid Id, string Code, string Name, string Colour, StatusCounts Counts)
{
    /// <summary>Whether the holders who are not here yet are listed by name.</summary>
    public bool IsVip { get; init; }
}

/// <summary>The people of one company.</summary>
public sealed record CompanyFigures(Guid Id, string Name, StatusCounts Counts);

/// <summary>Arrivals of the five minutes that begin at <paramref name="From"/>, UTC.</summary>
public sealed record Arrivals(DateTimeOffset From, int Count)
{
    /// <summary>Five minutes.</summary>
    public static readonly TimeSpan Span = TimeSpan.FromMinutes(5);

    /// <summary>The same by pass type, those with nobody left out, in the order of the ids.</summary>
    public IReadOnlyList<PassArrivals> ByPassType { get; init; } = [];

    /// <summary>Whether both count the same.</summary>
    public bool Equals(Arrivals? other) =>
        ReferenceEquals(this, other)
            || (other is not null && From == other.From && Count == other.Count
                && ByPassType.SequenceEqual(other.ByPassType));

    /// <inheritdoc />
    public override int GetHashCode() => HashCode.Combine(From, Count);
}

/// <summary>Arrivals of one pass type.</summary>
[StructLayout(LayoutKind.Auto)]
public readonly record struct PassArrivals(Guid PassTypeId, int Count);

/// <summary>People inside a zone now; <paramref name="Capacity"/> null for no limit.</summary>
public sealed record ZoneFigures(Guid Id, string Name, int? Capacity, int Inside);

/// <summary>What one station let in: in the last minute, and in all. At the entrance check-ins, at
/// a door entries.</summary>
public sealed record StationFigures(Guid Id, string Name, int PerMinute, int Total)
{
    /// <summary>At the entrance, or a door.</summary>
    public StationKind Kind { get; init; }

    /// <summary>The zone of a door.</summary>
    public Guid? ZoneId { get; init; }

    /// <summary>When it last let somebody through, UTC, to the second; null for never.</summary>
    public DateTimeOffset? LastAt { get; init; }

    /// <summary>Whether it fell silent: it worked in the last hours, and now lets nobody through while
    /// other stations do.</summary>
    public bool IsSilent { get; init; }
}

/// <summary>Somebody with a VIP pass who is expected and not here yet.</summary>
public sealed record MissingVip(Guid RegistrantId, string Name, string? Company, Guid PassTypeId);

/// <summary>Somebody who arrived. <paramref name="Name"/> is null until it is known here.</summary>
public sealed record Arrival(DateTimeOffset At, Guid RegistrantId, string? Name, string? Company, string PassType,
    string Colour, string? Station);
