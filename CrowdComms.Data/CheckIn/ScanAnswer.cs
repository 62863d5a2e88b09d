using CrowdComms.Data.Registrants;

namespace CrowdComms.Data.CheckIn;

/// <summary>What a scan answers.</summary>
/// <param name="ScanId">The request's.</param>
/// <param name="Outcome">The decision.</param>
/// <param name="Message">One sentence for staff: what is so.</param>
/// <param name="Advice">One sentence for staff: what to do.</param>
/// <param name="At">When the decision was made, UTC.</param>
public sealed record ScanAnswer(Guid ScanId, ScanOutcome Outcome, string Message, string Advice, DateTimeOffset At)
{
    /// <summary>Whether this is the first answer to the same scan id, given again.</summary>
    public bool Replayed { get; init; }

    /// <summary>Whether an override was needed and used.</summary>
    public bool Forced { get; init; }

    /// <summary>Which way.</summary>
    public Direction Direction { get; init; }

    /// <summary>The zone of the door, by name; null at the entrance.</summary>
    public string? Zone { get; init; }

    /// <summary>Whether nothing was written: a rehearsal.</summary>
    public bool Simulated { get; init; }

    /// <summary>Whether a reason would have let the person in.</summary>
    public bool CanOverride { get; init; }

    /// <summary>Who it is, where the ticket belongs to this event.</summary>
    public RegistrantRow? Registrant { get; init; }

    /// <summary>The zones that the pass opens, by name.</summary>
    public IReadOnlyList<string> Zones { get; init; } = [];

    /// <summary>For <c>no_access</c>: the passes that open the zone, by name.</summary>
    public IReadOnlyList<string> OpenedBy { get; init; } = [];

    /// <summary>For a duplicate: when, where and by whom the person was admitted.</summary>
    public FirstAdmitted? FirstAdmitted { get; init; }
}

/// <summary>The check-in that a duplicate repeats.</summary>
/// <param name="At">UTC.</param>
/// <param name="Station">Its name; null when it was none.</param>
/// <param name="By">Who.</param>
public sealed record FirstAdmitted(DateTimeOffset At, string? Station, string By);

/// <summary>One scan of a station, for the list of the latest.</summary>
/// <param name="At">UTC.</param>
/// <param name="Outcome">The decision.</param>
/// <param name="RegistrantId">Who, if known.</param>
/// <param name="Name">The person's name; empty for an unknown code.</param>
/// <param name="Company">The company, if any.</param>
/// <param name="PassType">The pass type's name, if known.</param>
/// <param name="Colour">The pass type's colour, <c>#rrggbb</c>.</param>
/// <param name="CanUndo">Whether what it did stands now, and the reader may take it back.</param>
public sealed record RecentScan(
    DateTimeOffset At, ScanOutcome Outcome, Guid? RegistrantId, string Name, string? Company, string? PassType,
    string? Colour, bool CanUndo)
{
    /// <summary>The scan's id.</summary>
    public Guid ScanId { get; init; }

    /// <summary>Whether it takes another scan back.</summary>
    public bool IsUndo { get; init; }
}
