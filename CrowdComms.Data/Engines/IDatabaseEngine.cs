using CrowdComms.Data.CheckIn;
using CrowdComms.Data.Registrants;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;

namespace CrowdComms.Data.Engines;

/// <summary>All that differs between the databases. No other file asks which one runs.</summary>
public interface IDatabaseEngine
{
    /// <summary><c>SQLite</c> or <c>PostgreSQL</c>.</summary>
    string Name { get; }

    /// <summary>Brings the database to the newest schema, making it where it is missing; one process at a time.</summary>
    Task MigrateAsync(CrowdCommsContext context, CancellationToken cancellationToken);

    /// <summary>Whether no other process works on this database while this one lives; true only where that can be made sure, from the first true answer on.</summary>
    bool TryOwn(CrowdCommsContext context);

    /// <summary>The registrants whose search column holds every one of the folded <paramref name="words"/>: anywhere in a word, or at a word's beginning for one or two Latin letters.</summary>
    IQueryable<Registrant> Search(CrowdCommsContext context, IReadOnlyList<string> words);

    /// <summary>Begins a transaction that sees one moment of the whole database and blocks no writer.</summary>
    Task<IDbContextTransaction> BeginSnapshotAsync(CrowdCommsContext context, CancellationToken cancellationToken);

    /// <summary>Makes the others who lock the same <paramref name="key"/> wait until the context's transaction ends.</summary>
    Task LockAsync(CrowdCommsContext context, Guid key, CancellationToken cancellationToken);

    /// <summary>Lets the context's transaction change entries of the audit, which the database refuses else, or ends that: for forgetting people, and nothing else.</summary>
    Task OpenAuditAsync(CrowdCommsContext context, bool open, CancellationToken cancellationToken);

    /// <summary>Writes many new rows of one table in the context's transaction, past the change tracker; a failure is a <see cref="DbUpdateException"/>.</summary>
    Task InsertAsync<T>(CrowdCommsContext context, IReadOnlyList<T> rows, CancellationToken cancellationToken) where T : class;

    /// <summary>Decides one scan and, unless it is only rehearsed, records it with all that follows from it; commits, unless the context is in a transaction on PostgreSQL.</summary>
    /// <returns>What was found and done; null when the station takes no such scan. A unique index that refuses it is a <see cref="DbUpdateException"/>.</returns>
    Task<ScanFound?> DecideScanAsync(CrowdCommsContext context, ScanOrder order, CancellationToken cancellationToken);

    /// <summary>People who are checked in now, counted by the five minutes of their check-in and by pass type, in the order of time.</summary>
    IQueryable<ArrivalCount> Arrivals(CrowdCommsContext context, Guid eventId);

    /// <summary>The name of the unique index that a failed save violated, or null when the failure was another.</summary>
    string? ViolatedIndex(CrowdCommsContext context, DbUpdateException failure);

    /// <summary>Whether a save failed because a row that it names is gone.</summary>
    bool IsReferenceGone(DbUpdateException failure);

    /// <summary>Whether a failure says that the database cannot be reached now.</summary>
    bool IsUnreachable(Exception failure);
}

/// <summary>People of one pass type who checked in during one span of five minutes.</summary>
/// <param name="Slot">Spans of five minutes since 1970-01-01T00:00Z.</param>
/// <param name="PassTypeId">Their pass type.</param>
/// <param name="Count">People.</param>
public sealed record ArrivalCount(long Slot, Guid PassTypeId, int Count);
