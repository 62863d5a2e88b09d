using CrowdComms.Data.Common;

namespace CrowdComms.Data.Badges;

/// <summary>One printing of one person's badge. Append-only.</summary>
public sealed class BadgePrint
{
    /// <summary>Time-ordered; made from the print's id and the person, so that a print whose answer was lost
    /// is recorded once.</summary>
    public Guid Id { get; init; } = RisingId.Next();

    /// <summary>The event.</summary>
    public Guid EventId { get; init; }

    /// <summary>Whose.</summary>
    public Guid RegistrantId { get; init; }

    /// <summary>UTC.</summary>
    public DateTimeOffset At { get; init; }

    /// <summary>Who printed it: a user or a device; null for the system itself.</summary>
    public Guid? ActorId { get; init; }

    /// <summary>Their name then.</summary>
    public required string ActorName { get; init; }

    /// <summary>Where, if at a station.</summary>
    public Guid? StationId { get; init; }

    /// <summary>Why it was printed again; null for the first.</summary>
    public string? Reason { get; init; }
}
