using CrowdComms.Data.Common;

namespace CrowdComms.Data.Imports;

/// <summary>How many rows of a file ended in which way.</summary>
/// <param name="New">People whom the import registers.</param>
/// <param name="Skipped">Rows whose email is registered for the event already, and which change nothing.</param>
/// <param name="Refused">Rows that are not imported because of errors.</param>
/// <param name="CheckedIn">New people whom the file calls checked in; they become confirmed.</param>
/// <param name="Companies">Companies that the import creates.</param>
public sealed record ImportCounts(int New, int Skipped, int Refused, int CheckedIn, int Companies)
{
    /// <summary>Registrants whose details the import changes.</summary>
    public int Updated { get; init; }

    /// <summary>All rows that were read so far.</summary>
    public int Rows => New + Updated + Skipped + Refused;

    /// <summary>Adds two counts, number by number.</summary>
    public static ImportCounts operator +(ImportCounts a, ImportCounts b) => new(
        a.New + b.New, a.Skipped + b.Skipped, a.Refused + b.Refused, a.CheckedIn + b.CheckedIn, a.Companies + b.Companies)
    { Updated = a.Updated + b.Updated };
}

/// <summary>What the import does with one row.</summary>
public enum RowFate
{
    /// <summary>The import registers the person.</summary>
    New,
    /// <summary>The person is registered already, and the import changes their details.</summary>
    Updated,
    /// <summary>The person is registered already, and nothing about them changes.</summary>
    Skipped,
    /// <summary>The row has errors and is not imported.</summary>
    Refused,
}

/// <summary>One row as the dry run shows it: the person it describes, and what the import would do with it.</summary>
public sealed record PreviewRow(
    int Row, string Name, string Email, string? Company, string? PassType, string? Colour, RegistrantStatus Status, RowFate Fate)
{
    /// <summary>The row's answers that would be new or different: each question's label with the answer as people read
    /// it.</summary>
    public IReadOnlyList<(string Question, string Text)> Answers { get; init; } = [];
}

/// <summary>The result of a dry run: what the import would do. Nothing was written.</summary>
/// <param name="Counts">The counts of all rows.</param>
/// <param name="First">The first rows of the file.</param>
/// <param name="Errors">The errors in the order of the rows, at most <see cref="ImportTally.MostErrors"/>.</param>
/// <param name="MoreErrors">How many further errors are not listed.</param>
public sealed record ImportPreview(ImportCounts Counts, IReadOnlyList<PreviewRow> First, IReadOnlyList<RowError> Errors, int MoreErrors)
{
    /// <summary>New companies whose names are close to those of others, so that the organiser can choose which is
    /// meant.</summary>
    public IReadOnlyList<NearCompany> Near { get; init; } = [];

    /// <summary>The names of pass types that the event does not have, the most frequent first.</summary>
    public IReadOnlyList<UnknownWord> UnknownPasses { get; init; } = [];

    /// <summary>The words for a status that are not known here, the most frequent first.</summary>
    public IReadOnlyList<UnknownWord> UnknownStatuses { get; init; } = [];

    /// <summary>How many new people have an email that someone else has too; zero where addresses are not
    /// shared.</summary>
    public int Shared { get; init; }
}

/// <summary>A company that the file names and the event does not have, with similar companies that may be
/// meant.</summary>
/// <param name="Written">The name as the file writes it.</param>
/// <param name="Rows">The number of rows that name it.</param>
/// <param name="Like">Similar names, first those of the event, then those of the file.</param>
public sealed record NearCompany(string Written, int Rows, IReadOnlyList<string> Like)
{
    /// <summary>The written name without case and accents, the key in <see cref="ImportChoices.Companies"/>.</summary>
    public string Key { get; } = Common.SearchText.Of(Written);
}
