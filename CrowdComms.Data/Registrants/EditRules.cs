using CrowdComms.Data.Capacity;
using CrowdComms.Data.Common;
using CrowdComms.Data.Companies;
using CrowdComms.Data.Engines;
using CrowdComms.Data.PassTypes;

namespace CrowdComms.Data.Registrants;

/// <summary>What an edit of somebody's details means for others: whether the place they move to is there, and whether boards show it.</summary>
internal static class EditRules
{
    /// <summary>
    /// The error of an edit that moves a person where no pass is left for them. Who is cancelled takes no place, and who stays keeps
    /// theirs.
    /// </summary>
    /// <returns>Null when they may move; <c>company.allocation_full</c>; <c>registrant.version_stale</c> to a visitor, who moves nobody.</returns>
    internal static async Task<Error?> MoveRefusalAsync(
        this IDatabaseEngine engine, CrowdCommsContext context, PersonMove move, Actor actor, CancellationToken cancellationToken)
    {
        var (person, company, pass) = move;
        if (company?.Id == person.CompanyId && pass.Id == person.PassTypeId)
        {
            return null;
        }

        // A visitor keeps the company and the pass they saw: where these differ now, an organiser changed them meanwhile.
        return actor.Visitor is not null ? RegistrantErrors.Stale
            : person.Status == RegistrantStatus.Cancelled ? null
            : await engine.AllocationRefusalAsync(context, (company, pass, RegistrantSource.Desk), cancellationToken);
    }

    /// <summary>
    /// Whether boards show something else after an edit: they count by company and pass, and name who arrived last and which VIPs are
    /// missing.
    /// </summary>
    internal static bool ShowsOnBoards(RegistrantRow before, RegistrantRow after) =>
        (before.Name, before.CompanyId, before.PassTypeId) != (after.Name, after.CompanyId, after.PassTypeId);
}

/// <summary>Where an edit would have a person: their company, and their pass.</summary>
internal sealed record PersonMove(Registrant Person, Company? Company, PassType PassType);
