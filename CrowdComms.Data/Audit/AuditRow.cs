namespace CrowdComms.Data.Audit;

/// <summary>Which entries.</summary>
public sealed record AuditQuery
{
    /// <summary>Rows a page at most.</summary>
    public const int MostRows = 200;

    /// <summary>Words that stand in a value before or after, in a field's name or in the
    /// actor's; blank for all.</summary>
    public string? Text { get; init; }

    /// <summary>Part of the name of whoever did it; blank for everybody.</summary>
    public string? Who { get; init; }

    /// <summary>The kind of thing; blank for all.</summary>
    public string? What { get; init; }

    /// <summary>One thing alone.</summary>
    public Guid? Thing { get; init; }

    /// <summary>At this instant or later, UTC.</summary>
    public DateTimeOffset? From { get; init; }

    /// <summary>Before this instant, UTC.</summary>
    public DateTimeOffset? Until { get; init; }

    /// <summary>From 1.</summary>
    public int Page { get; init; } = 1;

    /// <summary>1 to <see cref="MostRows"/>.</summary>
    public int PageSize { get; init; } = 50;
}

/// <summary>One entry of the audit.</summary>
/// <param name="Id">Time-ordered.</param>
/// <param name="At">UTC.</param>
/// <param name="By">The actor's name then.</param>
/// <param name="Via">The way in; null where it is not known.</param>
/// <param name="Address">The network's address; null where nobody was at it, and once it was forgotten.</param>
/// <param name="Subject">The kind of thing: <c>PassType</c>.</param>
/// <param name="SubjectId">Which one.</param>
/// <param name="Action">What was done: <c>Changed</c>.</param>
/// <param name="Changes">The fields before and after.</param>
public sealed record AuditRow(
    Guid Id, DateTimeOffset At, string By, string? Via, string? Address, string Subject, Guid SubjectId, string Action,
    IReadOnlyList<FieldChange> Changes)
{
    /// <summary>What the thing is called now; null when it is gone or has no name.</summary>
    public string? Name { get; init; }
}
