using System.Text.Json;
using CrowdComms.Data.CheckIn;
using CrowdComms.Data.Common;
using CrowdComms.Data.Questions;
using CrowdComms.Data.Registrants;
using CrowdComms.Web.Shared;

namespace CrowdComms.Web.Registrants;

/// <summary>A person as programs write them.</summary>
// PersonSchema says which fields of a person cannot be left out.
public abstract record PersonBody : PersonDetails
{
    /// <summary>Creates an empty body, as a program would send it.</summary>
    protected PersonBody()
    {
    }

    /// <summary>Creates a body with details that exist already.</summary>
    protected PersonBody(PersonDetails person)
        : base(person)
    {
    }

    /// <summary>The name of a company, which is created if it does not exist.</summary>
    /// <example>Analytical Engines</example>
    public string? Company { get; init; }

    /// <summary>The code of a pass type.</summary>
    /// <example>GEN</example>
    public required string PassType { get; init; }

    /// <summary>The answers: the key of a question to a text, a number, true or false, or a list of texts; null removes
    /// an answer.</summary>
    public IReadOnlyDictionary<string, JsonElement>? Answers { get; init; }

    /// <summary>The details as the service expects them.</summary>
    // JSON can contain null where the C# type does not permit it.
    internal RegistrantDetails Details() =>
        new(this, PassType ?? "", Company) { Answers = Answers is null ? null : GivenAnswers.Of(Answers) };
}

/// <summary>A registrant as programs write it.</summary>
public sealed record RegistrantBody : PersonBody
{
    /// <summary>Creates an empty body, as a program would send it.</summary>
    public RegistrantBody()
    {
    }

    private RegistrantBody(PersonDetails person)
        : base(person)
    {
    }

    /// <summary>True when another person takes over the registration and its <c>email</c> changes: we send them a
    /// ticket of their own and revoke the old one, whose page says that it was passed on. Details and answers that stay
    /// the same belong to the former holder and are deleted, except tags. Refused if the <c>email</c> stays the same.</summary>
    /// <example>false</example>
    public bool PassTicketOn { get; init; }

    /// <summary>A registrant as a program would write it now.</summary>
    internal static RegistrantBody Of(RegistrantRow row, IReadOnlyDictionary<string, JsonElement> answers) =>
        new(row.Person) { Company = row.Company, PassType = row.PassTypeCode, Answers = answers };
}

/// <summary>Changes to a registrant: fields that are left out stay, null removes.</summary>
public sealed record RegistrantPatch : PersonDetails
{
    /// <summary>The name of a company, which is created if it does not exist.</summary>
    public string? Company { get; init; }

    /// <summary>The code of a pass type.</summary>
    public string? PassType { get; init; }

    /// <summary>The answers that change: the key of a question to its answer.</summary>
    public IReadOnlyDictionary<string, JsonElement>? Answers { get; init; }

    /// <summary>True when another person takes over the registration and its <c>email</c> changes: we send them a
    /// ticket of their own and revoke the old one, whose page says that it was passed on. Details and answers that stay
    /// the same belong to the former holder and are deleted, except tags. Refused if the <c>email</c> stays the same.</summary>
    public bool? PassTicketOn { get; init; }
}

/// <summary>A person to register.</summary>
public sealed record NewRegistrantBody : PersonBody
{
    /// <summary><c>Registered</c>, or <c>Confirmed</c> to confirm the person immediately.</summary>
    /// <example>Registered</example>
    public RegistrantStatus? Status { get; init; }
}

/// <summary>Why the status of a registrant is changed.</summary>
/// <param name="Reason">The reason, up to 300 characters.</param>
public sealed record StepBody(string? Reason = null);

/// <summary>A company with its name.</summary>
/// <param name="Id">The id of the company.</param>
/// <param name="Name">The name of the company.</param>
public sealed record CompanyName(Guid Id, string Name);

