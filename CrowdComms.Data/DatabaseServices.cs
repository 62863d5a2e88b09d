using CrowdComms.Data.Audit;
using CrowdComms.Data.CheckIn;
using CrowdComms.Data.Dashboard;
using CrowdComms.Data.Engines;
using CrowdComms.Data.Engines.Postgres;
using CrowdComms.Data.Engines.Sqlite;
using CrowdComms.Data.Registrants;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace CrowdComms.Data;

/// <summary>Registers the database engine, with the statements that it writes in its own way.</summary>
internal static class DatabaseServices
{
    // A kept context holds some 14 KB. The connections are a hundred, so more contexts at once only wait, and none is kept for them.
    private const int MostKept = 128;

    /// <summary>Adds PostgreSQL, or SQLite for a blank connection string.</summary>
    internal static void AddDatabase(this IServiceCollection services, string? postgres, string folder)
    {
        services.AddSingleton<Schema>();
        services.AddSingleton<EntranceChanges>();
        services.AddSingleton<Outage>();
        services.AddSingleton(provider => new StorageProbe(
            folder, provider.GetRequiredService<IDatabaseEngine>(), provider.GetRequiredService<Outage>()));
        services.AddSingleton<FormerProcess>();
        services.AddSingleton<FirstContentReader>();
        if (string.IsNullOrWhiteSpace(postgres))
        {
            var file = SqliteEngine.ConnectionString(folder);
            services.AddEngine<SqliteContext, SqliteEngine>(options => SqliteEngine.Configure(options, file));
            services.AddStatements<SqliteScan, SqliteMatch, SqliteArrivals, Engines.Sqlite.AuditLock>();
        }
        else
        {
            services.AddEngine<PostgresContext, PostgresEngine>(options => PostgresEngine.Configure(options, postgres));
            services.AddStatements<PostgresScan, PostgresMatch, PostgresArrivals, Engines.Postgres.AuditLock>();
        }
    }

    private static void AddEngine<TContext, TEngine>(this IServiceCollection services, Action<DbContextOptionsBuilder> configure)
        where TContext : CrowdCommsContext
        where TEngine : class, IDatabaseEngine
    {
        services.AddPooledDbContextFactory<TContext>((provider, options) =>
        {
            configure(options);
            options.AddInterceptors(provider.GetRequiredService<EntranceChanges>());
            // Services expect that a unique index may refuse a save, so that is no error in the log; any other failure
            // is logged once, at the edge.
            options.ConfigureWarnings(warnings => warnings.Log(
                (CoreEventId.SaveChangesFailed, LogLevel.Debug), (RelationalEventId.CommandError, LogLevel.Debug),
                (RelationalEventId.TransactionError, LogLevel.Debug),
                (CoreEventId.OptimisticConcurrencyException, LogLevel.Debug)));
        }, MostKept);
        services.AddSingleton<IDbContextFactory<CrowdCommsContext>, ContextFactory<TContext>>();
        services.AddSingleton<IDatabaseEngine, TEngine>();
    }

    private static void AddStatements<TScan, TMatch, TArrivals, TAudit>(this IServiceCollection services)
        where TScan : class, IScanStatement
        where TMatch : class, IRegistrantMatch
        where TArrivals : class, IArrivalCount
        where TAudit : class, IAuditLock
    {
        services.AddSingleton<IScanStatement, TScan>();
        services.AddSingleton<IRegistrantMatch, TMatch>();
        services.AddSingleton<IArrivalCount, TArrivals>();
        services.AddSingleton<IAuditLock, TAudit>();
    }
}
