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
        services.AddAuthentication().AddJwtBearer().AddScheme<AuthenticationSchemeOptions, ApiKeySignIn>(ApiKeySignIn.Scheme, null);
    }
}
