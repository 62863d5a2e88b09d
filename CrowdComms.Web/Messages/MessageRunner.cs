using CrowdComms.Data.Engines;
using CrowdComms.Data.Messages;

namespace CrowdComms.Web.Messages;

/// <summary>Sends the messages that are due, looking for them every two seconds because people wait for their ticket
/// with the phone in hand. The look reads an index that contains only waiting messages.</summary>
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
                log.LogWarning(failure, "Messages are waiting: the database is not responding");
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                // The sender gave back what it had claimed, and another process or the next start sends it.
            }
#pragma warning disable CA1031 // One message that cannot be composed must not end the sending of all others for ever.
            catch (Exception failure)
#pragma warning restore CA1031
            {
                log.LogError(failure, "Sending messages failed; the next attempt follows");
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
