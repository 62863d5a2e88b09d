using CrowdComms.Data.Imports;

namespace CrowdComms.Web.Imports;

/// <summary>Imports in words.</summary>
internal static class RunWords
{
    /// <summary>What became of the rows so far.</summary>
    internal static string Parts(ImportRun run)
    {
        var counts = run.Counts;
        List<string> parts = [$"{counts.New:N0} registered"];
        parts.AddRange(counts.Updated > 0 ? [$"{counts.Updated:N0} updated"] : []);
        parts.AddRange([$"{counts.Skipped:N0} skipped", $"{counts.Refused:N0} refused"]);
        parts.AddRange(counts.Companies > 0 ? [counts.Companies == 1 ? "1 new company" : $"{counts.Companies:N0} new companies"] : []);
        return string.Join(" · ", parts);
    }

    /// <summary>Where it stands.</summary>
    internal static string State(ImportRun run) => run.State switch
    {
        ImportState.Queued => "Waiting",
        ImportState.Running => run.StopAsked ? "Stopping" : "Running",
        ImportState.Finished => "Imported",
        ImportState.Stopped => "Stopped",
        ImportState.Failed => "Failed",
        ImportState.Undoing => "Being undone",
        ImportState.Undone => "Undone",
    };

    /// <summary>What else is to be said about it, a sentence; null for nothing.</summary>
    internal static string? Remark(ImportRun run) => run switch
    {
        { State: ImportState.Undone or ImportState.Undoing, Kept: > 0 } =>
            $"{People(run.Undone)} taken back. {People(run.Kept)} left as they are, because they were changed since; the errors name them.",
        { State: ImportState.Undone } => $"{People(run.Undone)} taken back.",
        { Failure: { } failure } => failure,
        { State: ImportState.Stopped } => $"Stopped after {run.Counts.Rows:N0} rows. Import the file again to go on.",
        _ => null,
    };

    /// <summary>What somebody should know about how it ended, a sentence or two.</summary>
    internal static string Sentence(ImportRun run) => run switch
    {
        { Failure: { } failure } => failure,
        { State: ImportState.Stopped } => $"You stopped it after {run.Counts.Rows:N0} rows. What was done until then stays; import the file again to go on.",
        { Counts.Refused: > 0 } => $"{run.FileName} is imported. Correct the rows with errors in the file and import it again: everybody else is skipped then.",
        _ => $"{run.FileName} is imported.",
    };

    private static string People(int count) => count == 1 ? "1 person is" : $"{count:N0} people are";
}
