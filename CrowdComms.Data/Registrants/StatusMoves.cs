using CrowdComms.Data.Live;

namespace CrowdComms.Data.Registrants;

/// <summary>Says of a step what live boards need to know.</summary>
internal static class StatusMoves
{
    /// <summary>The move that a step made.</summary>
    /// <param name="registrant">After the step.</param>
    /// <param name="change">The step.</param>
    /// <param name="leftAt">For an undone check-in: when the check-in was.</param>
    internal static Move Of(Registrant registrant, StatusChange change, DateTimeOffset? leftAt = null) => new(
        change.Id, registrant.Id, registrant.PassTypeId, registrant.CompanyId, change.From, change.To, change.At, change.StationId, leftAt)
    {
        Person = new($"{registrant.Person.FirstName} {registrant.Person.LastName}".Trim(), registrant.Company?.Name),
    };
}
