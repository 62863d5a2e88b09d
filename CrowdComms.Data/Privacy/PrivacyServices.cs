using Microsoft.Extensions.DependencyInjection;

namespace CrowdComms.Data.Privacy;

/// <summary>Registers the services that erase and hand out personal data.</summary>
internal static class PrivacyServices
{
    internal static void AddPrivacy(this IServiceCollection services)
    {
        services.AddSingleton<PrivacyService>();
        services.AddSingleton<RetentionService>();
        services.AddSingleton<PersonFileService>();
    }
}
