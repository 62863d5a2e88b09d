using CrowdComms.Data.Common;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Storage;

namespace CrowdComms.Data.Engines.Sqlite;

/// <summary>SQLite: one file on one machine, for an event that runs on a single laptop.</summary>
internal sealed class SqliteEngine : IDatabaseEngine, IDisposable
{
    internal const int Busy = 5;

    // SQLite reports a table that is missing as an error of the statement.
    private const int NoSuchTable = 1;

    private const int ReadOnly = 8, IoError = 10, Corrupt = 11, Full = 13, CannotOpen = 14, NotADatabase = 26, UniqueViolated = 2067,
        PrimaryKeyViolated = 1555, ForeignKeyViolated = 787;

    // EWOULDBLOCK, and ERROR_SHARING_VIOLATION.
    private const int LockedOnLinux = 11, LockedOnMac = 35, LockedOnWindows = unchecked((int)0x80070020);

    // The shared memory beside the WAL could not grow: https://sqlite.org/rescode.html#ioerr_shmsize
    private const int SharedMemoryFull = 4874;

    private static readonly WritersInTurn InTurn = new();

    private FileStream? _owned;

    public string Name => "SQLite";

    internal static void Configure(DbContextOptionsBuilder options, string connectionString) =>
        options.UseSqlite(connectionString, sqlite => sqlite.MigrationsHistoryTable("migrations"))
            .UseSnakeCaseNamingConvention().AddInterceptors(InTurn)
            .ReplaceService<IRelationalTransactionFactory, TurnTransactions>();

    internal static string ConnectionString(string folder)
    {
        return new SqliteConnectionStringBuilder
        {
            DataSource = Path.Combine(folder, "crowdcomms.db"),
            ForeignKeys = true,
            DefaultTimeout = 15
        }.ToString();
    }

    public bool WritersWait => true;

    public bool IsAlone => _owned is not null;

    // The operating system releases the lock on the file when the process ends, however it ends.
    public Task<Result<StartHold>> BeginStartAsync(CrowdCommsContext context, CancellationToken cancellationToken)
    {
        var file = new SqliteConnectionStringBuilder(context.Database.GetConnectionString()).DataSource;
        try
        {
            Directory.CreateDirectory(Path.GetDirectoryName(file)!);
            _owned ??= new FileStream($"{file}-owner", FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        }
        catch (IOException taken) when (taken.HResult is LockedOnLinux or LockedOnMac or LockedOnWindows)
        {
            return Task.FromResult<Result<StartHold>>(SchemaErrors.InUse(Path.GetDirectoryName(file)!));
        }
        catch (Exception refused) when (refused is IOException or UnauthorizedAccessException)
        {
            // Nothing can be written there, and opening the database says so better.
        }

        return Task.FromResult<Result<StartHold>>(new StartHold(null));
    }

    public async Task<IReadOnlyList<string>> AppliedMigrationsAsync(CrowdCommsContext context, CancellationToken cancellationToken)
    {
        await UseWalAsync(context, cancellationToken);
        try
        {
            return await PlainSql.ReadTextsAsync(context, PlainSql.AppliedMigrations, cancellationToken);
        }
        catch (SqliteException missing) when (missing.SqliteErrorCode == NoSuchTable)
        {
            return [];
        }
    }

    public async Task MigrateAsync(CrowdCommsContext context, CancellationToken cancellationToken)
    {
        await UseWalAsync(context, cancellationToken);
        // Only one process uses the file, so a lock that is found here was left by a process that ended while it
        // migrated.
        await context.Database.ExecuteSqlRawAsync("""DROP TABLE IF EXISTS "__EFMigrationsLock" """, cancellationToken);
        await context.Database.MigrateAsync(cancellationToken);
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

    public IQueryable<T> OfKeys<T>(CrowdCommsContext context, Guid eventId, string property, IReadOnlyList<string> keys)
        where T : class =>
            context.Set<T>().Where(r => EF.Property<Guid>(r, "EventId") == eventId && keys.Contains(EF.Property<string>(r, property)));

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

    public OutageKind? OutageOf(Exception failure) => failure switch
    {
        SqliteException { SqliteErrorCode: Busy or CannotOpen } => OutageKind.Unreachable,
        SqliteException { SqliteErrorCode: Full } or SqliteException { SqliteExtendedErrorCode: SharedMemoryFull } => OutageKind.DiskFull,
        SqliteException { SqliteErrorCode: ReadOnly } => OutageKind.DiskReadOnly,
        SqliteException { SqliteErrorCode: IoError or Corrupt or NotADatabase } => OutageKind.DiskBroken,
        _ => DiskFault.Of(failure) ?? (failure.InnerException is { } inner ? OutageOf(inner) : null),
    };

    // With a write-ahead log (WAL) readers do not wait for the writer, so a dashboard or a search goes on during an import. EF Core
    // would ask for it only when it creates the file itself, and the first connection has created it before. The mode is kept in
    // the file. Commits still wait for the disk (synchronous is FULL), so a laptop that loses power loses no check-in.
    private static async Task UseWalAsync(CrowdCommsContext context, CancellationToken cancellationToken)
    {
        var modes = await PlainSql.ReadTextsAsync(context, "PRAGMA journal_mode = WAL", cancellationToken);
        if (modes is not ["wal"])
        {
            throw new SqliteException(
                "the file system cannot share memory between connections, as WAL needs; choose a local folder with Storage:Folder",
                CannotOpen);
        }
    }
}
