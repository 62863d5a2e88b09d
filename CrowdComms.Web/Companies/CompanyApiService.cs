using CrowdComms.Data.Common;
using CrowdComms.Data.Companies;
using CrowdComms.Data.Registrants;
using CrowdComms.Web.Api;

namespace CrowdComms.Web.Companies;

/// <summary>Reads and writes companies together with their allocations, as programs see them.</summary>
public sealed class CompanyApiService(CompanyReader companies, AllocationService allocations, RegistrantChoices choices)
{
    /// <summary>Reads one company with its allocations.</summary>
    internal async Task<Result<CompanyResponse>> OneAsync(HttpContext http, Guid id)
    {
        var row = await companies.GetAsync(http.Access.Event.Id, id, http.Access.Actor, http.RequestAborted);
        return row.Failed(out var refused) ? refused : CompanyResponse.Of(row.Value, await LimitsAsync(http, [id]));
    }

    /// <summary>Reads the allocations of several companies.</summary>
    internal async Task<IReadOnlyList<CompanyLimit>> LimitsAsync(HttpContext http, IReadOnlyList<Guid> ids) =>
        await allocations.LimitsAsync(http.Access.Event.Id, ids, http.Access.Actor,
            http.RequestAborted) is { IsOk: true, Value: var limits } ? limits : [];

    /// <summary>Reads the allocations of a request body, by pass type.</summary>
    /// <returns>The allocations, null if the body names none; <c>validation</c> for an unknown code, a code named
    /// twice, or a number out of range.</returns>
    internal async Task<Result<IReadOnlyList<AllocationChange>?>> PlanAsync(HttpContext http, CompanyBody body)
    {
        if (body.Allocations is not { } wanted)
        {
            return default(Result<IReadOnlyList<AllocationChange>?>);
        }

        var passes = await choices.PassTypesAsync(http.Access.Event.Id, http.Access.Actor, http.RequestAborted);
        if (passes.Failed(out var refused))
        {
            return refused;
        }

        List<AllocationChange> plan = [];
        foreach (var allocation in wanted)
        {
            var pass = passes.Value.FirstOrDefault(p => string.Equals(p.Code, allocation?.PassType, StringComparison.OrdinalIgnoreCase));
            if (pass is null || allocation!.Limit is < 0 or > AllocationService.Greatest || plan.Exists(a => a.PassTypeId == pass.Id))
            {
                return BadRequests.Invalid("allocations",
                    $"Each allocation needs another pass type code of this event, and a limit from 0 to {AllocationService.Greatest:N0}.");
            }

            plan.Add(new AllocationChange(pass.Id, allocation.Limit));
        }

        return plan;
    }

    /// <summary>Stores the allocations of a plan, and removes all others of the company.</summary>
    internal async Task<Error?> SetAsideAsync(HttpContext http, Guid company, IReadOnlyList<AllocationChange>? plan)
    {
        if (plan is null)
        {
            return null;
        }

        var now = await LimitsAsync(http, [company]);
        var gone = now.Where(l => !plan.Any(a => a.PassTypeId == l.PassTypeId)).Select(l => new AllocationChange(l.PassTypeId, null));
        foreach (var change in plan.Concat(gone))
        {
            if ((await allocations.SetAsync(http.Access.Event.Id, company, change, http.Access.Actor,
                http.RequestAborted)).Failed(out var refused))
            {
                return refused;
            }
        }

        return null;
    }
}
