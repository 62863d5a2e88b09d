using CrowdComms.Data.Dashboard;
using Microsoft.EntityFrameworkCore;

namespace CrowdComms.Data.Engines.Postgres;

/// <summary>Counts arrivals by five minutes on PostgreSQL, which stores instants as <c>timestamptz</c>.</summary>
internal sealed class PostgresArrivals : IArrivalCount
{
    public IQueryable<ArrivalCount> Arrivals(CrowdCommsContext context, Guid eventId) =>
        context.Database.SqlQuery<ArrivalCount>(
            $"""
             SELECT floor(extract(epoch FROM checked_in_at) / 300)::bigint AS slot, pass_type_id, count(*)::int AS count
             FROM registrants WHERE event_id = {eventId} AND checked_in_at IS NOT NULL GROUP BY 1, 2 ORDER BY 1
             """);
}
