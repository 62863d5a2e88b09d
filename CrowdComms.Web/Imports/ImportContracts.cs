using System.Text.Json;
using CrowdComms.Data.Imports;

namespace CrowdComms.Web.Imports;

/// <summary>How a file is imported.</summary>
public sealed record ImportAsked
{
    /// <summary>Look at the file and answer what would become of it; nothing is imported.</summary>
    public bool? DryRun { get; init; }

    /// <summary>What becomes of a row whose e-mail is registered already: <c>skip</c> or <c>update</c>.</summary>
    public string? OnDuplicate { get; init; }
}

/// <summary>An import.</summary>
/// <param name="Id">Which one; null for a dry run.</param>
/// <param name="State"><c>Queued</c>, <c>Running</c>, <c>Finished</c>, <c>Stopped</c>, <c>Failed</c>, <c>Undoing</c> or <c>Undone</c>; <c>Checked</c> for a dry run.</param>
/// <param name="Rows">Rows of the file.</param>
/// <param name="Done">Rows that are done.</param>
/// <param name="Created">People registered.</param>
/// <param name="Updated">People changed.</param>
/// <param name="Skipped">People left as they were.</param>
/// <param name="Failed">Rows with errors.</param>
/// <param name="Errors">The first of them.</param>
public sealed record ImportResponse(
    Guid? Id, string State, int Rows, int Done, int Created, int Updated, int Skipped, int Failed, IReadOnlyList<ImportRowError> Errors)
{
    internal static ImportResponse Of(ImportRun run, IEnumerable<RowError> errors) => Of((run.Id, run.State.ToString(), run.Rows), run.Counts, errors);

    internal static ImportResponse Of(ImportPreview preview) => Of((null, "Checked", preview.Counts.Rows), preview.Counts, preview.Errors);

    private static ImportResponse Of((Guid? Id, string State, int Rows) run, ImportCounts counts, IEnumerable<RowError> errors) => new(
        run.Id, run.State, run.Rows, counts.Rows, counts.New, counts.Updated, counts.Skipped, counts.Refused,
        [.. errors.Select(e => new ImportRowError(e.Row, FieldOf(e.Field), e.Message))]);

    // Pages call a field by its label, programs by its name.
    private static string FieldOf(string label) => ImportField.All.Where(f => ImportFields.Label(f) == label)
        .Select(f => JsonNamingPolicy.CamelCase.ConvertName(f.Name)).FirstOrDefault(label);
}

/// <summary>An error of a row.</summary>
/// <param name="Row">The row's number in the file.</param>
/// <param name="Field">The field.</param>
/// <param name="Message">One sentence.</param>
public sealed record ImportRowError(int Row, string Field, string Message);
