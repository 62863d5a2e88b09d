using CrowdComms.Data.Common;
using CrowdComms.Data.Companies;
using CrowdComms.Data.Engines;
using CrowdComms.Data.PassTypes;
using Microsoft.EntityFrameworkCore;

namespace CrowdComms.Data.Capacity;

/// <summary>Checks whether a company's allocation of a pass type has a pass left.</summary>
internal static class AllocatedPlaces
{
    /// <summary>Returns the error when the company's allocation is used up; null when a pass is left or there is no
    /// limit. It must be called inside the transaction that saves the registrant, after <see cref="RegistrantPlaces"/>:
    /// the lock lets others who want a pass wait for its end.</summary>
    /// <param name="engine">The database, which locks the event.</param>
    /// <param name="context">The context, in a transaction.</param>
    /// <param name="wanted">The registrant's company, the pass type, and the way by which the registrant was
    /// added.</param>
    /// <param name="cancellationToken">Cancels the check.</param>
    internal static async Task<Error?> AllocationRefusalAsync(
        this IDatabaseEngine engine, CrowdCommsContext context, PassWanted wanted, CancellationToken cancellationToken)
    {
        var (company, pass, source) = wanted;
        var allocations = context.Allocations
            .Where(a => company != null && a.CompanyId == company.Id && a.PassTypeId == pass.Id);
        if (company is null || !await allocations.AnyAsync(cancellationToken))
        {
            return source == RegistrantSource.Company ? CompanyErrors.NotAllocated(pass.Name) : null;
        }

        // The allocation is read again under the lock: another transaction may have changed it or taken its last pass
        // while this one waited.
        await engine.LockAsync(context, pass.EventId, cancellationToken);
        var seats = await Seats.Unlimited.WithAsync(context, allocations, cancellationToken);
        return seats.AllocationRefusal(company.NameKey, pass);
    }
}

/// <summary>A pass that a person of a company wants.</summary>
/// <param name="Company">The person's company; null for none.</param>
/// <param name="PassType">The pass type of which they need a pass.</param>
/// <param name="Source">The way by which they are registered.</param>
internal sealed record PassWanted(Company? Company, PassType PassType, RegistrantSource Source);
