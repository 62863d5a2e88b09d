using CrowdComms.Data.Common;
using CrowdComms.Data.Companies;

namespace CrowdComms.Data.Registrants;

/// <summary>What visitors may do with registrants. For members and devices their own rules hold, and nothing here refuses them.</summary>
internal static class VisitorRules
{
    /// <summary>
    /// The error of a visitor who may not register this person: at the public form people come for themselves, at a company's link for
    /// the company.
    /// </summary>
    internal static Error? RegisterRefusal(this Visitor visitor, Guid eventId, NewRegistrant person)
    {
        var source = visitor.CompanyId is null ? RegistrantSource.Web : RegistrantSource.Company;
        return visitor.Refusal(VisitorOperations.Register, eventId) ?? (person.Source == source ? null : Error.NotFound("event"));
    }

    /// <summary>The error of a visitor who may not take this step with this person.</summary>
    internal static Error? StepRefusal(this Visitor visitor, Guid eventId, Guid registrantId, StatusStep step) =>
        visitor.Refusal(OperationOf(step), eventId, registrantId);

    /// <summary>The error of a contact person who registers somebody for another company than their own.</summary>
    internal static Error? CompanyRefusal(Actor actor, Company? company) =>
        actor.Visitor?.CompanyId is { } own && company?.Id != own ? Error.NotFound("company") : null;

    private static VisitorOperations OperationOf(StatusStep step) => step switch
    {
        StatusStep.Confirm => VisitorOperations.Confirm,
        StatusStep.Cancel => VisitorOperations.Cancel,
        StatusStep.Reinstate or StatusStep.CheckIn or StatusStep.UndoCheckIn => VisitorOperations.None,
    };
}
