using Microsoft.Extensions.DependencyInjection;

namespace CrowdComms.Data.Privacy;

/// <summary>Registers this room.</summary>
internal static class PrivacyServices
{
    internal static void AddPrivacy(this IServiceCollection services)
    {
        services.AddSingleton<PrivacyService>();
        services.AddSingleton<RetentionService>();
        services.AddSingleton<PersonFileService>();
    }
}
