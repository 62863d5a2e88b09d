using CrowdComms.Data.Common;
using CrowdComms.Data.Events;
using CrowdComms.Data.Questions;
using CrowdComms.Data.Registrants;

namespace CrowdComms.Data.CheckIn;

/// <summary>A scan with everything that the scan statement needs to decide and record it.</summary>
/// <param name="EventId">The event whose station reads the ticket.</param>
/// <param name="Request">The scan as it was sent; its reason is trimmed, and null where it was blank.</param>
/// <param name="Code">The ticket's code in its canonical form; null for a text that is not a code, and for a registrant
/// chosen by hand.</param>
/// <param name="Actor">The user, device or key that scans.</param>
/// <param name="At">The time by the server's clock, UTC.</param>
public sealed record ScanOrder(Guid EventId, ScanRequest Request, string? Code, Actor Actor, DateTimeOffset At)
{
    /// <summary>When the ticket was read, UTC: the scan's own time, otherwise the server's. The scan is judged at it, and
    /// a check-in or visit that it begins has this time.</summary>
    public DateTimeOffset When => Request.ScannedAt ?? At;

    /// <summary>The day at the venue on which the ticket was read.</summary>
    public required EventDay Day { get; init; }

    /// <summary>The event's questions, by which the answers of the registrant are read; empty where the event asks
    /// none.</summary>
    public IReadOnlyList<QuestionRow> Questions { get; init; } = [];

    /// <summary>The parts of the decision that the scan needs.</summary>
    public ScanShape Shape { get; init; } = ScanShape.Whole;

    /// <summary>Whether the scan arrived so long after its own time that no one waits for the answer at the
    /// station.</summary>
    public bool IsLate => ScanTimes.IsLate(When, At);

    /// <summary>Whether the caller's transaction holds the lock of the station's zone. Without it the statement admits
    /// no one to a zone that has a capacity.</summary>
    public bool HoldsZone { get; init; }

    /// <summary>Returns whether this scan, if it is admitted at the entrance, is the registrant's check-in: the earliest
    /// entry of all days.</summary>
    internal bool Begins(RegistrantRow person) => person.Status != RegistrantStatus.CheckedIn || When < person.CheckedInAt;

    /// <summary>The id of the row that records the change of status, should the scan check the registrant in.</summary>
    public Guid StepId { get; } = RisingId.Next();

    /// <summary>The id of the scan's own row.</summary>
    public Guid RowId { get; } = RisingId.Next();

    /// <summary>The id of the zone visit that begins, should a door admit the registrant.</summary>
    public Guid VisitId { get; } = RisingId.Next();
}

/// <summary>What the scan statement found and wrote.</summary>
/// <param name="Outcome">The outcome of the decision.</param>
/// <param name="Plain">The outcome that the scan would have had without the override.</param>
/// <param name="IsDoor">Whether the station is a door of a zone, and not at the entrance.</param>
/// <param name="ZoneId">The zone that the door leads to; null at the entrance.</param>
public sealed record ScanFound(ScanOutcome Outcome, ScanOutcome Plain, bool IsDoor, Guid? ZoneId)
{
    /// <summary>Whether the override was needed: the scan would have been refused without it.</summary>
    public bool IsForced => Outcome is ScanOutcome.Admitted or ScanOutcome.Left && Outcome != Plain;

    /// <summary>Whether this scan id was recorded before. If so, nothing was written now, and the outcome here is
    /// meaningless.</summary>
    public bool Seen { get; init; }

    /// <summary>Whether the statement recorded the scan now.</summary>
    public bool Written { get; init; }

    /// <summary>The registrant as they were before the scan, possibly of another event; null when no ticket has the
    /// code.</summary>
    public RegistrantRow? Person { get; init; }

    /// <summary>The event that the registrant belongs to; null without a registrant.</summary>
    public Guid? PersonEventId { get; init; }

    /// <summary>The name of the station.</summary>
    public string Station { get; init; } = "";

    /// <summary>The name of the zone that the door leads to; null at the entrance.</summary>
    public string? Zone { get; init; }

    /// <summary>The first and the last instant at which the registrant's pass type is valid, UTC; null for no
    /// limit.</summary>
    public (DateTimeOffset? From, DateTimeOffset? Until) Validity { get; init; }

    /// <summary>The names of the zones that the registrant's pass type opens.</summary>
    public IReadOnlyList<string> Zones { get; init; } = [];

    /// <summary>When the registrant came in at the entrance, UTC: at all or, where tickets are checked once a day, on the
    /// day of the scan. Null when they did not. An admitted scan is earlier, and takes its place.</summary>
    public DateTimeOffset? InAt { get; init; }

    /// <summary>The time of the registrant's row for the day of the scan, UTC; null for none.</summary>
    public DateTimeOffset? DayAt { get; init; }

    /// <summary>For a late scan at a door, when the registrant's next visit began, UTC: a visit that the late scan begins
    /// ends then. Null when none has begun since.</summary>
    public DateTimeOffset? EndedAt { get; init; }

    /// <summary>The zones that the registrant left because this scan admitted them elsewhere or let them out.</summary>
    public IReadOnlyList<Guid> Left { get; init; } = [];
}
