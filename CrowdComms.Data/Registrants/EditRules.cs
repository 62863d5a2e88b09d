using CrowdComms.Data.Capacity;
using CrowdComms.Data.Common;
using CrowdComms.Data.Companies;
using CrowdComms.Data.Engines;
using CrowdComms.Data.PassTypes;

namespace CrowdComms.Data.Registrants;

/// <summary>
/// The consequences of an edit of a registrant's details: whether the company and pass type they move to have capacity,
/// and whether live boards show the difference.
/// </summary>
internal static class EditRules
{
    /// <summary>
    /// Refuses an edit that gives a registrant a company and pass type of which no pass is left. A cancelled registrant
    /// takes no place, so they may always move; a registrant whose company and pass type stay the same keeps the place
    /// they have.
    /// </summary>
    /// <returns>
    /// Null when they may move; <c>company.allocation_full</c>; <c>registrant.version_stale</c> for a visitor, who may
    /// move no one.
    /// </returns>
    internal static async Task<Error?> MoveRefusalAsync(
        this IDatabaseEngine engine, CrowdCommsContext context, PersonMove move, Actor actor, CancellationToken cancellationToken)
    {
        var (person, company, pass) = move;
        if (company?.Id == person.CompanyId && pass.Id == person.PassTypeId)
        {
            return null;
        }

        // A visitor cannot choose the company or the pass type; where these differ now, an organiser changed them after
        // the page was loaded.
        return actor.Visitor is not null ? RegistrantErrors.Stale
            : person.Status == RegistrantStatus.Cancelled ? null
            : await engine.AllocationRefusalAsync(context, new PassWanted(company, pass, RegistrantSource.Desk), cancellationToken);
    }

    /// <summary>
    /// Whether an edit changes what live boards show: they count registrants by company and pass type, and they list
    /// the last arrivals and the missing VIPs by name.
    /// </summary>
    internal static bool ShowsOnBoards(RegistrantRow before, RegistrantRow after) =>
        (before.Name, before.CompanyId, before.PassTypeId) != (after.Name, after.CompanyId, after.PassTypeId);
}

/// <summary>The company and the pass type that an edit gives a registrant; the company is null for a registrant of
/// none.</summary>
internal sealed record PersonMove(Registrant Person, Company? Company, PassType PassType);
