using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;

namespace CrowdComms.Data.Engines;

/// <summary>What all parts of the application need of the database and SQLite and PostgreSQL do differently. A part
/// with a need of its own has an interface of its own, such as <c>IScanStatement</c>.</summary>
public interface IDatabaseEngine
{
    /// <summary>The name of the database system: <c>SQLite</c> or <c>PostgreSQL</c>.</summary>
    string Name { get; }

    /// <summary>Brings the database to the newest schema and creates it where it is missing. Only one process at a time
    /// does so.</summary>
    Task MigrateAsync(CrowdCommsContext context, CancellationToken cancellationToken);

    /// <summary>Returns true when no other process works on this database while this one runs. Only SQLite can tell, by
    /// a lock that it then keeps; PostgreSQL always returns false.</summary>
    bool TryOwn(CrowdCommsContext context);

    /// <summary>Begins a transaction whose reads all see the database at one moment, and which blocks no
    /// writer.</summary>
    Task<IDbContextTransaction> BeginSnapshotAsync(CrowdCommsContext context, CancellationToken cancellationToken);

    /// <summary>Locks <paramref name="key"/> until the context's transaction ends; other callers with the same key wait
    /// until then.</summary>
    Task LockAsync(CrowdCommsContext context, Guid key, CancellationToken cancellationToken);

    /// <summary>Writes many new rows of one table in the context's transaction, without the change tracker, which would
    /// cost more. A failure is a <see cref="DbUpdateException"/>.</summary>
    Task InsertAsync<T>(CrowdCommsContext context, IReadOnlyList<T> rows, CancellationToken cancellationToken)
        where T : class;

    /// <summary>Returns the name of the unique index that a failed save violated; null when it failed for another
    /// reason.</summary>
    string? ViolatedIndex(CrowdCommsContext context, DbUpdateException failure);

    /// <summary>Returns whether a save failed because a row that its foreign key names no longer exists.</summary>
    bool IsReferenceGone(DbUpdateException failure);

    /// <summary>Returns whether an exception means that the database cannot be reached now.</summary>
    bool IsUnreachable(Exception failure);
}
