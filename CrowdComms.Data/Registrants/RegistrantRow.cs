using System.Linq.Expressions;
using CrowdComms.Data.Common;
using CrowdComms.Data.Questions;
using CrowdComms.Data.Tickets;

namespace CrowdComms.Data.Registrants;

/// <summary>A registrant as pages and the API show one. Instants are UTC; null where the status never came about or is
/// over.</summary>
public sealed record RegistrantRow(
    Guid Id, PersonDetails Person, Guid? CompanyId, string? Company, Guid PassTypeId, string PassTypeCode, string PassType, string Colour,
    RegistrantStatus Status, string TicketCode, RegistrantSource Source,
    DateTimeOffset CreatedAt, DateTimeOffset? ConfirmedAt, DateTimeOffset? CheckedInAt, DateTimeOffset? CancelledAt, int Version)
{
    internal static readonly Expression<Func<Registrant, RegistrantRow>> Of = r => new RegistrantRow(
        r.Id, r.Person, r.CompanyId, r.Company!.Name, r.PassTypeId, r.PassType!.Code, r.PassType.Name, r.PassType.Colour,
        r.Status, r.TicketCode, r.Source, r.CreatedAt, r.ConfirmedAt, r.CheckedInAt, r.CancelledAt, r.Version)
    {
        IsAnonymised = r.AnonymisedAt != null,
        UpdatedAt = r.UpdatedAt,
    };

    /// <summary>The part of the row that a form edits, filled with its present values.</summary>
    public RegistrantDetails Details => new(Person, PassTypeCode, Company);

    /// <summary>The registrant's answers in the order of the questions, where a change that just wrote answers knows
    /// them; null otherwise.</summary>
    public IReadOnlyList<AnswerRow>? Answers { get; init; }

    /// <summary>Whether the personal details were erased.</summary>
    public bool IsAnonymised { get; init; }

    /// <summary>When something of the registrant last changed, UTC; not known in the answer to a scan.</summary>
    public DateTimeOffset UpdatedAt { get; init; }

    /// <summary>Why the registrant has no ticket that can be shown: <c>registrant.anonymised</c>, <c>ticket.cancelled</c>; null
    /// where they have one.</summary>
    public Error? TicketRefusal => IsAnonymised ? RegistrantErrors.Anonymised
        : Status == RegistrantStatus.Cancelled ? TicketErrors.NoTicket : null;

    /// <summary>Whether messages reach the registrant; a walk-in may have no email.</summary>
    public bool HasEmail => Person.Email.Length > 0;

    /// <summary>What tells the registrant from others of the same name: the company, otherwise the email, otherwise the pass
    /// type.</summary>
    public string From => Company ?? (HasEmail ? Person.Email : PassType);

    /// <summary>The first and the last name with a blank between.</summary>
    public string Name => Person.Name;
}
