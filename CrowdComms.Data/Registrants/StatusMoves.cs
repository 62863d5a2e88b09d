using CrowdComms.Data.Live;

namespace CrowdComms.Data.Registrants;

/// <summary>Turns status changes into the moves that live boards count.</summary>
internal static class StatusMoves
{
    /// <summary>Describes one status change for live boards.</summary>
    /// <param name="registrant">The registrant as they are after the change.</param>
    /// <param name="change">The status change that was saved.</param>
    /// <param name="leftAt">For an undone check-in: when that check-in was, UTC. Null otherwise.</param>
    internal static Move Of(Registrant registrant, StatusChange change, DateTimeOffset? leftAt = null) => new(
        change.Id, registrant.Id, registrant.PassTypeId, registrant.CompanyId, change.From, change.To, change.At, change.StationId, leftAt)
    {
        Person = new($"{registrant.Person.FirstName} {registrant.Person.LastName}".Trim(), registrant.Company?.Name),
    };
}
