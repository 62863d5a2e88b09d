using CrowdComms.Data.Outbox;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace CrowdComms.Data.Messages;

/// <summary>Registers the services that compose, send and show messages.</summary>
internal static class MessageServices
{
    /// <summary>Adds the services; where the host sets no mail server up, messages are stored and not sent.</summary>
    internal static void AddMessages(this IServiceCollection services)
    {
        services.TryAddSingleton<SmtpSettings>();
        services.AddSingleton<MessageComposer>();
        services.AddSingleton<MessageClaims>();
        services.AddSingleton<SendingTurns>();
        services.AddSingleton<MessageSender>();
        services.AddSingleton<ScheduledMessages>();
        services.AddSingleton<MessageReader>();
        services.AddSingleton<MessageService>();
        services.AddSingleton<MessageTemplates>();
        services.AddSingleton<MailingService>();
        services.AddSingleton<SubscriptionService>();
    }
}
