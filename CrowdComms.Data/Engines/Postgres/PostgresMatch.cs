using CrowdComms.Data.Registrants;
using Microsoft.EntityFrameworkCore;

namespace CrowdComms.Data.Engines.Postgres;

/// <summary>Finds registrants on PostgreSQL, by the trigram index of their search column.</summary>
internal sealed class PostgresMatch : IRegistrantMatch
{
    public IQueryable<Registrant> Search(CrowdCommsContext context, IReadOnlyList<string> words) =>
        words.Select(LikePattern.Of).Aggregate(context.Registrants.AsQueryable(), (query, pattern) =>
            query.Where(r => EF.Functions.Like(r.SearchText, pattern, LikePattern.Escape)));
}
