using System.Threading.Channels;
using CrowdComms.Data.Engines;

namespace CrowdComms.Web.Accounts;

/// <summary>
/// Sends the links of forgotten passwords after the page has answered, so that neither the answer nor its time tells
/// whether an address has an account. Requests wait in memory: they outlast an outage of the database, and a stop of the
/// process if the database answers.
/// </summary>
internal sealed class PasswordRequests(
    IServiceScopeFactory scopes, Outage outage, TimeProvider clock, ILogger<PasswordRequests> log) : BackgroundService
{
    private const int Most = 1_000;
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(2);

    private readonly Channel<string> _asked = Channel.CreateBounded<string>(Most);

    /// <summary>Takes a request in.</summary>
    /// <returns>Whether there was space for it.</returns>
    internal bool Ask(string email) => _asked.Writer.TryWrite(email);

    /// <inheritdoc />
    public override Task StopAsync(CancellationToken cancellationToken)
    {
        _asked.Writer.TryComplete();
        return base.StopAsync(cancellationToken);
    }

    /// <inheritdoc />
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await foreach (var email in _asked.Reader.ReadAllAsync(CancellationToken.None))
        {
            await SendAsync(email, stoppingToken);
        }
    }

    private async Task SendAsync(string email, CancellationToken stoppingToken)
    {
        while (true)
        {
            try
            {
                await using var scope = scopes.CreateAsyncScope();
                await scope.ServiceProvider.GetRequiredService<Passwords>().SendAsync(email, CancellationToken.None);
                return;
            }
            catch (Exception failure) when (outage.Is(failure) && !stoppingToken.IsCancellationRequested)
            {
                log.LogWarning(failure, "Requests for new passwords are waiting: the database is not responding");
            }
#pragma warning disable CA1031 // One request that fails must not end the work on all others for ever.
            catch (Exception failure)
#pragma warning restore CA1031
            {
                log.LogError(failure, "A request for a new password failed");
                return;
            }

            await PauseAsync(stoppingToken);
        }
    }

    private async Task PauseAsync(CancellationToken stoppingToken)
    {
        try
        {
            await Task.Delay(Pause, clock, stoppingToken);
        }
        catch (OperationCanceledException)
        {
            // The process stops, and the request is tried once more before.
        }
    }
}
