using CrowdComms.Data.Outbox;

namespace CrowdComms.Web.Messages;

/// <summary>Registers the services that send messages.</summary>
internal static class MailServices
{
    /// <summary>Adds the settings of the mail server and the links in messages; if a server is configured, also the
    /// worker that sends what is due.</summary>
    internal static IServiceCollection AddMail<TLinks>(this IServiceCollection services, SmtpSettings smtp)
        where TLinks : class, IProductLinks
    {
        services.AddSingleton(smtp);
        services.AddSingleton<MessageSite>().AddSingleton<IProductLinks, TLinks>().AddHostedService<MessageLinks>();
        return smtp.IsConfigured ? services.AddHostedService<MessageRunner>() : services;
    }
}
