using CrowdComms.Data.Common;
using CrowdComms.Data.Files;

namespace CrowdComms.Data.Imports;

/// <summary>One uploaded file on its way into an event. A worker writes its rows in batches, each with the new counts
/// in one transaction.</summary>
public sealed class Import
{
    /// <summary>How long a finished import can be undone; its file, its traces and its row errors are kept as
    /// long.</summary>
    public static readonly TimeSpan UndoWindow = UploadFolder.KeptFor;

    /// <summary>A version 7 GUID, so ids sort by the time of the upload.</summary>
    public Guid Id { get; private set; } = RisingId.Next();

    /// <summary>The event that the registrants are imported into.</summary>
    public Guid EventId { get; init; }

    /// <summary>The name of the file on the organiser's computer.</summary>
    public required string FileName { get; init; }

    /// <summary>The SHA-256 of the file in hexadecimal; it is part of the name on disk.</summary>
    public required string FileHash { get; init; }

    /// <summary>The kept file, from which the worker reads the rows.</summary>
    internal KeptUpload Upload => new(FileHash, Id);

    /// <summary>What messages call a row of this file: <c>Line</c> for text, <c>Row</c> for a workbook.</summary>
    public required string RowWord { get; init; }

    /// <summary>What the organiser chose for the columns and the rows.</summary>
    public required ImportChoices Choices { get; init; }

    /// <summary>Whether the import waits, runs or is over.</summary>
    public ImportState State { get; private set; }

    /// <summary>The number of rows in the file, as the dry run counted them.</summary>
    public int Rows { get; init; }

    /// <summary>The number of rows that are written; after an interruption the import goes on with the next
    /// one.</summary>
    public int Done { get; private set; }

    /// <summary>The number of people whom the import registered.</summary>
    public int Created { get; private set; }

    /// <summary>The number of registrants whose details the import changed.</summary>
    public int Updated { get; private set; }

    /// <summary>The number of rows whose registrant exists and stayed as they were.</summary>
    public int Skipped { get; private set; }

    /// <summary>The number of rows that were refused because of errors.</summary>
    public int Refused { get; private set; }

    /// <summary>The number of new registrants whom the file calls checked in; they become confirmed.</summary>
    public int CheckedIn { get; private set; }

    /// <summary>The number of companies that the import created.</summary>
    public int Companies { get; private set; }

    /// <summary>The number of errors in all rows; only the first <see cref="ImportTally.MostErrors"/> are
    /// stored.</summary>
    public int Errors { get; private set; }

    /// <summary>When the organiser started it, UTC.</summary>
    public DateTimeOffset CreatedAt { get; init; }

    /// <summary>The user who started it; null for the system itself.</summary>
    public Guid? ActorId { get; init; }

    /// <summary>The name of that user at the time.</summary>
    public required string ActorName { get; init; }

    /// <summary>When it ended, UTC; null while it waits or runs.</summary>
    public DateTimeOffset? FinishedAt { get; private set; }

    /// <summary>Whether an organiser asked to stop it; the worker stops before the next batch.</summary>
    public bool StopAsked { get; private set; }

    /// <summary>A sentence that says why it failed; null unless it did.</summary>
    public string? Failure { get; private set; }

    /// <summary>The number of registrants whom the undo removed or changed back.</summary>
    public int Undone { get; private set; }

    /// <summary>The number of registrants whom the undo left as they are, because they changed after the
    /// import.</summary>
    public int Kept { get; private set; }

    /// <summary>The id of the worker that has the import now; batches of any other worker are not written.</summary>
    public Guid? Worker { get; private set; }

    /// <summary>Until when other workers leave the import alone, UTC; each batch prolongs it.</summary>
    public DateTimeOffset? WorkerUntil { get; private set; }

    /// <summary>The organiser who started it, as the actor of what it writes.</summary>
    internal Actor Actor => new(ActorId, ActorName, IsAdmin: false, EventId, MemberRole.Organiser) { From = Origin.Import };
}

/// <summary>The states of an import.</summary>
public enum ImportState
{
    /// <summary>The import waits for a worker.</summary>
    Queued,
    /// <summary>A worker is writing its rows.</summary>
    Running,
    /// <summary>Every row is written or refused.</summary>
    Finished,
    /// <summary>An organiser stopped it; the rows written before stay.</summary>
    Stopped,
    /// <summary>It could not go on; the rows written before stay.</summary>
    Failed,
    /// <summary>A worker is undoing it.</summary>
    Undoing,
    /// <summary>The undo is complete.</summary>
    Undone,
}
