using CrowdComms.Data.Common;
using Microsoft.EntityFrameworkCore;

namespace CrowdComms.Data.Companies;

/// <summary>Finds a company by the name that a person wrote.</summary>
internal static class CompanyFinder
{
    /// <summary>Finds the event's company of this name, compared without case, accents and outer blanks, or the company
    /// that it was merged into. Otherwise adds a new company to the context. Returns null for a blank name.</summary>
    internal static async Task<Company?> FindOrAddAsync(
        CrowdCommsContext context, Guid eventId, string? name, CancellationToken cancellationToken)
    {
        var key = SearchText.Of(name);
        if (key.Length == 0)
        {
            return null;
        }

        var company = await context.Companies.SingleOrDefaultAsync(c => c.EventId == eventId && c.NameKey == key,
            cancellationToken);
        return company ?? await MergedAsync(context, eventId, key, cancellationToken)
            ?? context.Companies.Add(new Company(eventId, name!)).Entity;
    }

    // The keys of merged names are computed here and not in the database, so all merges of the event are read. That is
    // cheap: there are few merges, and only a name that the event does not know leads here.
    private static async Task<Company?> MergedAsync(
        CrowdCommsContext context, Guid eventId, string key, CancellationToken cancellationToken)
    {
        var merges = await context.CompanyMerges.AsNoTracking().Where(m => m.EventId == eventId && m.UndoneAt == null)
            .OrderByDescending(m => m.Id)
            .Select(m => new { m.FromId, m.FromName, m.IntoId }).ToListAsync(cancellationToken);
        var into = merges.Find(m => SearchText.Of(m.FromName) == key)?.IntoId;

        // The company that received the people may itself have been merged into another one since, so the chain is
        // followed to its end.
        for (var steps = merges.Count; steps > 0 && merges.Find(m => m.FromId == into) is { } next; steps--)
        {
            into = next.IntoId;
        }

        return into is null ? null : await context.Companies.SingleOrDefaultAsync(c => c.Id == into, cancellationToken);
    }
}
