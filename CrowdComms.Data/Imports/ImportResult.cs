using CrowdComms.Data.Registrants;

namespace CrowdComms.Data.Imports;

/// <summary>What becomes of a file's rows.</summary>
/// <param name="New">People who are registered by it.</param>
/// <param name="Skipped">Rows whose address is registered for the event already.</param>
/// <param name="Refused">Rows with errors.</param>
/// <param name="CheckedIn">Of the new ones, those whom the file calls checked in; they become confirmed.</param>
/// <param name="Companies">Companies that are new.</param>
public sealed record ImportCounts(int New, int Skipped, int Refused, int CheckedIn, int Companies)
{
    /// <summary>Rows that were read.</summary>
    public int Rows => New + Skipped + Refused;
}

/// <summary>What becomes of one row.</summary>
public enum RowFate
{
    /// <summary>The person is registered.</summary>
    New,
    /// <summary>The address is registered already.</summary>
    Skipped,
    /// <summary>It has errors.</summary>
    Refused,
}

/// <summary>One row as it would become.</summary>
public sealed record PreviewRow(
    int Row, string Name, string Email, string? Company, string? PassType, string? Colour, RegistrantStatus Status, RowFate Fate);

/// <summary>What an import would do; nothing was written.</summary>
/// <param name="Counts">Of all rows.</param>
/// <param name="First">The first rows.</param>
/// <param name="Errors">By row, the first <see cref="ImportTally.MostErrors"/>.</param>
/// <param name="MoreErrors">How many are not listed.</param>
public sealed record ImportPreview(ImportCounts Counts, IReadOnlyList<PreviewRow> First, IReadOnlyList<RowError> Errors, int MoreErrors);

/// <summary>What an import did.</summary>
/// <param name="Counts">Of the rows that were read.</param>
/// <param name="Errors">By row, the first <see cref="ImportTally.MostErrors"/>.</param>
/// <param name="MoreErrors">How many are not listed.</param>
public sealed record ImportResult(ImportCounts Counts, IReadOnlyList<RowError> Errors, int MoreErrors)
{
    /// <summary>Whether somebody stopped it before the last row; what was done until then stays.</summary>
    public bool Stopped { get; init; }

    /// <summary>Why it could not go on, a sentence; what was done until then stays.</summary>
    public string? Failure { get; init; }
}
