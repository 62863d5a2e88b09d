using CrowdComms.Data.Engines;
using CrowdComms.Web.Shared;
using CrowdComms.Web.Tokens;
using Hangfire;
using Hangfire.Common;

namespace CrowdComms.Web.Jobs;

/// <summary>
/// Begins the background work a second after the application listens, so that the first requests do not wait for it: creates
/// Hangfire's tables, rotates the signing keys if that is due, schedules the recurring jobs, and starts the workers.
/// </summary>
internal sealed class JobStart(
    IServiceProvider services, WorkersBegin begin, IHostApplicationLifetime lifetime, TimeProvider clock, ILogger<JobStart> log)
    : BackgroundService
{
    private static readonly TimeSpan First = TimeSpan.FromSeconds(1), Pause = TimeSpan.FromSeconds(15);

    /// <inheritdoc />
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await ListeningAsync(stoppingToken);
        while (!await TryPrepareAsync(stoppingToken))
        {
            await Task.Delay(Pause, clock, stoppingToken);
        }

        using var server = Workers();
        begin.Note();
        await StoppedAsync(stoppingToken);
        server.SendStop();
        await server.WaitForShutdownAsync(CancellationToken.None);
    }

    private async Task ListeningAsync(CancellationToken stoppingToken)
    {
        var listening = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var started = lifetime.ApplicationStarted.Register(listening.SetResult);
        await listening.Task.WaitAsync(stoppingToken);
        await Task.Delay(First, clock, stoppingToken);
    }

    private async Task<bool> TryPrepareAsync(CancellationToken stoppingToken)
    {
        try
        {
            // Resolving it configures Hangfire, whose parts are static, with the log of this application.
            var jobs = services.GetRequiredService<IRecurringJobManager>();
            await services.GetRequiredService<JobTables>().CreateAsync(stoppingToken);
            await services.GetRequiredService<SigningKeys>().RotateAsync(stoppingToken);
            RecurringJobs.Schedule(jobs);
            return true;
        }
        catch (Exception failure) when (services.GetRequiredService<Outage>().Is(failure))
        {
            log.LogWarning(OutageEvent.Id, failure, "Background work cannot start yet. Trying again every {Seconds} seconds",
                Pause.TotalSeconds);
            return false;
        }
    }

    private BackgroundJobServer Workers() => new(new BackgroundJobServerOptions
    {
        WorkerCount = JobServices.Workers,
        SchedulePollingInterval = JobServices.Look,
        Activator = services.GetRequiredService<JobActivator>(),
        FilterProvider = services.GetRequiredService<IJobFilterProvider>(),
    }, services.GetRequiredService<JobStorage>());

    private static async Task StoppedAsync(CancellationToken stoppingToken)
    {
        var stopped = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var stop = stoppingToken.Register(stopped.SetResult);
        await stopped.Task;
    }
}
