namespace CrowdComms.Data.CheckIn;

/// <summary>The kind of station by which a list of scans is filtered.</summary>
public enum StationFilter
{
    /// <summary>Scans at every station.</summary>
    Anywhere,
    /// <summary>Scans at desks and kiosks only.</summary>
    Entrance,
    /// <summary>Scans at the doors of zones only.</summary>
    Doors,
}

/// <summary>A request for one page of an event's scans, with its filters.</summary>
public sealed record ScanQuery
{
    /// <summary>The greatest number of rows of a page.</summary>
    public const int MostRows = 200;

    /// <summary>Only scans with one of these outcomes; empty for all. A scan that undoes another admits no one, so
    /// it is listed only when this is empty.</summary>
    public IReadOnlyCollection<ScanOutcome> Outcomes { get; init; } = [];

    /// <summary>Only scans at stations of this kind.</summary>
    public StationFilter Place { get; init; }

    /// <summary>Only scans at this station; null for all.</summary>
    public Guid? Station { get; init; }

    /// <summary>Only scans at the doors of this zone; null for all.</summary>
    public Guid? Zone { get; init; }

    /// <summary>Only scans at this instant or later, UTC; null for no limit.</summary>
    public DateTimeOffset? From { get; init; }

    /// <summary>Only scans before this instant, UTC; null for no limit.</summary>
    public DateTimeOffset? Until { get; init; }

    /// <summary>The number of the page, from 1.</summary>
    public int Page { get; init; } = 1;

    /// <summary>The rows of the page, 1 to <see cref="MostRows"/>.</summary>
    public int PageSize { get; init; } = 50;
}

/// <summary>One recorded scan in a list.</summary>
/// <param name="ScanId">The scan's id.</param>
/// <param name="At">When the ticket was read, UTC, by the device's clock.</param>
/// <param name="Outcome">The outcome of the scan.</param>
/// <param name="IsUndo">Whether this scan undoes another scan.</param>
/// <param name="Station">The name of the station where the ticket was read.</param>
/// <param name="By">The name of the actor who scanned.</param>
/// <param name="Reason">Why the refusal was overridden or a scan was undone; null for neither.</param>
public sealed record ScanRow(
    Guid ScanId, DateTimeOffset At, ScanOutcome Outcome, bool IsUndo, string Station, string By, string? Reason)
{
    /// <summary>Whether the station is the door of a zone, and not at the entrance.</summary>
    public bool IsDoor { get; init; }

    /// <summary>The registrant whose ticket was read; null where the code belongs to no registrant of the
    /// event.</summary>
    public Guid? RegistrantId { get; init; }

    /// <summary>The registrant's name; null without a registrant.</summary>
    public string? Name { get; init; }

    /// <summary>The name of the registrant's company; null for none.</summary>
    public string? Company { get; init; }

    /// <summary>The name of the registrant's pass type; null without a registrant.</summary>
    public string? PassType { get; init; }

    /// <summary>The colour of the pass type, <c>#rrggbb</c>; null without a registrant.</summary>
    public string? Colour { get; init; }
}
