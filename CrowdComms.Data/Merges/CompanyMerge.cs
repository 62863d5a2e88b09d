using CrowdComms.Data.Common;

namespace CrowdComms.Data.Merges;

/// <summary>One merge of a company into another, with the data that an undo needs.</summary>
public sealed class CompanyMerge
{
    /// <summary>A version 7 GUID, so ids sort by the time of the merge.</summary>
    public Guid Id { get; private set; } = RisingId.Next();

    /// <summary>The event of both companies.</summary>
    public Guid EventId { get; init; }

    /// <summary>The company that was deleted; an undo creates it again with this id.</summary>
    public Guid FromId { get; init; }

    /// <summary>The name of the deleted company.</summary>
    public required string FromName { get; init; }

    /// <summary>The company that its registrants moved to.</summary>
    public Guid IntoId { get; init; }

    /// <summary>The number of registrants who moved.</summary>
    public int People { get; init; }

    /// <summary>When the companies were merged, UTC.</summary>
    public DateTimeOffset At { get; init; }

    /// <summary>The name of the organiser who merged them.</summary>
    public required string By { get; init; }

    /// <summary>The contacts, allocations and links of both companies before the merge.</summary>
    public required MergeKept Kept { get; init; }

    /// <summary>When the merge was undone, UTC; null while it holds.</summary>
    public DateTimeOffset? UndoneAt { get; set; }
}

/// <summary>One registrant who moved in a merge.</summary>
public sealed class MergedPerson
{
    /// <summary>The merge that moved the registrant.</summary>
    public Guid MergeId { get; init; }

    /// <summary>The registrant who moved.</summary>
    public Guid RegistrantId { get; init; }
}

/// <summary>What two companies had before they were merged.</summary>
/// <param name="From">The contact person of the deleted company.</param>
/// <param name="Into">The contact person of the other company before the merge.</param>
/// <param name="Allocations">The allocations of the deleted company, and those of the other one before and after the
/// merge.</param>
/// <param name="Link">The deleted company's registration link; null if it had none in use.</param>
/// <param name="Marks">The users who follow arrivals of the deleted company's registrants.</param>
/// <param name="NewMarks">Those of these users who did not follow the other company's arrivals before the
/// merge.</param>
public sealed record MergeKept(
    KeptContact From, KeptContact Into, IReadOnlyList<KeptAllocation> Allocations, KeptLink? Link,
    IReadOnlyList<Guid> Marks, IReadOnlyList<Guid> NewMarks);

/// <summary>A company's contact person; null for what is not known.</summary>
public sealed record KeptContact(string? Name, string? Email)
{
    /// <summary>Whether a name or an email is known.</summary>
    public bool IsSomebody => Name is not null || Email is not null;
}

/// <summary>The allocations of one pass type: of the deleted company, and of the other one before and after; null for
/// none.</summary>
public sealed record KeptAllocation(Guid PassTypeId, int? From, int? IntoBefore, int? IntoAfter);

/// <summary>A company's registration link: the secret key in it, and when it was created, UTC.</summary>
public sealed record KeptLink(string Key, DateTimeOffset CreatedAt);
