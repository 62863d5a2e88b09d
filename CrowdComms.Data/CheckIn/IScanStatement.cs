using Microsoft.EntityFrameworkCore;

namespace CrowdComms.Data.CheckIn;

/// <summary>Decides and records a scan inside the database, in as few statements as each of the two databases
/// allows.</summary>
public interface IScanStatement
{
    /// <summary>Decides one scan and, unless it is simulated, records it together with its change of status or zone
    /// visit. Commits on its own, except on PostgreSQL inside a transaction that the caller opened.</summary>
    /// <returns>What the statement found and wrote; null when the station takes no such scan. Throws a
    /// <see cref="DbUpdateException"/> where a unique index refuses the rows.</returns>
    Task<ScanFound?> DecideAsync(CrowdCommsContext context, ScanOrder order, CancellationToken cancellationToken);
}
