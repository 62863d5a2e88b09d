using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Storage;

namespace CrowdComms.Data.Engines.Sqlite;

/// <summary>SQLite: one file on one machine, for an event that runs on a single laptop.</summary>
internal sealed class SqliteEngine : IDatabaseEngine, IDisposable
{
    private const int Busy = 5, CannotOpen = 14, UniqueViolated = 2067, PrimaryKeyViolated = 1555, ForeignKeyViolated =
        787;

    private FileStream? _owned;

    public string Name => "SQLite";

    internal static void Configure(DbContextOptionsBuilder options, string connectionString) =>
        options.UseSqlite(connectionString, sqlite => sqlite.MigrationsHistoryTable("migrations"))
            .UseSnakeCaseNamingConvention();

    internal static string ConnectionString(string folder)
    {
        Directory.CreateDirectory(folder);
        return new SqliteConnectionStringBuilder
        {
            DataSource = Path.Combine(folder, "crowdcomms.db"),
            ForeignKeys = true,
            DefaultTimeout = 15
        }.ToString();
    }

    public async Task MigrateAsync(CrowdCommsContext context, CancellationToken cancellationToken)
    {
        // Only one process uses the file, so a lock that is found here was left by a process that ended while it
        // migrated.
        await context.Database.ExecuteSqlRawAsync("""DROP TABLE IF EXISTS "__EFMigrationsLock" """, cancellationToken);
        await context.Database.MigrateAsync(cancellationToken);
    }

    // The operating system releases the lock on the file when the process ends, however it ends.
    public bool TryOwn(CrowdCommsContext context)
    {
        try
        {
            _owned ??= new FileStream(
                $"{new SqliteConnectionStringBuilder(context.Database.GetConnectionString()).DataSource}-owner",
                FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
            return true;
        }
        catch (IOException)
        {
            return false;
        }
    }

    public void Dispose() => _owned?.Dispose();

    public async Task<IDbContextTransaction> BeginSnapshotAsync(
        CrowdCommsContext context, CancellationToken cancellationToken)
    {
        await context.Database.OpenConnectionAsync(cancellationToken);
        var connection = (SqliteConnection)context.Database.GetDbConnection();
        return (await context.Database.UseTransactionAsync(connection.BeginTransaction(deferred: true),
            cancellationToken))!;
    }

    // SQLite's write transactions begin with BEGIN IMMEDIATE, so there is only one writer at a time and no further lock
    // is needed.
    public Task LockAsync(CrowdCommsContext context, Guid key, CancellationToken cancellationToken) =>
        Task.CompletedTask;

    public Task InsertAsync<T>(CrowdCommsContext context, IReadOnlyList<T> rows, CancellationToken cancellationToken)
        where T : class =>
            JsonInsert.InsertAsync(context, rows, cancellationToken);

    // SQLite's message names the columns ("UNIQUE constraint failed: events.slug") and not the index, so the index is
    // found by its columns.
    public string? ViolatedIndex(CrowdCommsContext context, DbUpdateException failure)
    {
        if (failure.InnerException is not SqliteException
            {
                SqliteExtendedErrorCode: UniqueViolated
            or PrimaryKeyViolated
            } violation)
        {
            return null;
        }

        return context.Model.GetEntityTypes().SelectMany(t => t.GetIndexes()).Where(i => i.IsUnique)
            .FirstOrDefault(index =>
                violation.Message.Contains(
                    $": {string.Join(", ", index.Properties.Select(p => $"{Table(index)}.{p.GetColumnName()}"))}'",
                    StringComparison.Ordinal))?.GetDatabaseName();

        static string? Table(IReadOnlyIndex index) => index.DeclaringEntityType.GetTableName();
    }

    public bool IsReferenceGone(DbUpdateException failure) =>
        failure.InnerException is SqliteException { SqliteExtendedErrorCode: ForeignKeyViolated };

    public bool IsUnreachable(Exception failure) =>
        failure is SqliteException { SqliteErrorCode: Busy or CannotOpen }
            || (failure.InnerException is { } inner && IsUnreachable(inner));
}
