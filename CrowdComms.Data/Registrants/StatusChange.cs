using CrowdComms.Data.Common;

namespace CrowdComms.Data.Registrants;

/// <summary>One step of one registrant. Append-only: history, audit trail and the source of the live figures.</summary>
public sealed class StatusChange
{
    /// <summary>Time-ordered; live boards know a change they have counted by it.</summary>
    public Guid Id { get; private set; } = RisingId.Next();

    /// <summary>The event.</summary>
    public Guid EventId { get; init; }

    /// <summary>Whose.</summary>
    public Guid RegistrantId { get; init; }

    /// <summary>The registrant's version that this step made. Unique per registrant: two steps from one state cannot both be written.</summary>
    public int Version { get; init; }

    /// <summary>Before; null for the registration itself.</summary>
    public RegistrantStatus? From { get; init; }

    /// <summary>After.</summary>
    public RegistrantStatus To { get; init; }

    /// <summary>When, UTC.</summary>
    public DateTimeOffset At { get; init; }

    /// <summary>Who; null for the system itself.</summary>
    public Guid? ActorId { get; init; }

    /// <summary>The actor's name then.</summary>
    public required string ActorName { get; init; }

    /// <summary>Where, for a check-in.</summary>
    public Guid? StationId { get; init; }

    /// <summary>Why.</summary>
    public string? Reason { get; init; }
}
