using System.Linq.Expressions;

namespace CrowdComms.Data.Imports;

/// <summary>An import as pages show it. Instants are UTC.</summary>
public sealed record ImportRun(Guid Id, string FileName, string RowWord, ImportState State, int Rows, ImportCounts Counts, int Errors, DateTimeOffset CreatedAt, string By)
{
    internal static readonly Expression<Func<Import, ImportRun>> Of = i => new ImportRun(
        i.Id, i.FileName, i.RowWord, i.State, i.Rows, new ImportCounts(i.Created, i.Skipped, i.Refused, i.CheckedIn, i.Companies) { Updated = i.Updated }, i.Errors, i.CreatedAt, i.ActorName)
    {
        FinishedAt = i.FinishedAt,
        StopAsked = i.StopAsked,
        Failure = i.Failure,
        Undone = i.Undone,
        Kept = i.Kept,
    };

    /// <summary>When it was over.</summary>
    public DateTimeOffset? FinishedAt { get; init; }

    /// <summary>Whether somebody asked to stop it.</summary>
    public bool StopAsked { get; init; }

    /// <summary>Why it could not go on, a sentence.</summary>
    public string? Failure { get; init; }

    /// <summary>People whom the undo took back.</summary>
    public int Undone { get; init; }

    /// <summary>People whom the undo left as they are.</summary>
    public int Kept { get; init; }

    /// <summary>Whether it waits, runs or is being taken back.</summary>
    public bool IsUnderWay => State is ImportState.Queued or ImportState.Running or ImportState.Undoing;

    /// <summary>Whether something of it may be taken back at this moment, as far as its row tells.</summary>
    public bool MayBeUndone(DateTimeOffset now) =>
        State is ImportState.Finished or ImportState.Stopped or ImportState.Failed && Counts.New + Counts.Updated > 0 && now - FinishedAt < Import.UndoWindow;
}
