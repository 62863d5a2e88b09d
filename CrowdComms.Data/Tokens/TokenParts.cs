using CrowdComms.Data.Accounts;
using Microsoft.Extensions.DependencyInjection;

namespace CrowdComms.Data.Tokens;

/// <summary>Registers the services for API keys and tokens.</summary>
internal static class TokenParts
{
    /// <summary>Adds the services to the container.</summary>
    internal static void AddTokenParts(this IServiceCollection services)
    {
        services.AddSingleton<MeReader>();
        services.AddSingleton<ApiKeyLookup>();
        services.AddSingleton<ApiKeyService>();
        services.AddSingleton<SigningKeyStore>();
        services.AddSingleton<RefreshTokenService>();
        services.AddSingleton<SignedInPrograms>();
    }
}
