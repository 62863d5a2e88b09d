namespace CrowdComms.Data.Audit;

/// <summary>A request for one page of an event's audit, with its filters.</summary>
public sealed record AuditQuery
{
    /// <summary>The greatest number of rows of a page.</summary>
    public const int MostRows = 200;

    /// <summary>Only entries with these words in a value, a field's name or the actor's name; null or blank for
    /// all.</summary>
    public string? Text { get; init; }

    /// <summary>Only entries of actors whose names hold this text; null or blank for all.</summary>
    public string? Who { get; init; }

    /// <summary>Only entries about things of this type; null or blank for all.</summary>
    public string? What { get; init; }

    /// <summary>Only entries about the thing of this id; null for all.</summary>
    public Guid? Thing { get; init; }

    /// <summary>Only entries at this instant or later, UTC; null for no limit.</summary>
    public DateTimeOffset? From { get; init; }

    /// <summary>Only entries before this instant, UTC; null for no limit.</summary>
    public DateTimeOffset? Until { get; init; }

    /// <summary>The number of the page, from 1.</summary>
    public int Page { get; init; } = 1;

    /// <summary>The rows of the page, 1 to <see cref="MostRows"/>.</summary>
    public int PageSize { get; init; } = 50;
}

/// <summary>One entry of the audit, as the list shows it.</summary>
/// <param name="Id">The entry's id; a later entry has a greater one.</param>
/// <param name="At">When the change was made, UTC.</param>
/// <param name="By">The name that the actor had when they made the change.</param>
/// <param name="Via">The way by which the request came; null where it is not known.</param>
/// <param name="Address">The network address of the actor; null for visitors and background work, and after it was
/// forgotten.</param>
/// <param name="Subject">The type of the changed thing, such as <c>PassType</c>.</param>
/// <param name="SubjectId">The id of the changed thing.</param>
/// <param name="Action">What was done to it, such as <c>Changed</c>.</param>
/// <param name="Changes">The fields that changed, with their values before and after.</param>
public sealed record AuditRow(
    Guid Id, DateTimeOffset At, string By, string? Via, string? Address, string Subject, Guid SubjectId, string Action,
    IReadOnlyList<FieldChange> Changes)
{
    /// <summary>The present name of the thing; null when it no longer exists or has no name.</summary>
    public string? Name { get; init; }
}
