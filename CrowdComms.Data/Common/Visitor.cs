namespace CrowdComms.Data.Common;

/// <summary>All that people without an account can do with registrations. Each visitor has some of it.</summary>
[Flags]
public enum VisitorOperations
{
    /// <summary>Nothing.</summary>
    None = 0,
    /// <summary>Register somebody.</summary>
    Register = 1,
    /// <summary>Correct the details of one registrant; company and pass stay as they are.</summary>
    Edit = 2,
    /// <summary>Confirm one registrant.</summary>
    Confirm = 4,
    /// <summary>Cancel one registrant.</summary>
    Cancel = 8,
}

/// <summary>
/// What somebody without an account may do in one event: at its public form, or by the secret address of a ticket or a company.
/// A visitor has no role, so the rules for members and devices grant them nothing; every operation that takes visitors names them.
/// </summary>
public sealed record Visitor
{
    private Visitor(Guid eventId, VisitorOperations may) => (EventId, May) = (eventId, may);

    /// <summary>The one event.</summary>
    public Guid EventId { get; }

    /// <summary>The operations that they have.</summary>
    public VisitorOperations May { get; }

    /// <summary>The one registrant whom they edit, confirm or cancel; null for a visitor who registers.</summary>
    public Guid? RegistrantId { get; private init; }

    /// <summary>The one company that they register people for; null for people who come for themselves.</summary>
    public Guid? CompanyId { get; private init; }

    /// <summary>Somebody at the event's public form, who registers themselves.</summary>
    public static Visitor AtForm(Guid eventId) => new(eventId, VisitorOperations.Register);

    /// <summary>The holder of a ticket, who corrects, confirms and cancels their own registration.</summary>
    public static Visitor WithTicket(Guid eventId, Guid registrantId) =>
        new(eventId, VisitorOperations.Edit | VisitorOperations.Confirm | VisitorOperations.Cancel) { RegistrantId = registrantId };

    /// <summary>The contact person of a company, who registers its people.</summary>
    public static Visitor OfCompany(Guid eventId, Guid companyId) => new(eventId, VisitorOperations.Register) { CompanyId = companyId };

    /// <summary>The contact person of a company, who corrects or cancels one of those they registered.</summary>
    public static Visitor OfCompany(Guid eventId, Guid companyId, Guid registrantId) =>
        new(eventId, VisitorOperations.Edit | VisitorOperations.Cancel) { CompanyId = companyId, RegistrantId = registrantId };

    /// <summary>The error of a visitor who has not this operation on this registrant of this event, worded as to a stranger.</summary>
    /// <param name="operation">One of them.</param>
    /// <param name="eventId">The event.</param>
    /// <param name="registrantId">On whom; null for registering.</param>
    /// <returns>Null when they have it; <c>not_found</c>.</returns>
    public Error? Refusal(VisitorOperations operation, Guid eventId, Guid? registrantId = null) =>
        operation != VisitorOperations.None && May.HasFlag(operation) && eventId == EventId && registrantId == RegistrantId
            ? null : Error.NotFound("event");
}
