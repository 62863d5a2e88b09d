using System.Text.Json;
using CrowdComms.Data.Imports;

namespace CrowdComms.Web.Imports;

/// <summary>How a file is to be imported.</summary>
public sealed record ImportAsked
{
    /// <summary>Checks the file and returns what would happen; nothing is imported.</summary>
    public bool? DryRun { get; init; }

    /// <summary>What happens to a row whose e-mail is registered already: <c>skip</c> or <c>update</c>.</summary>
    public string? OnDuplicate { get; init; }
}

/// <summary>An import of a file, with its state and its counts.</summary>
/// <param name="Id">The id of the import; null for a dry run.</param>
/// <param name="State"><c>Queued</c>, <c>Running</c>, <c>Finished</c>, <c>Stopped</c>, <c>Failed</c>, <c>Undoing</c> or
/// <c>Undone</c>; <c>Checked</c> for a dry run.</param>
/// <param name="Rows">The number of rows in the file.</param>
/// <param name="Done">The number of rows that are done.</param>
/// <param name="Created">The number of registrants that were created.</param>
/// <param name="Updated">The number of registrants that were changed.</param>
/// <param name="Skipped">The number of registrants that were left as they were.</param>
/// <param name="Failed">The number of rows with errors.</param>
/// <param name="Errors">The first errors.</param>
public sealed record ImportResponse(
    Guid? Id, string State, int Rows, int Done, int Created, int Updated, int Skipped, int Failed, IReadOnlyList<ImportRowError> Errors)
{
    internal static ImportResponse Of(ImportRun run, IEnumerable<RowError> errors) =>
        Of((run.Id, run.State.ToString(), run.Rows), run.Counts, errors);

    internal static ImportResponse Of(ImportPreview preview) => Of((null, "Checked", preview.Counts.Rows), preview.Counts, preview.Errors);

    private static ImportResponse Of((Guid? Id, string State, int Rows) run, ImportCounts counts, IEnumerable<RowError> errors) => new(
        run.Id, run.State, run.Rows, counts.Rows, counts.New, counts.Updated, counts.Skipped, counts.Refused,
        [.. errors.Select(e => new ImportRowError(e.Row, FieldOf(e.Field), e.Message))]);

    // Pages show the label of a field, programs get its name.
    private static string FieldOf(string label) => ImportField.All.Where(f => ImportFields.Label(f) == label)
        .Select(f => JsonNamingPolicy.CamelCase.ConvertName(f.Name)).FirstOrDefault(label);
}

/// <summary>An error in a row of the file.</summary>
/// <param name="Row">The number of the row in the file.</param>
/// <param name="Field">The name of the field that is wrong.</param>
/// <param name="Message">One sentence that says what is wrong.</param>
public sealed record ImportRowError(int Row, string Field, string Message);
