using System.Text;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace CrowdComms.Data.Webhooks;

/// <summary>Registers the services that queue and send webhook deliveries.</summary>
internal static class WebhookServices
{
    /// <summary>Adds the services. The host replaces the <see cref="SecretCover"/> by one that encrypts; the default
    /// one only encodes secrets.</summary>
    internal static void AddWebhookParts(this IServiceCollection services)
    {
        services.TryAddSingleton<WebhookSettings>();
        services.TryAddSingleton(HostLookup.Machine);
        services.TryAddSingleton(new SecretCover(secret => Convert.ToBase64String(Encoding.UTF8.GetBytes(secret)),
            kept => Encoding.UTF8.GetString(Convert.FromBase64String(kept))));
        services.AddSingleton<PublicNetwork>();
        services.AddSingleton<WebhookService>();
        services.AddSingleton<WebhookDeliveries>();
        services.AddSingleton<WebhookFollower>();
        services.AddSingleton<WebhookSender>();
    }
}
