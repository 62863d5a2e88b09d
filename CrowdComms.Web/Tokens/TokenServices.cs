using CrowdComms.Web.Access;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.JwtBearer;
using Microsoft.Extensions.Options;

namespace CrowdComms.Web.Tokens;

/// <summary>Registers the services with which programs sign in.</summary>
internal static class TokenServices
{
    /// <summary>Adds access tokens and API keys beside the cookies of the pages.</summary>
    internal static void AddTokens(this IServiceCollection services, JwtSettings settings)
    {
        services.AddSingleton(settings);
        services.AddScoped<ProgramSignIn>();
        services.AddSingleton<SigningKeys>();
        services.AddSingleton<AccessTokens>();
        services.AddSingleton<IConfigureOptions<JwtBearerOptions>>(provider => provider.GetRequiredService<AccessTokens>());
        services.AddSingleton<VerifiedTokens>();
        services.AddAuthentication().AddJwtBearer().AddScheme<AuthenticationSchemeOptions, ApiKeySignIn>(ApiKeySignIn.Scheme, null);
        // The framework registers its own handler for the scheme; this one takes its place.
        services.AddTransient<RememberedTokens>();
        services.Configure<AuthenticationOptions>(schemes =>
            schemes.SchemeMap[JwtBearerDefaults.AuthenticationScheme].HandlerType = typeof(RememberedTokens));
    }
}
