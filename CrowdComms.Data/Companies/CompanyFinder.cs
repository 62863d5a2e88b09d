using CrowdComms.Data.Common;
using Microsoft.EntityFrameworkCore;

namespace CrowdComms.Data.Companies;

/// <summary>Finds a company by the name people wrote.</summary>
internal static class CompanyFinder
{
    /// <summary>The event's company of this name but for case, accents and outer blanks, else a new one added to the context; null for a blank.</summary>
    internal static async Task<Company?> FindOrAddAsync(CrowdCommsContext context, Guid eventId, string? name, CancellationToken cancellationToken)
    {
        var key = Folded.Text(name);
        if (key.Length == 0)
        {
            return null;
        }

        var company = await context.Companies.SingleOrDefaultAsync(c => c.EventId == eventId && c.NameKey == key, cancellationToken);
        return company ?? context.Companies.Add(new Company(eventId, name!)).Entity;
    }
}
