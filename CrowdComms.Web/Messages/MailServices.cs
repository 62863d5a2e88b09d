using CrowdComms.Data.Outbox;

namespace CrowdComms.Web.Messages;

/// <summary>Registers what sends messages.</summary>
internal static class MailServices
{
    /// <summary>Adds the mail server's settings, the links in messages, and where there is a server, whoever looks for what is due.</summary>
    internal static IServiceCollection AddMail(this IServiceCollection services, SmtpSettings smtp)
    {
        services.AddSingleton(smtp);
        services.AddHostedService<MessageLinks>();
        return smtp.IsConfigured ? services.AddHostedService<MessageRunner>() : services;
    }
}
