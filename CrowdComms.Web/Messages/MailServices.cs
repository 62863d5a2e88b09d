using CrowdComms.Web.Configuration;

namespace CrowdComms.Web.Messages;

/// <summary>Registers what sends messages.</summary>
internal static class MailServices
{
    /// <summary>Adds the mail server's settings, the links in messages, and where there is a server, whoever looks for what is due.</summary>
    internal static IServiceCollection AddMail(this IServiceCollection services, Settings settings)
    {
        services.AddSingleton(settings.Smtp);
        services.AddHostedService<MessageLinks>();
        return settings.Smtp.IsConfigured ? services.AddHostedService<MessageRunner>() : services;
    }
}
