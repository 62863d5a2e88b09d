using CrowdComms.Data.Outbox;

namespace CrowdComms.Web.Messages;

/// <summary>Registers the services that send messages.</summary>
internal static class MailServices
{
    /// <summary>Adds the settings of the mail server and the links in messages; if a server is configured, also the
    /// worker that sends what is due.</summary>
    internal static IServiceCollection AddMail(this IServiceCollection services, SmtpSettings smtp)
    {
        services.AddSingleton(smtp);
        services.AddHostedService<MessageLinks>();
        return smtp.IsConfigured ? services.AddHostedService<MessageRunner>() : services;
    }
}
