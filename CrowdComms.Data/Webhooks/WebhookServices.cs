using System.Text;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace CrowdComms.Data.Webhooks;

/// <summary>Registers the webhooks.</summary>
internal static class WebhookServices
{
    /// <summary>Adds them. Whoever hosts them brings a cover of secrets that deserves the name; without one they are
    /// only written another way.</summary>
    internal static void AddWebhookParts(this IServiceCollection services)
    {
        services.TryAddSingleton<WebhookSettings>();
        services.TryAddSingleton(new SecretCover(secret => Convert.ToBase64String(Encoding.UTF8.GetBytes(secret)),
            kept => Encoding.UTF8.GetString(Convert.FromBase64String(kept))));
        services.AddSingleton<PublicNetwork>();
        services.AddSingleton<WebhookService>();
        services.AddSingleton<WebhookDeliveries>();
        services.AddSingleton<WebhookFollower>();
        services.AddSingleton<WebhookSender>();
    }
}
