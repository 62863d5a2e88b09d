using System.Data;
using System.Net.Sockets;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;
using Npgsql;

namespace CrowdComms.Data.Engines.Postgres;

/// <summary>PostgreSQL 15 or newer, for events with many stations and several web nodes.</summary>
internal sealed class PostgresEngine : IDatabaseEngine
{
    public string Name => "PostgreSQL";

    // The application changes no settings of a connection, so one that returns to the pool needs no reset. A reset
    // would cost as much as half a check-in, at each of them: https://www.npgsql.org/doc/performance.html
    internal static void Configure(DbContextOptionsBuilder options, string connectionString) =>
        options.UseNpgsql(new NpgsqlConnectionStringBuilder(connectionString) { NoResetOnClose = true }.ToString(),
            npgsql => npgsql.MigrationsHistoryTable("migrations")).UseSnakeCaseNamingConvention();

    // EF Core locks its history table while it migrates, so a second node waits.
    public Task MigrateAsync(CrowdCommsContext context, CancellationToken cancellationToken) =>
        context.Database.MigrateAsync(cancellationToken);

    // Other nodes may work on the same database, so a claim on work of this database is free only when its time has run
    // out.
    public bool TryOwn(CrowdCommsContext context) => false;

    public Task<IDbContextTransaction> BeginSnapshotAsync(
        CrowdCommsContext context, CancellationToken cancellationToken) =>
            context.Database.BeginTransactionAsync(IsolationLevel.RepeatableRead, cancellationToken);

    public Task LockAsync(CrowdCommsContext context, Guid key, CancellationToken cancellationToken) =>
        context.Database.ExecuteSqlAsync($"SELECT pg_advisory_xact_lock(hashtextextended({key.ToString()}, 0))",
            cancellationToken);

    public Task InsertAsync<T>(CrowdCommsContext context, IReadOnlyList<T> rows, CancellationToken cancellationToken)
        where T : class =>
            BinaryCopy.InsertAsync(context, rows, cancellationToken);

    public string? ViolatedIndex(CrowdCommsContext context, DbUpdateException failure) =>
        failure.InnerException is PostgresException { SqlState: PostgresErrorCodes.UniqueViolation } violation
            ? violation.ConstraintName : null;

    public bool IsReferenceGone(DbUpdateException failure) =>
        failure.InnerException is PostgresException { SqlState: PostgresErrorCodes.ForeignKeyViolation };

    // 55000: the database does not accept connections, as while somebody restores it.
    public bool IsUnreachable(Exception failure) => failure switch
    {
        PostgresException
        {
            SqlState: PostgresErrorCodes.AdminShutdown or PostgresErrorCodes.CrashShutdown
            or PostgresErrorCodes.CannotConnectNow or PostgresErrorCodes.TooManyConnections
            or PostgresErrorCodes.ObjectNotInPrerequisiteState
        } => true,
        PostgresException => false,
        NpgsqlException or SocketException or TimeoutException => true,
        _ => failure.InnerException is { } inner && IsUnreachable(inner),
    };
}
