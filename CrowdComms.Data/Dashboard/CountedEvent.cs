using CrowdComms.Data.Engines;

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

    /// <summary>At the entrance, by name; their last minute is not counted here.</summary>
    public required IReadOnlyList<StationFigures> Stations { get; init; }

    /// <summary>Check-ins of the last minute, oldest first.</summary>
    public required IReadOnlyList<(DateTimeOffset At, Guid? StationId)> LastMinute { get; init; }

    /// <summary>Newest first, some more than are shown.</summary>
    public required IReadOnlyList<LatestCheckIn> Latest { get; init; }

    /// <summary>The changes of the last minutes that are counted already.</summary>
    public required IReadOnlySet<Guid> Included { get; init; }
}

/// <summary>A check-in that stands.</summary>
public sealed record LatestCheckIn(DateTimeOffset At, Guid RegistrantId, string? Name, string? Company, Guid PassTypeId, Guid? StationId);
