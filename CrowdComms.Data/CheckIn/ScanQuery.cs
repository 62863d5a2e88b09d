namespace CrowdComms.Data.CheckIn;

/// <summary>Where scans were made.</summary>
public enum ScanPlace
{
    /// <summary>Anywhere.</summary>
    Anywhere,
    /// <summary>At desks and kiosks.</summary>
    Entrance,
    /// <summary>At the doors of zones.</summary>
    Doors,
}

/// <summary>One page of an event's scans.</summary>
public sealed record ScanQuery
{
    /// <summary>Rows a page at most.</summary>
    public const int MostRows = 200;

    /// <summary>Any of these answers; empty for all. A scan that takes another back is in the list of all alone: it
    /// lets nobody in.</summary>
    public IReadOnlyCollection<ScanOutcome> Outcomes { get; init; } = [];

    /// <summary>Desks and kiosks, or doors.</summary>
    public ScanPlace Place { get; init; }

    /// <summary>This station only.</summary>
    public Guid? Station { get; init; }

    /// <summary>The doors of this zone only.</summary>
    public Guid? Zone { get; init; }

    /// <summary>At this instant or later, UTC.</summary>
    public DateTimeOffset? From { get; init; }

    /// <summary>Before this instant, UTC.</summary>
    public DateTimeOffset? Until { get; init; }

    /// <summary>From 1.</summary>
    public int Page { get; init; } = 1;

    /// <summary>1 to <see cref="MostRows"/>.</summary>
    public int PageSize { get; init; } = 50;
}

/// <summary>A scan as it was recorded.</summary>
/// <param name="ScanId">Which one.</param>
/// <param name="At">When the server had it, UTC.</param>
/// <param name="Outcome">The answer.</param>
/// <param name="IsUndo">Whether it takes another back.</param>
/// <param name="Station">Where.</param>
/// <param name="By">Who scanned.</param>
/// <param name="Reason">Why it was forced or taken back, if it was.</param>
public sealed record ScanRow(
    Guid ScanId, DateTimeOffset At, ScanOutcome Outcome, bool IsUndo, string Station, string By, string? Reason)
{
    /// <summary>Whose ticket; null when it was nobody's.</summary>
    public Guid? RegistrantId { get; init; }

    /// <summary>Their name.</summary>
    public string? Name { get; init; }

    /// <summary>Their company.</summary>
    public string? Company { get; init; }

    /// <summary>Their pass type.</summary>
    public string? PassType { get; init; }

    /// <summary>Its colour.</summary>
    public string? Colour { get; init; }
}
