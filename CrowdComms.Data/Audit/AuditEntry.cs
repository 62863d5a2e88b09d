using CrowdComms.Data.Common;

namespace CrowdComms.Data.Audit;

/// <summary>The value of one field before and after a change; null for no value.</summary>
public sealed record FieldChange(string Field, string? Before, string? After);

/// <summary>Records who changed which setting, pass type, zone, member or registrant field, and when. Rows are added
/// and never changed.</summary>
public sealed class AuditEntry
{
    /// <summary>The row's id, a version 7 GUID: a later entry has a greater one.</summary>
    public Guid Id { get; private set; } = RisingId.Next();

    /// <summary>The event that the change belongs to; null for a change of the installation.</summary>
    public Guid? EventId { get; init; }

    /// <summary>When the change was made, UTC.</summary>
    public DateTimeOffset At { get; init; }

    /// <summary>The user, device or key that made the change, or the company whose contact person did; null for the
    /// application itself and for other visitors.</summary>
    public Guid? ActorId { get; init; }

    /// <summary>The name that the actor had when they made the change.</summary>
    public required string ActorName { get; init; }

    /// <summary>The way by which the request came, as in <see cref="Origin.Via"/>; null where it is not
    /// known.</summary>
    public string? Via { get; init; }

    /// <summary>The network address of the actor; null for visitors and background work, and after it was
    /// forgotten.</summary>
    public string? Address { get; init; }

    /// <summary>The type of the changed thing, such as <c>Registrant</c> or <c>PassType</c>.</summary>
    public required string Subject { get; init; }

    /// <summary>The id of the changed thing.</summary>
    public Guid SubjectId { get; init; }

    /// <summary>What was done to it, such as <c>Created</c>, <c>Changed</c> or <c>Retired</c>.</summary>
    public required string Action { get; init; }

    /// <summary>The fields that changed, with their values before and after.</summary>
    public IReadOnlyList<FieldChange> Changes { get; init; } = [];
}
