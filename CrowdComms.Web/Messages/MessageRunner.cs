using CrowdComms.Data.Engines;
using CrowdComms.Data.Messages;

namespace CrowdComms.Web.Messages;

/// <summary>Looks every two seconds for messages that are due: one look into an index that holds nothing else. People wait for their ticket with the phone in the hand.</summary>
internal sealed class MessageRunner(MessageSender sender, Outage outage, TimeProvider clock, ILogger<MessageRunner> log) : BackgroundService
{
    private static readonly TimeSpan Look = TimeSpan.FromSeconds(2);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var beat = new PeriodicTimer(Look, clock);
        while (await NextAsync(beat, stoppingToken))
        {
            try
            {
                await sender.SendDueAsync(stoppingToken);
            }
            catch (Exception failure) when (outage.Is(failure))
            {
                log.LogWarning("Messages wait: the database does not answer");
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                // Whatever was claimed is sent when the claim has run out, by this process or another.
            }
#pragma warning disable CA1031 // One message that cannot be composed must not end the sending of all others for ever.
            catch (Exception failure)
#pragma warning restore CA1031
            {
                log.LogError(failure, "Sending messages failed; the next look follows");
            }
        }
    }

    private static async Task<bool> NextAsync(PeriodicTimer beat, CancellationToken stoppingToken)
    {
        try
        {
            return await beat.WaitForNextTickAsync(stoppingToken);
        }
        catch (OperationCanceledException)
        {
            return false;
        }
    }
}
