using CrowdComms.Data.Common;
using CrowdComms.Data.Companies;
using CrowdComms.Data.Engines;
using CrowdComms.Data.PassTypes;
using Microsoft.EntityFrameworkCore;

namespace CrowdComms.Data.Capacity;

/// <summary>Whether a pass is left among those set aside for a company.</summary>
internal static class AllocatedPlaces
{
    /// <summary>Call inside the transaction that takes the place, after <see cref="RegistrantPlaces"/>: others who want
    /// one wait for its end. Null when there is one, or no limit.</summary>
    /// <param name="engine">Locks.</param>
    /// <param name="context">In a transaction.</param>
    /// <param name="wanted">The person's company, the pass type, and how they come.</param>
    /// <param name="cancellationToken">Stops it.</param>
    internal static async Task<Error?> AllocationRefusalAsync(
        this IDatabaseEngine engine, CrowdCommsContext context,
        (Company? Company, PassType PassType, RegistrantSource Source) wanted, CancellationToken cancellationToken)
    {
        var (company, pass, source) = wanted;
        var allocations = context.Allocations.AsNoTracking()
            .Where(a => company != null && a.CompanyId == company.Id && a.PassTypeId == pass.Id);
        if (company is null || !await allocations.AnyAsync(cancellationToken))
        {
            return source == RegistrantSource.Company ? CompanyErrors.NotAllocated(pass.Name) : null;
        }

        // Read again under the lock: somebody may have changed it, or taken the last place, while we waited.
        await engine.LockAsync(context, pass.EventId, cancellationToken);
        var most = await allocations.Select(a => (int?)a.Most).SingleOrDefaultAsync(cancellationToken);
        var taken = await context.Registrants.CountAsync(
            r => r.CompanyId == company.Id && r.PassTypeId == pass.Id && r.Status != RegistrantStatus.Cancelled,
            cancellationToken);
        return taken >= most ? CompanyErrors.AllocationFull(company.Name, pass.Name, most.Value) : null;
    }
}
