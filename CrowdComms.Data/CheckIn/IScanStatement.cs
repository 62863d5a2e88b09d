using Microsoft.EntityFrameworkCore;

namespace CrowdComms.Data.CheckIn;

/// <summary>Decides a scan in the database, in as few statements as each engine can.</summary>
public interface IScanStatement
{
    /// <summary>Decides one scan and, unless it is only rehearsed, records it with all that follows from it; commits,
    /// unless the context is in a transaction on PostgreSQL.</summary>
    /// <returns>What was found and done; null when the station takes no such scan. A unique index that refuses it is a
    /// <see cref="DbUpdateException"/>.</returns>
    Task<ScanFound?> DecideAsync(CrowdCommsContext context, ScanOrder order, CancellationToken cancellationToken);
}
