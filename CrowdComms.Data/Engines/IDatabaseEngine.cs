using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;

namespace CrowdComms.Data.Engines;

/// <summary>What every room needs of the database and the two engines say differently. A room that needs more has an
/// interface of its own, such as <c>IScanStatement</c>.</summary>
public interface IDatabaseEngine
{
    /// <summary><c>SQLite</c> or <c>PostgreSQL</c>.</summary>
    string Name { get; }

    /// <summary>Brings the database to the newest schema, making it where it is missing; one
    /// process at a time.</summary>
    Task MigrateAsync(CrowdCommsContext context, CancellationToken cancellationToken);

    /// <summary>Whether no other process works on this database while this one lives; true only where that can be made
    /// sure, from the first true answer on.</summary>
    bool TryOwn(CrowdCommsContext context);

    /// <summary>Begins a transaction that sees one moment of the whole database and blocks no writer.</summary>
    Task<IDbContextTransaction> BeginSnapshotAsync(CrowdCommsContext context, CancellationToken cancellationToken);

    /// <summary>Makes the others who lock the same <paramref name="key"/> wait until the context's
    /// transaction ends.</summary>
    Task LockAsync(CrowdCommsContext context, Guid key, CancellationToken cancellationToken);

    /// <summary>Writes many new rows of one table in the context's transaction, past the change tracker; a failure is a
    /// <see cref="DbUpdateException"/>.</summary>
    Task InsertAsync<T>(CrowdCommsContext context, IReadOnlyList<T> rows, CancellationToken cancellationToken)
        where T : class;

    /// <summary>The name of the unique index that a failed save violated, or null when the
    /// failure was another.</summary>
    string? ViolatedIndex(CrowdCommsContext context, DbUpdateException failure);

    /// <summary>Whether a save failed because a row that it names is gone.</summary>
    bool IsReferenceGone(DbUpdateException failure);

    /// <summary>Whether a failure says that the database cannot be reached now.</summary>
    bool IsUnreachable(Exception failure);
}
