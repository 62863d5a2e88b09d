using System.Data;
using System.Net.Sockets;
using CrowdComms.Data.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Storage;
using Npgsql;

namespace CrowdComms.Data.Engines.Postgres;

/// <summary>PostgreSQL 15 or newer, for events with many stations and several web nodes.</summary>
internal sealed class PostgresEngine : IDatabaseEngine
{
    public string Name => "PostgreSQL";

    // How many statements each connection keeps prepared, where the connection string does not say it. A statement is prepared at its
    // fifth use. Unprepared, the six short statements around a scan took the server 0.84 ms to plan and 0.15 ms to run.
    private const int KeptPrepared = 100;

    // The application changes no settings of a connection, so one that returns to the pool needs no reset. A reset
    // would cost as much as half a check-in, at each of them: https://www.npgsql.org/doc/performance.html
    internal static void Configure(DbContextOptionsBuilder options, string connectionString)
    {
        var settings = new NpgsqlConnectionStringBuilder(connectionString) { NoResetOnClose = true };
        if (!settings.ShouldSerialize("Max Auto Prepare"))
        {
            settings.MaxAutoPrepare = KeptPrepared;
        }

        options.UseNpgsql(settings.ToString(), npgsql => npgsql.MigrationsHistoryTable("migrations")).UseSnakeCaseNamingConvention();
    }

    // The lock belongs to a connection of its own, which ends with the process, however that ends. It comes from the pool of all
    // others, because another pool would read the types of the database again. EF Core's own lock is on the
    // table of migrations, which a fresh database does not have, and it does not cover what a start writes after migrating.
    public async Task<Result<StartHold>> BeginStartAsync(CrowdCommsContext context, CancellationToken cancellationToken)
    {
        var connection = new NpgsqlConnection(context.Database.GetConnectionString());
        var held = false;
        try
        {
            await OpenAsync(connection, context, cancellationToken);
            await using var ask = new NpgsqlCommand($"SELECT pg_try_advisory_lock({StartLock.Key})", connection);
            held = await ask.ExecuteScalarAsync(cancellationToken) is true;
        }
        finally
        {
            await (held ? ValueTask.CompletedTask : connection.DisposeAsync());
        }

        return held ? new StartHold(new StartLock(connection)) : SchemaErrors.StartingElsewhere;
    }

    public async Task<IReadOnlyList<string>> AppliedMigrationsAsync(CrowdCommsContext context, CancellationToken cancellationToken)
    {
        try
        {
            return await PlainSql.ReadTextsAsync(context, PlainSql.AppliedMigrations, cancellationToken);
        }
        catch (PostgresException missing) when (missing.SqlState == PostgresErrorCodes.UndefinedTable)
        {
            return [];
        }
    }

    public Task MigrateAsync(CrowdCommsContext context, CancellationToken cancellationToken) =>
        context.Database.MigrateAsync(cancellationToken);

    // Other nodes may work on the same database, so a claim on work of this database is free only when its time has run
    // out.
    public bool IsAlone => false;

    public bool WritersWait => false;

    public Task<IDbContextTransaction> BeginSnapshotAsync(
        CrowdCommsContext context, CancellationToken cancellationToken) =>
            context.Database.BeginTransactionAsync(IsolationLevel.RepeatableRead, cancellationToken);

    public Task LockAsync(CrowdCommsContext context, Guid key, CancellationToken cancellationToken) =>
        context.Database.ExecuteSqlAsync($"SELECT pg_advisory_xact_lock(hashtextextended({key.ToString()}, 0))",
            cancellationToken);

    public Task InsertAsync<T>(CrowdCommsContext context, IReadOnlyList<T> rows, CancellationToken cancellationToken)
        where T : class =>
            BinaryCopy.InsertAsync(context, rows, cancellationToken);

    // OFFSET 0 keeps the planner from joining in another way. A prepared statement keeps a plan that was made while the table was small;
    // the plan of “= ANY” then compared every row with every key, which took most of an import of 20,000 people.
    public IQueryable<T> OfKeys<T>(CrowdCommsContext context, Guid eventId, string property, IReadOnlyList<string> keys)
        where T : class
    {
        var entity = context.Model.FindEntityType(typeof(T))!;
        var sql =
            $"SELECT f.* FROM unnest({{0}}) AS k (key) CROSS JOIN LATERAL (SELECT * FROM \"{entity.GetTableName()}\" "
                + $"WHERE event_id = {{1}} AND \"{entity.FindProperty(property)!.GetColumnName()}\" = k.key OFFSET 0) AS f";
        return context.Set<T>().FromSqlRaw(sql, keys.ToArray(), eventId);
    }

    public string? ViolatedIndex(CrowdCommsContext context, DbUpdateException failure) =>
        failure.InnerException is PostgresException { SqlState: PostgresErrorCodes.UniqueViolation } violation
            ? violation.ConstraintName : null;

    public bool IsReferenceGone(DbUpdateException failure) =>
        failure.InnerException is PostgresException { SqlState: PostgresErrorCodes.ForeignKeyViolation };

    // 55000: the database does not accept connections, as while somebody restores it. 25006: it is a standby, which becomes the
    // primary soon, or its administrator has made it read-only.
    public OutageKind? OutageOf(Exception failure) => failure switch
    {
        PostgresException
        {
            SqlState: PostgresErrorCodes.AdminShutdown or PostgresErrorCodes.CrashShutdown
            or PostgresErrorCodes.CannotConnectNow or PostgresErrorCodes.TooManyConnections
            or PostgresErrorCodes.ObjectNotInPrerequisiteState
        } => OutageKind.Unreachable,
        PostgresException { SqlState: PostgresErrorCodes.DiskFull } => OutageKind.DiskFull,
        PostgresException { SqlState: PostgresErrorCodes.ReadOnlySqlTransaction } => OutageKind.DiskReadOnly,
        PostgresException
        {
            SqlState: PostgresErrorCodes.IoError or PostgresErrorCodes.DataCorrupted or PostgresErrorCodes.IndexCorrupted
        } => OutageKind.DiskBroken,
        PostgresException => null,
        NpgsqlException or SocketException or TimeoutException => OutageKind.Unreachable,
        _ => DiskFault.Of(failure) ?? (failure.InnerException is { } inner ? OutageOf(inner) : null),
    };

    private static async Task OpenAsync(NpgsqlConnection connection, CrowdCommsContext context, CancellationToken cancellationToken)
    {
        try
        {
            await connection.OpenAsync(cancellationToken);
        }
        catch (PostgresException missing) when (missing.SqlState == PostgresErrorCodes.InvalidCatalogName)
        {
            await CreateAsync(context.GetService<IRelationalDatabaseCreator>(), cancellationToken);
            await connection.OpenAsync(cancellationToken);
        }
    }

    // Of several nodes that find no database, one creates it; the others then find it.
    private static async Task CreateAsync(IRelationalDatabaseCreator creator, CancellationToken cancellationToken)
    {
        try
        {
            await creator.CreateAsync(cancellationToken);
        }
        catch (PostgresException failure) when (
            failure.SqlState is PostgresErrorCodes.DuplicateDatabase or PostgresErrorCodes.UniqueViolation)
        {
            // Another node was first.
        }
    }
}
