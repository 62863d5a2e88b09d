using Hangfire;
using Hangfire.InMemory;
using Hangfire.PostgreSql;
using Hangfire.PostgreSql.Factories;
using Npgsql;

namespace CrowdComms.Web.Jobs;

/// <summary>
/// Background work by Hangfire. What there is to do stands in our own tables; Hangfire knows only when somebody should look.
/// So nothing is lost where its storage is this process's memory, as on SQLite, and nothing is done twice where two nodes look.
/// </summary>
public static class JobServices
{
    /// <summary>Where admins see what runs.</summary>
    public const string Address = "/jobs";

    // Two look after everything: a job that takes long does not keep the others waiting, and threads cost memory.
    private const int Workers = 2, Connections = 6;
    private static readonly TimeSpan Look = TimeSpan.FromSeconds(15);

    // Hangfire writes a job's next time under a lock that is a row, held for milliseconds. A process that is killed leaves it behind, and
    // whoever starts next waits for it 15 seconds and then fails: so it must be void sooner than that. Usual are ten minutes.
    private static readonly TimeSpan LeftLock = TimeSpan.FromSeconds(10);

    /// <summary>Adds the workers and their storage: in PostgreSQL where the events are, otherwise in memory.</summary>
    /// <param name="services">Where they are registered.</param>
    /// <param name="postgres">The database of the events; null for SQLite.</param>
    public static IServiceCollection AddJobs(this IServiceCollection services, string? postgres)
    {
        services.AddSingleton<JobStorage>(_ => postgres is { } connection ? InPostgres(connection) : new InMemoryStorage());
        services.AddHangfire(hangfire => hangfire.UseSimpleAssemblyNameTypeSerializer().UseRecommendedSerializerSettings());
        services.AddHangfireServer(server =>
        {
            server.WorkerCount = Workers;
            server.SchedulePollingInterval = Look;
        });
        return services;
    }

    /// <summary>Adds the page that shows the work, for admins alone, and what is to be done at which times.</summary>
    public static void MapJobs(this WebApplication app)
    {
        app.MapHangfireDashboard(Address, new DashboardOptions
        {
            DashboardTitle = "CrowdComms: background work",
            AppPath = "/events",
            DisplayStorageConnectionString = false,
            Authorization = [],
            AsyncAuthorization = [new AdminsOnly()],
        }).RequireAuthorization();
        RecurringJobs.Schedule(app.Services.GetRequiredService<IRecurringJobManager>());
    }

    private static PostgreSqlStorage InPostgres(string postgres)
    {
        var options = new PostgreSqlStorageOptions { SchemaName = "jobs", QueuePollInterval = Look, UseSlidingInvisibilityTimeout = true, DistributedLockTimeout = LeftLock };
        var connection = new NpgsqlConnectionStringBuilder(postgres) { MaxPoolSize = Connections, ApplicationName = "CrowdComms jobs" };
        return new PostgreSqlStorage(new NpgsqlConnectionFactory(connection.ConnectionString, options), options);
    }
}
