using CrowdComms.Data.Imports;

namespace CrowdComms.Web.Imports;

/// <summary>Puts the state and the result of imports into words.</summary>
internal static class RunWords
{
    /// <summary>Says how many rows were created, updated, skipped or refused so far.</summary>
    internal static string Parts(ImportRun run)
    {
        var counts = run.Counts;
        List<string> parts = [$"{counts.New:N0} registered"];
        parts.AddRange(counts.Updated > 0 ? [$"{counts.Updated:N0} updated"] : []);
        parts.AddRange([$"{counts.Skipped:N0} skipped", $"{counts.Refused:N0} refused"]);
        parts.AddRange(counts.Companies > 0 ? [counts.Companies == 1 ? "1 new company" : $"{counts.Companies:N0} new companies"] : []);
        return string.Join(" · ", parts);
    }

    /// <summary>The name of the import's state.</summary>
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

    /// <summary>A sentence about what is special about the import; null for none.</summary>
    internal static string? Remark(ImportRun run) => run switch
    {
        { State: ImportState.Undone or ImportState.Undoing, Kept: > 0 } =>
            $"{People(run.Undone)} taken back. {People(run.Kept)} left as they are, because they were changed since; the errors name them.",
        { State: ImportState.Undone } => $"{People(run.Undone)} taken back.",
        { Failure: { } failure } => failure,
        { State: ImportState.Stopped } => $"Stopped after {run.Counts.Rows:N0} rows. Import the file again to go on.",
        _ => null,
    };

    /// <summary>One or two sentences that tell the organiser how the import ended.</summary>
    internal static string Sentence(ImportRun run) => run switch
    {
        { Failure: { } failure } => failure,
        { State: ImportState.Stopped } =>
            $"You stopped it after {run.Counts.Rows:N0} rows. What was done until then stays; import the file again to go on.",
        { Counts.Refused: > 0 } =>
            $"{run.FileName} is imported. Correct the rows with errors in the file and import it again: everybody else is skipped then.",
        _ => $"{run.FileName} is imported.",
    };

    private static string People(int count) => count == 1 ? "1 person is" : $"{count:N0} people are";
}
