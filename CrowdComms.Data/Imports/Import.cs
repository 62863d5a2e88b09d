using CrowdComms.Data.Common;
using CrowdComms.Data.Files;

namespace CrowdComms.Data.Imports;

/// <summary>One uploaded file on its way into an event. It is worked on a batch of rows at a time; each batch is written with its count in one transaction.</summary>
public sealed class Import
{
    /// <summary>How long a finished import can be undone; until then its file, its traces and its row errors are kept.</summary>
    public static readonly TimeSpan UndoWindow = UploadFolder.KeptFor;

    /// <summary>Time-ordered.</summary>
    public Guid Id { get; private set; } = RisingId.Next();

    /// <summary>The event.</summary>
    public Guid EventId { get; init; }

    /// <summary>As it was called where it came from.</summary>
    public required string FileName { get; init; }

    /// <summary>SHA-256 of the file, in hexadecimal; part of its name on disk.</summary>
    public required string FileHash { get; init; }

    /// <summary>The kept file that the rows are read from.</summary>
    internal KeptUpload Upload => new(FileHash, Id);

    /// <summary>What the file calls a row: <c>Line</c> or <c>Row</c>.</summary>
    public required string RowWord { get; init; }

    /// <summary>How it is read.</summary>
    public required ImportChoices Choices { get; init; }

    /// <summary>Where it stands.</summary>
    public ImportState State { get; private set; }

    /// <summary>Rows of the file, as the check counted them.</summary>
    public int Rows { get; init; }

    /// <summary>Rows that are done: where it goes on after an interruption.</summary>
    public int Done { get; private set; }

    /// <summary>People registered.</summary>
    public int Created { get; private set; }

    /// <summary>People changed.</summary>
    public int Updated { get; private set; }

    /// <summary>People left as they were.</summary>
    public int Skipped { get; private set; }

    /// <summary>Rows with errors.</summary>
    public int Refused { get; private set; }

    /// <summary>Of those registered, whom the file called checked in.</summary>
    public int CheckedIn { get; private set; }

    /// <summary>Companies made.</summary>
    public int Companies { get; private set; }

    /// <summary>Errors of all rows; the first <see cref="ImportTally.MostErrors"/> are kept.</summary>
    public int Errors { get; private set; }

    /// <summary>When it was asked for, UTC.</summary>
    public DateTimeOffset CreatedAt { get; init; }

    /// <summary>Who asked for it; null for the system itself.</summary>
    public Guid? ActorId { get; init; }

    /// <summary>Their name then.</summary>
    public required string ActorName { get; init; }

    /// <summary>When it was over, UTC.</summary>
    public DateTimeOffset? FinishedAt { get; private set; }

    /// <summary>Whether somebody asked to stop it.</summary>
    public bool StopAsked { get; private set; }

    /// <summary>Why it could not go on, a sentence.</summary>
    public string? Failure { get; private set; }

    /// <summary>People whom the undo took back.</summary>
    public int Undone { get; private set; }

    /// <summary>People whom the undo left as they are, because they were changed since.</summary>
    public int Kept { get; private set; }

    /// <summary>Which run works on it now; another one's batch is not written.</summary>
    public Guid? Worker { get; private set; }

    /// <summary>Until when the worker is believed to live, UTC.</summary>
    public DateTimeOffset? WorkerUntil { get; private set; }

    /// <summary>Who does it.</summary>
    internal Actor Actor => new(ActorId, ActorName, IsAdmin: false, EventId, MemberRole.Organiser) { From = Origin.Import };
}

/// <summary>Where an import stands.</summary>
public enum ImportState
{
    /// <summary>It waits for its turn.</summary>
    Queued,
    /// <summary>Rows are being written.</summary>
    Running,
    /// <summary>Every row is done.</summary>
    Finished,
    /// <summary>Somebody stopped it; what was done until then stays.</summary>
    Stopped,
    /// <summary>It could not go on; what was done until then stays.</summary>
    Failed,
    /// <summary>It is being taken back.</summary>
    Undoing,
    /// <summary>It was taken back.</summary>
    Undone,
}
