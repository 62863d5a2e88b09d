using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;

namespace CrowdComms.Data.Engines.Sqlite;

/// <summary>SQLite: one file, for one laptop.</summary>
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
        return new SqliteConnectionStringBuilder { DataSource = Path.Combine(folder, "crowdcomms.db"),
            ForeignKeys = true, DefaultTimeout = 15 }.ToString();
    }

    public async Task MigrateAsync(CrowdCommsContext context, CancellationToken cancellationToken)
    {
        // One process owns the file, so a lock that is there was left by a process that died while migrating.
        await context.Database.ExecuteSqlRawAsync("""DROP TABLE IF EXISTS "__EFMigrationsLock" """, cancellationToken);
        await context.Database.MigrateAsync(cancellationToken);
    }

    // The system lets go of the lock when the process ends, however it ends.
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

    // Transactions that write begin IMMEDIATE, so there is one writer at a time already.
    public Task LockAsync(CrowdCommsContext context, Guid key, CancellationToken cancellationToken) =>
        Task.CompletedTask;

    public Task InsertAsync<T>(CrowdCommsContext context, IReadOnlyList<T> rows, CancellationToken cancellationToken)
        where T : class =>
            JsonInsert.InsertAsync(context, rows, cancellationToken);

    // SQLite names the columns ("UNIQUE constraint failed: events.slug"), not the index.
    public string? ViolatedIndex(CrowdCommsContext context, DbUpdateException failure)
    {
        if (failure.InnerException is not SqliteException { SqliteExtendedErrorCode: UniqueViolated
            or PrimaryKeyViolated } violation)
        {
            return null;
        }

        return context.Model.GetEntityTypes().SelectMany(t => t.GetIndexes()).Where(i => i.IsUnique)
            .FirstOrDefault(index =>
                violation.Message.Contains(
                    $": {string.Join(", ", index.Properties.Select(p => $"{index.DeclaringEntityType.GetTableName()}.{p.GetColumnName()}"))}'",
                    StringComparison.Ordinal))?.GetDatabaseName();
    }

    public bool IsReferenceGone(DbUpdateException failure) =>
        failure.InnerException is SqliteException { SqliteExtendedErrorCode: ForeignKeyViolated };

    public bool IsUnreachable(Exception failure) =>
        failure is SqliteException { SqliteErrorCode: Busy or CannotOpen }
            || (failure.InnerException is { } inner && IsUnreachable(inner));
}
