using CrowdComms.Data.Common;
using Microsoft.EntityFrameworkCore;

namespace CrowdComms.Data.Companies;

/// <summary>Finds a company by the name people wrote.</summary>
internal static class CompanyFinder
{
    /// <summary>The event's company of this name but for case, accents and outer blanks, or the one that it was merged
    /// into; else a new one added to the context. Null for a blank.</summary>
    internal static async Task<Company?> FindOrAddAsync(
        CrowdCommsContext context, Guid eventId, string? name, CancellationToken cancellationToken)
    {
        var key = Folded.Text(name);
        if (key.Length == 0)
        {
            return null;
        }

        var company = await context.Companies.SingleOrDefaultAsync(c => c.EventId == eventId && c.NameKey == key,
            cancellationToken);
        return company ?? await MergedAsync(context, eventId, key, cancellationToken)
            ?? context.Companies.Add(new Company(eventId, name!)).Entity;
    }

    // Names are folded here and not in the database, so all merges are read; there are few, and a
    // name that is new is rare.
    private static async Task<Company?> MergedAsync(
        CrowdCommsContext context, Guid eventId, string key, CancellationToken cancellationToken)
    {
        var merges = await context.CompanyMerges.AsNoTracking().Where(m => m.EventId == eventId && m.UndoneAt == null)
            .OrderByDescending(m => m.Id)
            .Select(m => new { m.FromId, m.FromName, m.IntoId }).ToListAsync(cancellationToken);
        var into = merges.Find(m => Folded.Text(m.FromName) == key)?.IntoId;

        // What it became may have become another since.
        for (var steps = merges.Count; steps > 0 && merges.Find(m => m.FromId == into) is { } next; steps--)
        {
            into = next.IntoId;
        }

        return into is null ? null : await context.Companies.SingleOrDefaultAsync(c => c.Id == into, cancellationToken);
    }
}
