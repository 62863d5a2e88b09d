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
        ImportState.Undoing => "Undoing",
        ImportState.Undone => "Undone",
    };

    /// <summary>A sentence about what is special about the import; null for none.</summary>
    internal static string? Remark(ImportRun run) => run switch
    {
        { State: ImportState.Undone or ImportState.Undoing, Kept: > 0 } =>
            $"{Undone(run.Undone)} {Kept(run.Kept)}",
        { State: ImportState.Undone } => Undone(run.Undone),
        { Failure: { } failure } => failure,
        { State: ImportState.Stopped } => $"Stopped after {run.Counts.Rows:N0} of {run.Rows:N0} rows. Import the file again to continue.",
        _ => null,
    };

    /// <summary>One or two sentences that tell the organiser how the import ended.</summary>
    internal static string Sentence(ImportRun run) => run switch
    {
        { Failure: { } failure } => failure,
        { State: ImportState.Stopped } =>
            $"You stopped the import after {run.Counts.Rows:N0} of {run.Rows:N0} rows. Those stay. Import the file again to continue.",
        { Counts.Refused: > 0 } =>
            $"{run.FileName} is imported. Correct the rows with errors in the file and import it again. Everyone else is then skipped.",
        _ => $"{run.FileName} is imported.",
    };

    private static string Undone(int people) => people == 1 ? "Undone for 1 person." : $"Undone for {people:N0} people.";

    private static string Kept(int people) => people == 1
        ? "1 person was kept as is, because they were changed since. The errors say who."
        : $"{people:N0} people were kept as is, because they were changed since. The errors say who.";
}
