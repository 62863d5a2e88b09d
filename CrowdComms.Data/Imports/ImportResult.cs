using CrowdComms.Data.Common;

namespace CrowdComms.Data.Imports;

/// <summary>What becomes of a file's rows.</summary>
/// <param name="New">People who are registered by it.</param>
/// <param name="Skipped">Rows whose address is registered for the event already.</param>
/// <param name="Refused">Rows with errors.</param>
/// <param name="CheckedIn">Of the new ones, those whom the file calls checked in; they become confirmed.</param>
/// <param name="Companies">Companies that are new.</param>
public sealed record ImportCounts(int New, int Skipped, int Refused, int CheckedIn, int Companies)
{
    /// <summary>People who are registered already and get what the file says.</summary>
    public int Updated { get; init; }

    /// <summary>Rows that were read.</summary>
    public int Rows => New + Updated + Skipped + Refused;

    /// <summary>Both together.</summary>
    public static ImportCounts operator +(ImportCounts a, ImportCounts b) => new(
        a.New + b.New, a.Skipped + b.Skipped, a.Refused + b.Refused, a.CheckedIn + b.CheckedIn, a.Companies + b.Companies)
    { Updated = a.Updated + b.Updated };
}

/// <summary>What becomes of one row.</summary>
public enum RowFate
{
    /// <summary>The person is registered.</summary>
    New,
    /// <summary>The person is registered already and gets what the file says.</summary>
    Updated,
    /// <summary>The address is registered already, and nothing of the person changes.</summary>
    Skipped,
    /// <summary>It has errors.</summary>
    Refused,
}

/// <summary>One row as it would become.</summary>
public sealed record PreviewRow(
    int Row, string Name, string Email, string? Company, string? PassType, string? Colour, RegistrantStatus Status, RowFate Fate)
{
    /// <summary>What it answers that is new: questions and answers, as people read them.</summary>
    public IReadOnlyList<(string Question, string Text)> Answers { get; init; } = [];
}

/// <summary>What an import would do; nothing was written.</summary>
/// <param name="Counts">Of all rows.</param>
/// <param name="First">The first rows.</param>
/// <param name="Errors">By row, the first <see cref="ImportTally.MostErrors"/>.</param>
/// <param name="MoreErrors">How many are not listed.</param>
public sealed record ImportPreview(ImportCounts Counts, IReadOnlyList<PreviewRow> First, IReadOnlyList<RowError> Errors, int MoreErrors)
{
    /// <summary>Companies that are new, but whose names are close to others.</summary>
    public IReadOnlyList<NearCompany> Near { get; init; } = [];
}

/// <summary>A company that the file names and the event has not, with others that may be meant.</summary>
/// <param name="Written">As the file writes it.</param>
/// <param name="Rows">How many people it stands with.</param>
/// <param name="Like">Names that may mean the same, of the event first, then of the file.</param>
public sealed record NearCompany(string Written, int Rows, IReadOnlyList<string> Like)
{
    /// <summary>The name without case and accents.</summary>
    public string Key { get; } = Common.Folded.Text(Written);
}
