using System.Text.Json;
using CrowdComms.Data.Imports;

namespace CrowdComms.Web.Imports;

/// <summary>An import of a file, with its state and its counts.</summary>
/// <param name="Id">The id of the import; null for a dry run.</param>
/// <param name="State"><c>Queued</c>, <c>Running</c>, <c>Finished</c>, <c>Stopped</c>, <c>Failed</c>, <c>Undoing</c> or
/// <c>Undone</c>; <c>Checked</c> for a dry run.</param>
/// <param name="Rows">The number of rows in the file.</param>
/// <param name="Done">The number of rows that are done.</param>
/// <param name="Created">The number of registrants who were created.</param>
/// <param name="Updated">The number of registrants who were changed.</param>
/// <param name="Skipped">The number of registrants who were left as they were.</param>
/// <param name="Failed">The number of rows with errors.</param>
/// <param name="Errors">The first errors.</param>
public sealed record ImportResponse(
    Guid? Id, string State, int Rows, int Done, int Created, int Updated, int Skipped, int Failed, IReadOnlyList<ImportRowError> Errors)
{
    /// <summary>What each column of the file holds: from its heading, or <c>Column 5</c> where several columns have one heading, to
    /// the name of a field or <c>answers.</c> with the key of a question; empty for a column that is not imported. It can be sent
    /// as the mapping of the next import. Null while an import runs.</summary>
    public IReadOnlyDictionary<string, string>? Columns { get; init; }

    /// <summary>Sentences about what of the file is not imported, such as other sheets and columns that look like a status. Null
    /// while an import runs.</summary>
    public IReadOnlyList<string>? Notes { get; init; }

    /// <summary>The names of passes that the event does not have, the most frequent first, those with a meaning in
    /// <c>passTypes</c> included. Null while an import runs.</summary>
    public IReadOnlyList<ImportWord>? UnknownPassTypes { get; init; }

    /// <summary>The unknown words for a status, the most frequent first, those with a meaning in
    /// <c>statuses</c> included. Null while an import runs.</summary>
    public IReadOnlyList<ImportWord>? UnknownStatuses { get; init; }

    /// <summary>Adds what is known of the file: its columns, what is not imported, and the words that are not known.</summary>
    internal ImportResponse With(AskedImport asked, ImportPreview preview) => this with
    {
        Columns = asked.Columns,
        Notes = ImportNotes.Of(asked.Plan.File, asked.Plan.Choices),
        UnknownPassTypes = [.. preview.UnknownPasses.Select(w => new ImportWord(w.Written, w.Rows))],
        UnknownStatuses = [.. preview.UnknownStatuses.Select(w => new ImportWord(w.Written, w.Rows))],
    };

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

/// <summary>A word of the file whose meaning is unknown.</summary>
/// <param name="Word">The word as the first row writes it.</param>
/// <param name="Rows">The number of rows that hold it.</param>
public sealed record ImportWord(string Word, int Rows);
