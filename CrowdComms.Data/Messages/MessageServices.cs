using CrowdComms.Data.Outbox;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace CrowdComms.Data.Messages;

/// <summary>Registers the messages.</summary>
internal static class MessageServices
{
    /// <summary>Adds them; without settings of their own, messages are kept and not sent.</summary>
    internal static void AddMessages(this IServiceCollection services)
    {
        services.TryAddSingleton<SmtpSettings>();
        services.AddSingleton<MessageSite>();
        services.AddSingleton<MessageComposer>();
        services.AddSingleton<MessageSender>();
        services.AddSingleton<ScheduledMessages>();
        services.AddSingleton<MessageReader>();
        services.AddSingleton<MessageService>();
        services.AddSingleton<MessageTemplates>();
        services.AddSingleton<MailingService>();
    }
}
