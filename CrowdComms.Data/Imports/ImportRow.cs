using CrowdComms.Data.Common;
using CrowdComms.Data.PassTypes;
using CrowdComms.Data.Registrants;

namespace CrowdComms.Data.Imports;

/// <summary>Why a row is not imported.</summary>
/// <param name="Row">The number that the file gives it.</param>
/// <param name="Field">Which field, or the row as a whole.</param>
/// <param name="Message">What is wrong and what to do, a sentence.</param>
public sealed record RowError(int Row, string Field, string Message);

/// <summary>A row that can become a person, or the errors that stand in its way.</summary>
internal sealed record ImportRow(int Number, RegistrantDetails Details, PassType? PassType, RegistrantStatus Wanted, IReadOnlyList<RowError> Errors)
{
    /// <summary>People arrive at the event, not by a file.</summary>
    internal RegistrantStatus Status => Wanted == RegistrantStatus.CheckedIn ? RegistrantStatus.Confirmed : Wanted;

    /// <summary>Whether the row itself names the pass type.</summary>
    internal bool NamesPassType { get; init; }

    /// <summary>The company as the file writes it, which the organiser may have said to mean another.</summary>
    internal string? WrittenCompany { get; init; }

    /// <summary>What the file answers that is new, once it was looked at: by question, as it is stored.</summary>
    internal IReadOnlyDictionary<Guid, string> Answers { get; init; } = new Dictionary<Guid, string>();

    internal string EmailKey { get; } = TextRules.KeyOfEmail(Details.Email);

    internal ImportRow Refused(string field, string message) => this with { Errors = [.. Errors, new RowError(Number, field, message)] };
}
