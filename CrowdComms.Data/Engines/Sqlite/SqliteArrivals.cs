using CrowdComms.Data.Dashboard;
using Microsoft.EntityFrameworkCore;

namespace CrowdComms.Data.Engines.Sqlite;

/// <summary>Counts arrivals by five minutes on SQLite, which stores instants as UTC ticks.</summary>
internal sealed class SqliteArrivals : IArrivalCount
{
    public IQueryable<ArrivalCount> Arrivals(CrowdCommsContext context, Guid eventId) =>
        context.Database.SqlQuery<ArrivalCount>(
            $"""
             SELECT (a.at - 621355968000000000) / 3000000000 AS "slot", a.pass_type_id, COUNT(*) AS "count"
             FROM (SELECT checked_in_at AS at, pass_type_id FROM registrants WHERE event_id = {eventId} AND checked_in_at IS NOT NULL
                 UNION ALL SELECT n.at, r.pass_type_id FROM day_entries n JOIN registrants r ON r.id = n.registrant_id
                     WHERE n.event_id = {eventId} AND n.undone_at IS NULL AND n.at <> r.checked_in_at) a GROUP BY 1, 2 ORDER BY 1
             """);
}
