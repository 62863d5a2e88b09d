namespace CrowdComms.Data.Dashboard;

/// <summary>Everything that SQL counted about an event at one moment: what a fold begins with.</summary>
/// <param name="EventId">The event.</param>
/// <param name="At">When, UTC.</param>
public sealed record CountedEvent(Guid EventId, DateTimeOffset At)
{
    /// <summary>In the event's order, retired ones too.</summary>
    public required IReadOnlyList<PassFigures> Passes { get; init; }

    /// <summary>All, those without people too.</summary>
    public required IReadOnlyList<CompanyFigures> Companies { get; init; }

    /// <summary>By five minutes, in order.</summary>
    public required IReadOnlyList<ArrivalCount> Arrivals { get; init; }

    /// <summary>By name.</summary>
    public required IReadOnlyList<ZoneFigures> Zones { get; init; }

    /// <summary>At the entrance and at doors, by name; their last minute is not counted here.</summary>
    public required IReadOnlyList<StationFigures> Stations { get; init; }

    /// <summary>Check-ins and entries of the last minute, oldest first.</summary>
    public required IReadOnlyList<LetIn> LastMinute { get; init; }

    /// <summary>Newest first, some more than are shown.</summary>
    public required IReadOnlyList<LatestCheckIn> Latest { get; init; }

    /// <summary>The first of the VIPs who are not here yet, by name;
    /// <see cref="FiguresFold.VipsKept"/> at most.</summary>
    public required IReadOnlyList<MissingVip> Vips { get; init; }

    /// <summary>The changes of the last minutes that are counted already.</summary>
    public required IReadOnlySet<Guid> Included { get; init; }
}

/// <summary>A check-in that stands.</summary>
public sealed record LatestCheckIn(
    DateTimeOffset At, Guid RegistrantId, string? Name, string? Company, Guid PassTypeId, Guid? StationId);

/// <summary>Somebody let in: at the entrance, where <paramref name="IsArrival"/> says so, or through a door.</summary>
public sealed record LetIn(DateTimeOffset At, Guid? StationId, bool IsArrival);
