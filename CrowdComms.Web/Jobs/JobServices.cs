using CrowdComms.Web.Shared;
using Hangfire;
using Hangfire.InMemory;
using Hangfire.PostgreSql;
using Hangfire.PostgreSql.Factories;
using Npgsql;

namespace CrowdComms.Web.Jobs;

/// <summary>
/// Runs background jobs with Hangfire. Our own tables contain the work; Hangfire only knows when a job should look for
/// it. So no work is lost with SQLite, where Hangfire keeps its data in memory, and none is done twice if two nodes
/// look.
/// </summary>
public static class JobServices
{
    /// <summary>The address of the page on which admins see the jobs.</summary>
    public const string Address = "/jobs";

    // Two workers run all jobs: a long job does not delay the others, and more threads would cost memory.
    internal const int Workers = 2;
    private const int Connections = 6;
    internal const string Tables = "jobs";
    internal static readonly TimeSpan Look = TimeSpan.FromSeconds(15);

    // Hangfire writes the next time of a job under a lock, which is a row that exists for milliseconds. A killed
    // process leaves it behind, and the next process waits for it for 15 seconds and then fails; so it must expire
    // sooner. Hangfire's default is ten minutes.
    private static readonly TimeSpan LeftLock = TimeSpan.FromSeconds(10);

    /// <summary>Adds the workers and their storage: in PostgreSQL if the events are there, otherwise in memory.</summary>
    /// <param name="services">The services of the application.</param>
    /// <param name="postgres">The connection string of the database; null for SQLite.</param>
    public static IServiceCollection AddJobs(this IServiceCollection services, string? postgres)
    {
        services.AddSingleton<JobStorage>(_ => postgres is { } connection ? InPostgres(connection) : new InMemoryStorage());
        services.AddHangfire(hangfire => hangfire.UseSimpleAssemblyNameTypeSerializer().UseRecommendedSerializerSettings());
        services.AddSingleton(new JobTables(postgres));
        return services.AddSingleton<WorkersBegin>().AddHostedService<JobStart>();
    }

    /// <summary>Adds the page that shows the jobs to admins. Its parts are created when it is opened for the first time.</summary>
    public static IEndpointRouteBuilder MapJobs(this IEndpointRouteBuilder endpoints)
    {
        var page = new Lazy<RequestDelegate>(() => Page(endpoints.CreateApplicationBuilder()));
        endpoints.Map($"{Address}/{{**path}}", http => page.Value(http)).WithDisplayName("Background work").RequireAuthorization();
        return endpoints;
    }

    private static RequestDelegate Page(IApplicationBuilder app) => app.UseHangfireDashboard(Address, new DashboardOptions
    {
        DashboardTitle = "CrowdComms: background work",
        AppPath = "/events",
        DisplayStorageConnectionString = false,
        Authorization = [],
        AsyncAuthorization = [new AdminsOnly()],
    }).Build();

    private static PostgreSqlStorage InPostgres(string postgres)
    {
        var options = new PostgreSqlStorageOptions
        {
            SchemaName = Tables,
            // JobStart creates the tables, when the first request does not wait for them any more.
            PrepareSchemaIfNecessary = false,
            QueuePollInterval = Look,
            UseSlidingInvisibilityTimeout = true,
            DistributedLockTimeout = LeftLock
        };
        var connection = new NpgsqlConnectionStringBuilder(postgres) { MaxPoolSize = Connections, ApplicationName = "CrowdComms jobs" };
        return new PostgreSqlStorage(new NpgsqlConnectionFactory(connection.ConnectionString, options), options);
    }
}
