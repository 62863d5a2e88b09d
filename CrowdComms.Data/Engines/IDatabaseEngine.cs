using CrowdComms.Data.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;

namespace CrowdComms.Data.Engines;

/// <summary>What all parts of the application need of the database and SQLite and PostgreSQL do differently. A part
/// with a need of its own has an interface of its own, such as <c>IScanStatement</c>.</summary>
public interface IDatabaseEngine
{
    /// <summary>The name of the database system: <c>SQLite</c> or <c>PostgreSQL</c>.</summary>
    string Name { get; }

    /// <summary>Begins this process's start: creates the database where it is missing, and keeps other processes from
    /// starting on it until the result is disposed, so that only one at a time migrates it and writes its first content.</summary>
    /// <returns>The hold on the start; <c>database.starting_elsewhere</c> while another process starts on the same database;
    /// <c>database.in_use</c> when another process works on the same SQLite file.</returns>
    Task<Result<StartHold>> BeginStartAsync(CrowdCommsContext context, CancellationToken cancellationToken);

    /// <summary>Returns the ids of the migrations that were applied to the database, by one statement; none for a database
    /// without a table of them.</summary>
    Task<IReadOnlyList<string>> AppliedMigrationsAsync(CrowdCommsContext context, CancellationToken cancellationToken);

    /// <summary>Applies the migrations that the database lacks.</summary>
    Task MigrateAsync(CrowdCommsContext context, CancellationToken cancellationToken);

    /// <summary>Whether no other process works on this database while this one runs. SQLite knows by the lock that
    /// <see cref="BeginStartAsync"/> takes for the whole life of the process; PostgreSQL always returns false.</summary>
    bool IsAlone { get; }

    /// <summary>Whether a transaction that writes keeps every other writer waiting until it ends, also one of other rows. Long
    /// work is then written in small batches.</summary>
    bool WritersWait { get; }

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

    /// <summary>Finds the rows of an event by many keys of a unique index. The database looks each key up in the index, also where
    /// the table has grown since the plan of the statement was made. Of an entity with a complex property, only the other
    /// properties can be selected.</summary>
    /// <param name="context">The context that is asked.</param>
    /// <param name="eventId">The event of the rows.</param>
    /// <param name="property">The property that holds the key, such as <c>EmailKey</c>; the index begins with the event and it.</param>
    /// <param name="keys">The keys, none of them twice.</param>
    IQueryable<T> OfKeys<T>(CrowdCommsContext context, Guid eventId, string property, IReadOnlyList<string> keys)
        where T : class;

    /// <summary>Returns the name of the unique index that a failed save violated; null when it failed for another
    /// reason.</summary>
    string? ViolatedIndex(CrowdCommsContext context, DbUpdateException failure);

    /// <summary>Returns whether a save failed because a row that its foreign key names no longer exists.</summary>
    bool IsReferenceGone(DbUpdateException failure);

    /// <summary>Returns why an exception means that the database or its disk cannot be used now; null when it means something
    /// else.</summary>
    OutageKind? OutageOf(Exception failure);
}
