using System.Linq.Expressions;

namespace CrowdComms.Data.Imports;

/// <summary>An import as pages show it; instants are UTC.</summary>
public sealed record ImportRun(Guid Id, string FileName, string RowWord, ImportState State, int Rows,
    ImportCounts Counts, int Errors, DateTimeOffset CreatedAt, string By)
{
    internal static readonly Expression<Func<Import, ImportRun>> Of = i => new ImportRun(
        i.Id, i.FileName, i.RowWord, i.State, i.Rows,
        new ImportCounts(i.Created, i.Skipped, i.Refused, i.CheckedIn, i.Companies) { Updated = i.Updated }, i.Errors,
        i.CreatedAt, i.ActorName)
    {
        FinishedAt = i.FinishedAt,
        StopAsked = i.StopAsked,
        Failure = i.Failure,
        Undone = i.Undone,
        Kept = i.Kept,
    };

    /// <summary>When it ended; null while it waits or runs.</summary>
    public DateTimeOffset? FinishedAt { get; init; }

    /// <summary>Whether an organiser asked to stop it.</summary>
    public bool StopAsked { get; init; }

    /// <summary>A sentence that says why it failed; null unless it did.</summary>
    public string? Failure { get; init; }

    /// <summary>The number of registrants whom the undo removed or changed back.</summary>
    public int Undone { get; init; }

    /// <summary>The number of registrants whom the undo left as they are.</summary>
    public int Kept { get; init; }

    /// <summary>Whether it waits, runs or is being undone.</summary>
    public bool IsUnderWay => State is ImportState.Queued or ImportState.Running or ImportState.Undoing;

    /// <summary>Whether it can be undone now as far as its own row tells; the service also looks for check-ins
    /// since.</summary>
    public bool MayBeUndone(DateTimeOffset now) =>
        State is ImportState.Finished or ImportState.Stopped or ImportState.Failed && Counts.New + Counts.Updated > 0
            && now - FinishedAt < Import.UndoWindow;
}
