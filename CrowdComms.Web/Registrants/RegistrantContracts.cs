using System.Text.Json;
using CrowdComms.Data.CheckIn;
using CrowdComms.Data.Common;
using CrowdComms.Data.Questions;
using CrowdComms.Data.Registrants;
using CrowdComms.Web.Shared;

namespace CrowdComms.Web.Registrants;

/// <summary>A registrant as programs write it.</summary>
public record RegistrantBody
{
    /// <summary>1 to 100 characters.</summary>
    /// <example>Ada</example>
    public required string FirstName { get; init; }

    /// <summary>Up to 100 characters.</summary>
    /// <example>Lovelace</example>
    public string? LastName { get; init; }

    /// <summary>An address, unique in the event.</summary>
    /// <example>ada@analytical.example</example>
    public required string Email { get; init; }

    /// <summary>The name of a company, found or made.</summary>
    /// <example>Analytical Engines</example>
    public string? Company { get; init; }

    /// <summary>The code of a pass type.</summary>
    /// <example>GEN</example>
    public required string PassType { get; init; }

    /// <summary>Up to 40 characters.</summary>
    public string? Phone { get; init; }

    /// <summary>Up to 120 characters.</summary>
    public string? JobTitle { get; init; }

    /// <summary>For staff, up to 2,000 characters.</summary>
    public string? Notes { get; init; }

    /// <summary>Up to 500 characters.</summary>
    public string? Dietary { get; init; }

    /// <summary>Up to 500 characters.</summary>
    public string? Accessibility { get; init; }

    /// <summary>Up to 20 words of up to 40 characters.</summary>
    public IReadOnlyList<string>? Tags { get; init; }

    /// <summary>The key of a question of the event to a text, a number, true or false, or a list of texts; null takes an answer away.</summary>
    public IReadOnlyDictionary<string, JsonElement>? Answers { get; init; }

    /// <summary>The details; what programs do not write stays as it is.</summary>
    // JSON may say null where C# does not.
    internal RegistrantDetails Over(RegistrantDetails? now) => (now ?? new RegistrantDetails("", null, "", "")) with
    {
        FirstName = FirstName ?? "",
        LastName = LastName,
        Email = Email ?? "",
        PassType = PassType ?? "",
        Company = Company,
        Phone = Phone,
        JobTitle = JobTitle,
        Notes = Notes,
        Dietary = Dietary,
        Accessibility = Accessibility,
        Tags = Tags,
        Answers = Answers is null ? null : GivenAnswers.Of(Answers),
    };

    /// <summary>A registrant as a program would write it now.</summary>
    internal static RegistrantBody Of(RegistrantRow row, IReadOnlyDictionary<string, JsonElement> answers) => new()
    {
        FirstName = row.FirstName,
        LastName = row.LastName,
        Email = row.Email,
        Company = row.Company,
        PassType = row.PassTypeCode,
        Phone = row.Phone,
        JobTitle = row.JobTitle,
        Notes = row.Notes,
        Dietary = row.Dietary,
        Accessibility = row.Accessibility,
        Tags = row.Tags,
        Answers = answers,
    };
}

/// <summary>What to change of a registrant: what is left out stays, null removes.</summary>
public sealed record RegistrantPatch
{
    /// <summary>1 to 100 characters.</summary>
    public string? FirstName { get; init; }

    /// <summary>Up to 100 characters.</summary>
    public string? LastName { get; init; }

    /// <summary>An address, unique in the event.</summary>
    public string? Email { get; init; }

    /// <summary>The name of a company, found or made.</summary>
    public string? Company { get; init; }

    /// <summary>The code of a pass type.</summary>
    public string? PassType { get; init; }

    /// <summary>Up to 40 characters.</summary>
    public string? Phone { get; init; }

    /// <summary>Up to 120 characters.</summary>
    public string? JobTitle { get; init; }

    /// <summary>For staff, up to 2,000 characters.</summary>
    public string? Notes { get; init; }

    /// <summary>Up to 500 characters.</summary>
    public string? Dietary { get; init; }

