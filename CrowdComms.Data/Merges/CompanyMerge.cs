using CrowdComms.Data.Common;

namespace CrowdComms.Data.Merges;

/// <summary>One company that became part of another, with what an undo needs.</summary>
public sealed class CompanyMerge
{
    /// <summary>Time-ordered.</summary>
    public Guid Id { get; private set; } = RisingId.Next();

    /// <summary>The event.</summary>
    public Guid EventId { get; init; }

    /// <summary>The company that is no more; it gets this id again when the merge is undone.</summary>
    public Guid FromId { get; init; }

    /// <summary>Its name then.</summary>
    public required string FromName { get; init; }

    /// <summary>The company that took its people.</summary>
    public Guid IntoId { get; init; }

    /// <summary>People who moved.</summary>
    public int People { get; init; }

    /// <summary>UTC.</summary>
    public DateTimeOffset At { get; init; }

    /// <summary>Who merged, by the name then.</summary>
    public required string By { get; init; }

    /// <summary>What the two companies had before.</summary>
    public required MergeKept Kept { get; init; }

    /// <summary>UTC; null while it stands.</summary>
    public DateTimeOffset? UndoneAt { get; set; }
}

/// <summary>One person who moved by a merge.</summary>
public sealed class MergedPerson
{
    /// <summary>By which.</summary>
    public Guid MergeId { get; init; }

    /// <summary>Who.</summary>
    public Guid RegistrantId { get; init; }
}

/// <summary>What two companies had before they were merged.</summary>
/// <param name="From">The contact of the one that is no more.</param>
/// <param name="Into">The contact of the other, before.</param>
/// <param name="Allocations">Passes set aside: for the one, for the other before, and for the other since.</param>
/// <param name="Link">The address of the one, if it had a good one.</param>
/// <param name="Marks">Users who wanted to be told of the arrival of the one's people.</param>
/// <param name="NewMarks">Those of them who were marked for the other by the merge.</param>
public sealed record MergeKept(
    KeptContact From, KeptContact Into, IReadOnlyList<KeptAllocation> Allocations, KeptLink? Link,
    IReadOnlyList<Guid> Marks, IReadOnlyList<Guid> NewMarks);

/// <summary>A contact person.</summary>
public sealed record KeptContact(string? Name, string? Email)
{
    /// <summary>Whether there is one.</summary>
    public bool IsSomebody => Name is not null || Email is not null;
}

/// <summary>Passes of one type that were set aside; null for none.</summary>
public sealed record KeptAllocation(Guid PassTypeId, int? From, int? IntoBefore, int? IntoAfter);

/// <summary>A company's address.</summary>
public sealed record KeptLink(string Key, DateTimeOffset CreatedAt);
