using CrowdComms.Data.Common;
using CrowdComms.Data.Companies;

namespace CrowdComms.Data.Registrants;

/// <summary>
/// What visitors, who have no account, may do with registrants. Members and devices have rules of their own; nothing
/// here refuses them.
/// </summary>
internal static class VisitorRules
{
    /// <summary>
    /// Refuses a visitor who may not register this person: at the public form people register themselves, and at a
    /// company's link the contact person registers the company's people.
    /// </summary>
    internal static Error? RegisterRefusal(this Visitor visitor, Guid eventId, NewRegistrant person)
    {
        var source = visitor.CompanyId is null ? RegistrantSource.Web : RegistrantSource.Company;
        return visitor.Refusal(VisitorOperations.Register, eventId) ?? (person.Source == source ? null : Error.NotFound("event"));
    }

    /// <summary>Refuses a visitor who may not take this step with this registrant; null when they may.</summary>
    internal static Error? StepRefusal(this Visitor visitor, Guid eventId, Guid registrantId, StatusStep step) =>
        visitor.Refusal(OperationOf(step), eventId, registrantId);

    /// <summary>Refuses a contact person who registers a person for another company than their own; null for everyone
    /// else.</summary>
    internal static Error? CompanyRefusal(Actor actor, Company? company) =>
        actor.Visitor?.CompanyId is { } own && company?.Id != own ? Error.NotFound("company") : null;

    private static VisitorOperations OperationOf(StatusStep step) => step switch
    {
        StatusStep.Confirm => VisitorOperations.Confirm,
        StatusStep.Cancel => VisitorOperations.Cancel,
        StatusStep.Reinstate or StatusStep.CheckIn or StatusStep.UndoCheckIn => VisitorOperations.None,
    };
}
