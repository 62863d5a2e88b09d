using System.Runtime.CompilerServices;
using CrowdComms.Data.Common;
using CrowdComms.Data.Engines;
using Microsoft.EntityFrameworkCore;

namespace CrowdComms.Data.Companies;

/// <summary>Lists the companies of an event with their registrants counted.</summary>
public sealed class CompanyReader(IDbContextFactory<CrowdCommsContext> contexts)
{
    /// <summary>Reads a page of companies; one query counts the registrants of all companies on the page.</summary>
    /// <returns>The page; <c>not_found</c> for an actor who is not a member of the event.</returns>
    public async Task<Result<Page<CompanyRow>>> PageAsync(
        Guid eventId, CompanyQuery query, Actor actor, CancellationToken cancellationToken)
    {
        if (actor.Refusal(MemberRole.Staff, eventId, "see the companies") is { } refusal)
        {
            return refusal;
        }

        var (number, size) = (Math.Max(query.Page, 1), Math.Clamp(query.PageSize, 1, CompanyQuery.MostRows));
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var matches = Matching(context, eventId, query.Search);
        var total = await matches.CountAsync(cancellationToken);
        var rows = await Ordered(context, matches, query).Skip((number - 1) * size).Take(size).Select(CompanyRow.Of)
            .ToListAsync(cancellationToken);
        return new Page<CompanyRow>(await CountedAsync(context, rows, cancellationToken), number, size, total);
    }

    /// <summary>Reads one company with its registrants counted.</summary>
    /// <returns>The row; <c>not_found</c> when the event has no such company, and for an actor who is not a
    /// member.</returns>
    public async Task<Result<CompanyRow>> GetAsync(
        Guid eventId, Guid id, Actor actor, CancellationToken cancellationToken)
    {
        if (actor.Refusal(MemberRole.Staff, eventId, "see the companies") is { } refusal)
        {
            return refusal;
        }

        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var rows = await context.Companies.AsNoTracking().Where(c => c.EventId == eventId && c.Id == id)
            .Select(CompanyRow.Of).ToListAsync(cancellationToken);
        return rows.Count == 0 ? Error.NotFound("company") : (await CountedAsync(context, rows, cancellationToken))[0];
    }

    /// <summary>Reads all companies that match the query, in the order in which <see cref="PageAsync"/> divides them
    /// into pages; the registrants of some hundred companies are counted by one query.</summary>
    internal static async IAsyncEnumerable<CompanyRow> AllAsync(
        CrowdCommsContext context, Guid eventId, CompanyQuery query,
        [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        var rows = await Ordered(context, Matching(context, eventId, query.Search), query).Select(CompanyRow.Of)
            .ToListAsync(cancellationToken);
        foreach (var some in rows.Chunk(CompanyQuery.MostRows))
        {
            foreach (var row in await CountedAsync(context, [.. some], cancellationToken))
            {
                yield return row;
            }
        }
    }

    private static IQueryable<Company> Matching(CrowdCommsContext context, Guid eventId, string? search) =>
        SearchText.Words(search).Select(word => $"%{LikePattern.Literal(word)}%").Aggregate(
            context.Companies.AsNoTracking().Where(c => c.EventId == eventId),
            (found, pattern) => found.Where(c => EF.Functions.Like(c.NameKey, pattern, LikePattern.Escape)));

    private static IQueryable<Company> Ordered(
        CrowdCommsContext context, IQueryable<Company> companies, CompanyQuery query)
    {
        if (query.Sort == CompanySort.Name)
        {
            return query.Descending
                ? companies.OrderByDescending(c => c.NameKey).ThenBy(c => c.Id)
                : companies.OrderBy(c => c.NameKey).ThenBy(c => c.Id);
        }

        // EF Core translates a left join with a grouped query only in this form.
        var sizes = context.Registrants.Where(r => r.CompanyId != null && r.Status != RegistrantStatus.Cancelled)
            .GroupBy(r => r.CompanyId).Select(g => new { g.Key, Count = g.Count() });
        var sized = from company in companies
                    join size in sizes on (Guid?)company.Id equals size.Key into found
                    from size in found.DefaultIfEmpty()
                    select new { Company = company, Size = (int?)size.Count ?? 0 };
        var ordered = query.Descending ? sized.OrderByDescending(s => s.Size) : sized.OrderBy(s => s.Size);
        return ordered.ThenBy(s => s.Company.NameKey).ThenBy(s => s.Company.Id).Select(s => s.Company);
    }

    private static async Task<List<CompanyRow>> CountedAsync(
        CrowdCommsContext context, List<CompanyRow> rows, CancellationToken cancellationToken)
    {
        Guid?[] ids = [.. rows.Select(r => r.Id)];
        var counts = await context.Registrants.AsNoTracking().Where(r => ids.Contains(r.CompanyId))
            .GroupBy(r => new { r.CompanyId, r.Status })
            .Select(g => new { g.Key.CompanyId, g.Key.Status, Count = g.Count() }).ToListAsync(cancellationToken);
        var found = counts.ToDictionary(c => (c.CompanyId!.Value, c.Status), c => c.Count);
        return rows.ConvertAll(row => row with
        {
            Registered = found.GetValueOrDefault((row.Id, RegistrantStatus.Registered)),
            Confirmed = found.GetValueOrDefault((row.Id, RegistrantStatus.Confirmed)),
            CheckedIn = found.GetValueOrDefault((row.Id, RegistrantStatus.CheckedIn)),
            Cancelled = found.GetValueOrDefault((row.Id, RegistrantStatus.Cancelled)),
        });
    }
}
