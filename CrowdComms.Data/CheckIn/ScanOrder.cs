using CrowdComms.Data.Common;
using CrowdComms.Data.Registrants;

namespace CrowdComms.Data.CheckIn;

/// <summary>A scan to decide and record, as the scan statement takes it.</summary>
/// <param name="EventId">Where.</param>
/// <param name="Request">What was read; its reason is trimmed, and null for none.</param>
/// <param name="Code">The code in its canonical form; null where it is none, and for a person chosen by hand.</param>
/// <param name="Actor">Who scans.</param>
/// <param name="At">The server's clock, UTC.</param>
public sealed record ScanOrder(Guid EventId, ScanRequest Request, string? Code, Actor Actor, DateTimeOffset At)
{
    /// <summary>Whether the transaction holds the lock of the station's zone, without which nobody is let into a zone
    /// that has a capacity.</summary>
    public bool HoldsZone { get; init; }

    /// <summary>The id of the step that a check-in writes.</summary>
    public Guid StepId { get; } = RisingId.Next();

    /// <summary>The id of the scan's row.</summary>
    public Guid RowId { get; } = RisingId.Next();

    /// <summary>The id of the visit that an entry begins.</summary>
    public Guid VisitId { get; } = RisingId.Next();
}

/// <summary>What the scan statement found and did.</summary>
/// <param name="Outcome">The decision.</param>
/// <param name="Plain">What it were without the override.</param>
/// <param name="IsDoor">Whether the station is a door.</param>
/// <param name="ZoneId">The door's zone.</param>
public sealed record ScanFound(ScanOutcome Outcome, ScanOutcome Plain, bool IsDoor, Guid? ZoneId)
{
    /// <summary>Whether it took the override.</summary>
    public bool IsForced => Outcome is ScanOutcome.Admitted or ScanOutcome.Left && Outcome != Plain;

    /// <summary>Whether this scan id was recorded before; then nothing was written, and the
    /// outcome says nothing.</summary>
    public bool Seen { get; init; }

    /// <summary>Whether it was recorded now.</summary>
    public bool Written { get; init; }

    /// <summary>The person before the scan; null for nobody. May be another event's.</summary>
    public RegistrantRow? Person { get; init; }

    /// <summary>The person's event.</summary>
    public Guid? PersonEventId { get; init; }

    /// <summary>The door's zone by name.</summary>
    public string? Zone { get; init; }

    /// <summary>When the person's pass is valid, UTC.</summary>
    public (DateTimeOffset? From, DateTimeOffset? Until) Validity { get; init; }

    /// <summary>The zones that the pass opens, by name.</summary>
    public IReadOnlyList<string> Zones { get; init; } = [];

    /// <summary>The zones that the person left by this scan.</summary>
    public IReadOnlyList<Guid> Left { get; init; } = [];
}
