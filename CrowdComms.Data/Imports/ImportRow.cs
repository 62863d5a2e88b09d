using CrowdComms.Data.Common;
using CrowdComms.Data.PassTypes;
using CrowdComms.Data.Registrants;

namespace CrowdComms.Data.Imports;

/// <summary>One reason why a row is not imported.</summary>
/// <param name="Row">The number of the row in the file.</param>
/// <param name="Field">The name of the wrong field, or <c>Row</c> for the row as a whole.</param>
/// <param name="Message">A sentence that says what is wrong and what to do.</param>
public sealed record RowError(int Row, string Field, string Message);

/// <summary>A row read as a person, or with the errors that prevent it.</summary>
internal sealed record ImportRow(
    int Number, RegistrantDetails Details, PassType? PassType, RegistrantStatus Wanted, IReadOnlyList<RowError> Errors)
{
    /// <summary>The status that the person gets: a file cannot check people in, so checked in becomes
    /// confirmed.</summary>
    internal RegistrantStatus Status => Wanted == RegistrantStatus.CheckedIn ? RegistrantStatus.Confirmed : Wanted;

    /// <summary>Whether the row itself names the pass type, and not the default of the import.</summary>
    internal bool NamesPassType { get; init; }

    /// <summary>Whether the status of a person who is registered already follows this row, which names one itself.</summary>
    internal bool CarriesStatus { get; init; }

    /// <summary>The company as the file writes it; the organiser may have chosen another name for it.</summary>
    internal string? WrittenCompany { get; init; }

    /// <summary>The key of the company's name; empty for none.</summary>
    internal string CompanyKey { get; } = SearchText.Of(Details.Company);

    /// <summary>The answers that differ from the stored ones, as they are stored, by question; filled once they are
    /// checked.</summary>
    internal IReadOnlyDictionary<Guid, string> Answers { get; init; } = new Dictionary<Guid, string>();

    /// <summary>What is written if the row is new, created ahead; null where it is created when the row is written.</summary>
    internal NewRow? Prepared { get; init; }

    internal string EmailKey { get; } = TextRules.KeyOfEmail(Details.Email);

    internal string SortName { get; } = Registrant.SortNameOf(Details.FirstName, Details.LastName);

    /// <summary>What tells the person from others of the file and of the event, see <see cref="ImportTarget.KeyOf"/>.</summary>
    internal string Key { get; init; } = "";

    internal ImportRow Refused(string field, string message) => this with { Errors = [.. Errors, new RowError(Number, field, message)] };
}
