using CrowdComms.Data.Imports;

namespace CrowdComms.Web.Imports;

/// <summary>
/// Runs imports in the background: immediately when an organiser starts one, and at intervals those that were interrupted.
/// It is not a recurring job, because a job may run on any node, but the file is only on the node that received it.
/// </summary>
public sealed class ImportWorker(ImportRunner runner, TimeProvider clock, ILogger<ImportWorker> log) : BackgroundService
{
    private static readonly TimeSpan Look = TimeSpan.FromSeconds(20);

    private readonly SemaphoreSlim _work = new(0, 1);
    private bool _over;

    /// <summary>Tells the worker that an import waits.</summary>
    public void Wake()
    {
        lock (_work)
        {
            if (!_over && _work.CurrentCount == 0)
            {
                _work.Release();
            }
        }
    }

    /// <inheritdoc />
    public override void Dispose()
    {
        // The timer may fire once more while the process shuts down.
        lock (_work)
        {
            _over = true;
            _work.Dispose();
        }

        base.Dispose();
    }

    /// <inheritdoc />
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await using var timer = clock.CreateTimer(_ => Wake(), null, TimeSpan.Zero, Look);
        var running = new List<Task>();
        try
        {
            while (!stoppingToken.IsCancellationRequested)
            {
                await _work.WaitAsync(stoppingToken);
                running.RemoveAll(r => r.IsCompleted);
                running.Add(RunAsync(stoppingToken));
            }
        }
        finally
        {
            await Task.WhenAll(running);
        }
    }

    // A large import does not keep the worker from looking for others.
    private async Task RunAsync(CancellationToken stop)
    {
        try
        {
            await runner.RunWaitingAsync(stop);
        }
#pragma warning disable CA1031 // The edge: the database may be away; what waits is taken up at the next look.
        catch (Exception failure) when (failure is not OperationCanceledException)
#pragma warning restore CA1031
        {
            log.LogWarning(failure, "Waiting imports could not be processed and are tried again");
        }
        catch (OperationCanceledException)
        {
            log.LogInformation("The server stops; imports continue at the next start");
        }
    }
}