    /// <summary>Up to 500 characters.</summary>
    public string? Accessibility { get; init; }

    /// <summary>Up to 20 words of up to 40 characters.</summary>
    public IReadOnlyList<string>? Tags { get; init; }

    /// <summary>The key of a question to its answer: only those that change.</summary>
    public IReadOnlyDictionary<string, JsonElement>? Answers { get; init; }
}

/// <summary>Somebody to register.</summary>
public sealed record NewRegistrantBody : RegistrantBody
{
    /// <summary><c>Registered</c>, or <c>Confirmed</c> for somebody who is confirmed at once.</summary>
    /// <example>Registered</example>
    public RegistrantStatus? Status { get; init; }
}

/// <summary>Why a step is taken.</summary>
/// <param name="Reason">Up to 300 characters.</param>
public sealed record StepBody(string? Reason = null);

/// <summary>A company by its name.</summary>
/// <param name="Id">Which one.</param>
/// <param name="Name">Its name.</param>
public sealed record CompanyName(Guid Id, string Name);

/// <summary>A pass type by its name.</summary>
/// <param name="Id">Which one.</param>
/// <param name="Code">Its short code.</param>
/// <param name="Name">Its name.</param>
/// <param name="Colour"><c>#rrggbb</c>.</param>
public sealed record PassTypeName(Guid Id, string Code, string Name, string Colour);

/// <summary>A registrant. Instants are UTC; <c>answers</c> has the key of each question that was answered to a text, a number, true or false, or a list of texts.</summary>
public sealed record RegistrantResponse(
    Guid Id, string FirstName, string LastName, string Email, string? Phone, string? JobTitle, CompanyName? Company, PassTypeName PassType,
    RegistrantStatus Status, string TicketCode, string? Notes, string? Dietary, string? Accessibility, IReadOnlyList<string> Tags, RegistrantSource Source,
    DateTimeOffset CreatedAt, DateTimeOffset? ConfirmedAt, DateTimeOffset? CheckedInAt, DateTimeOffset? CancelledAt, int Version,
    IReadOnlyDictionary<string, JsonElement> Answers)
{
    internal static RegistrantResponse Of(RegistrantRow r, IReadOnlyDictionary<string, JsonElement> answers) => new(
        r.Id, r.FirstName, r.LastName, r.Email, r.Phone, r.JobTitle, r.CompanyId is { } company ? new CompanyName(company, r.Company ?? "") : null,
        new PassTypeName(r.PassTypeId, r.PassTypeCode, r.PassType, r.Colour), r.Status, r.TicketCode, r.Notes, r.Dietary, r.Accessibility, r.Tags, r.Source,
        r.CreatedAt, r.ConfirmedAt, r.CheckedInAt, r.CancelledAt, r.Version, answers);
}

/// <summary>What a row of a history tells of.</summary>
public enum HistoryKind
{
    /// <summary>A change of status.</summary>
    Status,
    /// <summary>A scan, admitted or refused.</summary>
    Scan,
}

/// <summary>One row of a registrant's history.</summary>
/// <param name="At">UTC; for a scan the device's clock.</param>
/// <param name="Kind">A change of status, or a scan.</param>
/// <param name="From">The status before, for a step; null for the registration.</param>
/// <param name="To">The status after, for a step.</param>
/// <param name="Outcome">The answer, for a scan, such as <c>admitted</c>.</param>
/// <param name="Station">Where, if it was at a station.</param>
/// <param name="By">Who.</param>
/// <param name="Reason">Why, if said.</param>
public sealed record HistoryResponse(
    DateTimeOffset At, HistoryKind Kind, RegistrantStatus? From, RegistrantStatus? To, string? Outcome, string? Station, string By, string? Reason)
{
    internal static HistoryResponse Of(HistoryRow r) => new(r.At, Enum.Parse<HistoryKind>(r.Kind), r.From, r.To, r.Outcome is { } outcome ? OutcomeWords.Of(outcome) : null, r.Station, r.By, r.Reason);
}
