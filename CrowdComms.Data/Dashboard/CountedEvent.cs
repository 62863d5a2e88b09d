namespace CrowdComms.Data.Dashboard;

/// <summary>Everything that SQL counted about an event at one moment; the figures in memory begin with it.</summary>
/// <param name="EventId">The event that was counted.</param>
/// <param name="At">When it was counted, UTC.</param>
public sealed record CountedEvent(Guid EventId, DateTimeOffset At)
{
    /// <summary>The IANA time zone of an event that checks tickets once a day; null for one that checks them once.</summary>
    public string? DailyIn { get; init; }

    /// <summary>The pass types in the event's order, retired ones too.</summary>
    public required IReadOnlyList<PassFigures> Passes { get; init; }

    /// <summary>All companies of the event, those without registrants too.</summary>
    public required IReadOnlyList<CompanyFigures> Companies { get; init; }

    /// <summary>The arrivals by spans of five minutes, in order of time.</summary>
    public required IReadOnlyList<ArrivalCount> Arrivals { get; init; }

    /// <summary>The zones by name, with the number of people inside.</summary>
    public required IReadOnlyList<ZoneFigures> Zones { get; init; }

    /// <summary>The stations at the entrance and at doors, by name; the figures of their last minute are not counted
    /// here.</summary>
    public required IReadOnlyList<StationFigures> Stations { get; init; }

    /// <summary>The check-ins and zone entries of the last minute, oldest first.</summary>
    public required IReadOnlyList<LetIn> LastMinute { get; init; }

    /// <summary>The latest check-ins, newest first; a few more than are shown, so that the list stays full when one is
    /// undone.</summary>
    public required IReadOnlyList<LatestCheckIn> Latest { get; init; }

    /// <summary>The registrants with a VIP pass who are expected and not here yet, by name; at most
    /// <see cref="FiguresFold.VipsKept"/>.</summary>
    public required IReadOnlyList<MissingVip> Vips { get; init; }

    /// <summary>The ids of changes of the last minutes that the counts already include, so that the feed does not count
    /// them a second time.</summary>
    public required IReadOnlySet<Guid> Included { get; init; }
}

/// <summary>A check-in that was not undone.</summary>
public sealed record LatestCheckIn(
    DateTimeOffset At, Guid RegistrantId, string? Name, string? Company, Guid PassTypeId, Guid? StationId);

/// <summary>One admission: at the entrance when <paramref name="IsArrival"/> is true, otherwise through the door of a
/// zone.</summary>
public sealed record LetIn(DateTimeOffset At, Guid? StationId, bool IsArrival)
{
    /// <summary>When the server decided the scan, UTC; null where that is <see cref="At"/>.</summary>
    public DateTimeOffset? DecidedAt { get; init; }
}
