namespace CrowdComms.Data.Common;

/// <summary>The operations that visitors, who have no account, can do with registrations. Each visitor has some of
/// them.</summary>
[Flags]
public enum VisitorOperations
{
    /// <summary>The visitor may do nothing.</summary>
    None = 0,
    /// <summary>The visitor may register people.</summary>
    Register = 1,
    /// <summary>The visitor may correct the details of one registrant, but neither the company nor the pass
    /// type.</summary>
    Edit = 2,
    /// <summary>The visitor may confirm one registrant.</summary>
    Confirm = 4,
    /// <summary>The visitor may cancel one registrant.</summary>
    Cancel = 8,
}

/// <summary>The operations that a visitor without an account may do in one event, at its public form or by the secret
/// address of a ticket or a company. A visitor has no role, so rules about roles grant them nothing; an operation that
/// visitors may do checks for a visitor by name.</summary>
public sealed record Visitor
{
    private Visitor(Guid eventId, VisitorOperations may) => (EventId, May) = (eventId, may);

    /// <summary>The one event in which the visitor acts.</summary>
    public Guid EventId { get; }

    /// <summary>The operations that the visitor may do.</summary>
    public VisitorOperations May { get; }

    /// <summary>The one registrant whom the visitor may edit, confirm or cancel; null for a visitor who registers
    /// people.</summary>
    public Guid? RegistrantId { get; private init; }

    /// <summary>The one company that the visitor registers people for; null for a visitor who registers
    /// themselves.</summary>
    public Guid? CompanyId { get; private init; }

    /// <summary>Creates the visitor at an event's public form, who registers themselves.</summary>
    public static Visitor AtForm(Guid eventId) => new(eventId, VisitorOperations.Register);

    /// <summary>Creates the visitor who holds a ticket, and may correct, confirm and cancel their own
    /// registration.</summary>
    public static Visitor WithTicket(Guid eventId, Guid registrantId) =>
        new(eventId, VisitorOperations.Edit | VisitorOperations.Confirm | VisitorOperations.Cancel) { RegistrantId = registrantId };

    /// <summary>Creates the visitor who is the contact person of a company and registers its people.</summary>
    public static Visitor OfCompany(Guid eventId, Guid companyId) => new(eventId, VisitorOperations.Register) { CompanyId = companyId };

    /// <summary>Creates the visitor who is the contact person of a company and corrects or cancels one of its
    /// registrants.</summary>
    public static Visitor OfCompany(Guid eventId, Guid companyId, Guid registrantId) =>
        new(eventId, VisitorOperations.Edit | VisitorOperations.Cancel) { CompanyId = companyId, RegistrantId = registrantId };

    /// <summary>Returns the error of a visitor who may not do this operation on this registrant of this event. It does
    /// not tell whether the registrant exists.</summary>
    /// <param name="operation">The one operation that the visitor wants to do.</param>
    /// <param name="eventId">The event in which the visitor wants to act.</param>
    /// <param name="registrantId">The registrant whom the operation changes; null for registering.</param>
    /// <returns>Null when the visitor may do it; otherwise <c>not_found</c>.</returns>
    public Error? Refusal(VisitorOperations operation, Guid eventId, Guid? registrantId = null) =>
        operation != VisitorOperations.None && May.HasFlag(operation) && eventId == EventId && registrantId == RegistrantId
            ? null : Error.NotFound("event");
}
