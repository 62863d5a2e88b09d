using System.Security.Cryptography;
using CrowdComms.Data.Engines;
using CrowdComms.Data.Webhooks;
using Microsoft.AspNetCore.DataProtection;

namespace CrowdComms.Web.Webhooks;

/// <summary>
/// Delivers what webhooks have to receive, looking for it every two seconds. Without webhooks this costs two queries of
/// empty tables. Each receiver is served independently, so one that does not respond does not delay the others.
/// </summary>
internal sealed class WebhookRunner(WebhookFollower follower, WebhookSender sender, Outage outage, TimeProvider clock,
    ILogger<WebhookRunner> log) : BackgroundService
{
    private static readonly TimeSpan Look = TimeSpan.FromSeconds(2);
    private readonly Dictionary<Guid, Task> _telling = [];

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var beat = new PeriodicTimer(Look, clock);
        while (!stoppingToken.IsCancellationRequested)
        {
            await GuardAsync(
                async () =>
                {
                    await beat.WaitForNextTickAsync(stoppingToken);
                    await follower.FollowAsync(stoppingToken);
                    await TellAsync(stoppingToken);
                },
                stoppingToken);
        }

        await Task.WhenAll(_telling.Values);
    }

    private async Task TellAsync(CancellationToken stoppingToken)
    {
        foreach (var id in await sender.DueAsync(stoppingToken))
        {
            if (!_telling.TryGetValue(id, out var before) || before.IsCompleted)
            {
                _telling[id] = Task.Run(() => GuardAsync(() => sender.SendAsync(id, stoppingToken), stoppingToken), CancellationToken.None);
            }
        }
    }

    private async Task GuardAsync(Func<Task> work, CancellationToken stoppingToken)
    {
        try
        {
            await work();
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // Deliveries that were claimed are sent after the claim has expired, by this process or another one.
        }
        catch (Exception failure) when (outage.Is(failure))
        {
            log.LogWarning(failure, "Webhooks wait: the database does not answer");
        }
#pragma warning disable CA1031 // One delivery that cannot be made must not end all others for ever.
        catch (Exception failure)
#pragma warning restore CA1031
        {
            log.LogError(failure, "Webhook deliveries failed and are tried again");
        }
    }
}

/// <summary>Registers the services that deliver to webhooks.</summary>
internal static class WebhookHosting
{
    /// <summary>Adds the settings, the encryption of secrets by Data Protection, and the worker that delivers.</summary>
    internal static IServiceCollection AddWebhooks(this IServiceCollection services, WebhookSettings settings)
    {
        services.AddSingleton(settings);
        services.AddSingleton(provider =>
        {
            var protector = provider.GetRequiredService<IDataProtectionProvider>().CreateProtector("CrowdComms.WebhookSecrets");
            return new SecretCover(protector.Protect, kept =>
            {
                try
                {
                    return protector.Unprotect(kept);
                }
                catch (CryptographicException)
                {
                    return null;
                }
            });
        });
        return services.AddHostedService<WebhookRunner>();
    }
}
