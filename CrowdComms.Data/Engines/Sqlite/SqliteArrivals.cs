using CrowdComms.Data.Dashboard;
using Microsoft.EntityFrameworkCore;

namespace CrowdComms.Data.Engines.Sqlite;

/// <summary>Counts arrivals by five minutes on SQLite, which stores instants as UTC ticks.</summary>
internal sealed class SqliteArrivals : IArrivalCount
{
    public IQueryable<ArrivalCount> Arrivals(CrowdCommsContext context, Guid eventId) =>
        context.Database.SqlQuery<ArrivalCount>(
            $"""
             SELECT (checked_in_at - 621355968000000000) / 3000000000 AS "slot", pass_type_id, COUNT(*) AS "count"
             FROM registrants WHERE event_id = {eventId} AND checked_in_at IS NOT NULL GROUP BY 1, 2 ORDER BY 1
             """);
}
