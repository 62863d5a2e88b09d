using CrowdComms.Data.Registrants;

namespace CrowdComms.Data.CheckIn;

/// <summary>The answer to a scan: its outcome, what staff read, and what they may see of the registrant.</summary>
/// <param name="ScanId">The scan id of the request that this answers.</param>
/// <param name="Outcome">The outcome of the decision.</param>
/// <param name="Message">One sentence for staff that says what was found.</param>
/// <param name="Advice">One sentence for staff that says what to do now.</param>
/// <param name="At">When the server decided the scan, UTC.</param>
public sealed record ScanAnswer(Guid ScanId, ScanOutcome Outcome, string Message, string Advice, DateTimeOffset At)
{
    /// <summary>Whether this scan id was recorded before, so that this is its first answer given again.</summary>
    public bool Replayed { get; init; }

    /// <summary>Whether staff overrode a refusal: the scan would have been refused without the reason.</summary>
    public bool Forced { get; init; }

    /// <summary>The scan as it was recorded or, for a simulated scan, as it would be.</summary>
    public required ScanRecord Record { get; init; }

    /// <summary>Whether the registrant wanted to go in or out.</summary>
    public Direction Direction { get; init; }

    /// <summary>The name of the zone that the door leads to; null at the entrance.</summary>
    public string? Zone { get; init; }

    /// <summary>Whether the scan was simulated, so that nothing was written.</summary>
    public bool Simulated { get; init; }

    /// <summary>Whether the scan was refused and staff may override the refusal with a reason.</summary>
    public bool CanOverride { get; init; }

    /// <summary>The registrant whose ticket was read; null when no ticket has the code, or the ticket belongs to
    /// another event.</summary>
    public RegistrantRow? Registrant { get; init; }

    /// <summary>The names of the zones that the registrant's pass type opens.</summary>
    public IReadOnlyList<string> Zones { get; init; } = [];

    /// <summary>For <c>no_access</c>: the names of the pass types that open the zone; otherwise empty.</summary>
    public IReadOnlyList<string> OpenedBy { get; init; } = [];

    /// <summary>For <c>already_checked_in</c> and <c>already_inside</c>: the earlier admission; null for every other
    /// outcome.</summary>
    public FirstAdmitted? FirstAdmitted { get; init; }
}

/// <summary>The earlier admission that makes this scan a duplicate.</summary>
/// <param name="At">When the registrant was admitted, UTC.</param>
/// <param name="Station">The name of the station that admitted them; null where the admission had no station.</param>
/// <param name="By">The name of the actor who admitted them.</param>
public sealed record FirstAdmitted(DateTimeOffset At, string? Station, string By);

/// <summary>A scan as it was recorded, or as it would be recorded for a simulated scan. Instants are UTC.</summary>
public sealed record ScanRecord(
    Guid ScanId, Guid StationId, string Station, Guid? RegistrantId, Direction Direction, ScanOutcome Outcome,
    bool Forced, string? Reason,
    DateTimeOffset ScannedAt, DateTimeOffset ReceivedAt, string By);

/// <summary>One scan in the list of the newest scans of a station.</summary>
/// <param name="At">When the ticket was read, UTC, by the device's clock.</param>
/// <param name="Outcome">The outcome of the scan.</param>
/// <param name="RegistrantId">The registrant whose ticket was read; null where the code belongs to no registrant of the
/// event.</param>
/// <param name="Name">The registrant's name; empty where the code belongs to no registrant of the event.</param>
/// <param name="Company">The name of the registrant's company; null for none.</param>
/// <param name="PassType">The name of the registrant's pass type; null without a registrant.</param>
/// <param name="Colour">The colour of the pass type, <c>#rrggbb</c>; null without a registrant.</param>
/// <param name="CanUndo">Whether the effect of the scan still holds and the actor may take it back.</param>
public sealed record RecentScan(
    DateTimeOffset At, ScanOutcome Outcome, Guid? RegistrantId, string Name, string? Company, string? PassType,
    string? Colour, bool CanUndo)
{
    /// <summary>The scan's id, by which it is undone.</summary>
    public Guid ScanId { get; init; }

    /// <summary>Whether this scan takes another scan back.</summary>
    public bool IsUndo { get; init; }

    /// <summary>Whether this scan admitted someone or let them out, and was undone.</summary>
    public bool IsUndone { get; init; }
}