/// <summary>A pass type with its name.</summary>
/// <param name="Id">The id of the pass type.</param>
/// <param name="Code">The short code of the pass type.</param>
/// <param name="Name">The name of the pass type.</param>
/// <param name="Colour">The colour as <c>#rrggbb</c>.</param>
public sealed record PassTypeName(Guid Id, string Code, string Name, string Colour);

/// <summary>A registrant. Instants are UTC; <c>answers</c> has the key of each question that was answered to a text, a
/// number, true or false, or a list of texts.</summary>
public sealed record RegistrantResponse : PersonDetails
{
    private RegistrantResponse(PersonDetails person)
        : base(person)
    {
    }

    /// <summary>The id of the registrant.</summary>
    public required Guid Id { get; init; }

    /// <summary>The company; null for none.</summary>
    public required CompanyName? Company { get; init; }

    /// <summary>The pass type.</summary>
    public required PassTypeName PassType { get; init; }

    /// <summary>The status now.</summary>
    public required RegistrantStatus Status { get; init; }

    /// <summary>The code of the ticket that is valid now.</summary>
    public required string TicketCode { get; init; }

    /// <summary>How the person was registered.</summary>
    public required RegistrantSource Source { get; init; }

    /// <summary>When the person was registered, UTC.</summary>
    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>When they were confirmed, UTC; null for not yet.</summary>
    public required DateTimeOffset? ConfirmedAt { get; init; }

    /// <summary>When they were checked in, UTC; null for not yet.</summary>
    public required DateTimeOffset? CheckedInAt { get; init; }

    /// <summary>When they were cancelled, UTC; null if they are not.</summary>
    public required DateTimeOffset? CancelledAt { get; init; }

    /// <summary>Rises with each change; the <c>ETag</c> holds it.</summary>
    public required int Version { get; init; }

    /// <summary>The answers by the keys of the questions.</summary>
    public required IReadOnlyDictionary<string, JsonElement> Answers { get; init; }

    internal static RegistrantResponse Of(RegistrantRow r, IReadOnlyDictionary<string, JsonElement> answers) => new(r.Person)
    {
        Id = r.Id,
        Company = r.CompanyId is { } company ? new CompanyName(company, r.Company ?? "") : null,
        PassType = new PassTypeName(r.PassTypeId, r.PassTypeCode, r.PassType, r.Colour),
        Status = r.Status,
        TicketCode = r.TicketCode,
        Source = r.Source,
        CreatedAt = r.CreatedAt,
        ConfirmedAt = r.ConfirmedAt,
        CheckedInAt = r.CheckedInAt,
        CancelledAt = r.CancelledAt,
        Version = r.Version,
        Answers = answers,
    };
}

/// <summary>The kind of a row in the history.</summary>
public enum HistoryKind
{
    /// <summary>A change of status.</summary>
    Status,
    /// <summary>A scan, admitted or refused.</summary>
    Scan,
}

/// <summary>One row of a registrant's history.</summary>
/// <param name="At">When it happened, UTC; for a scan by the device's clock.</param>
/// <param name="Kind">A change of status, or a scan.</param>
/// <param name="From">The status before a change; null for the registration.</param>
/// <param name="To">The status after a change.</param>
/// <param name="Outcome">The outcome of a scan, such as <c>admitted</c>.</param>
/// <param name="Station">The station; null if it was not at a station.</param>
/// <param name="By">The name of the user or device.</param>
/// <param name="Reason">The reason, if one was given.</param>
public sealed record HistoryResponse(
    DateTimeOffset At, HistoryKind Kind, RegistrantStatus? From, RegistrantStatus? To, string? Outcome, string? Station,
    string By, string? Reason)
{
    internal static HistoryResponse Of(HistoryRow r) =>
        new(r.At, Enum.Parse<HistoryKind>(r.Kind), r.From, r.To, r.Outcome is { } outcome ? OutcomeWords.Of(outcome)
            : null, r.Station, r.By, r.Reason);
}
