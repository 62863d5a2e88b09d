using CrowdComms.Data.Common;

namespace CrowdComms.Data.Audit;

/// <summary>One field before and after a change.</summary>
public sealed record FieldChange(string Field, string? Before, string? After);

/// <summary>Who changed which setting, pass type, zone, member or registrant field, when. Append-only.</summary>
public sealed class AuditEntry
{
    /// <summary>Time-ordered.</summary>
    public Guid Id { get; private set; } = RisingId.Next();

    /// <summary>The event; null for what concerns the installation.</summary>
    public Guid? EventId { get; init; }

    /// <summary>When, UTC.</summary>
    public DateTimeOffset At { get; init; }

    /// <summary>Who; null for the system itself.</summary>
    public Guid? ActorId { get; init; }

    /// <summary>The actor's name then.</summary>
    public required string ActorName { get; init; }

    /// <summary>The way in: <see cref="Origin.Via"/>; null where it is not known.</summary>
    public string? Via { get; init; }

    /// <summary>The network's address; null where nobody of the organisers was at it, and once
    /// it was forgotten.</summary>
    public string? Address { get; init; }

    /// <summary>The kind of thing: <c>Registrant</c>, <c>PassType</c>…</summary>
    public required string Subject { get; init; }

    /// <summary>Which one.</summary>
    public Guid SubjectId { get; init; }

    /// <summary>What was done: <c>Created</c>, <c>Changed</c>, <c>Retired</c>…</summary>
    public required string Action { get; init; }

    /// <summary>The fields that changed.</summary>
    public IReadOnlyList<FieldChange> Changes { get; init; } = [];
}
