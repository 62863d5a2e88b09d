using System.Security.Claims;
using CrowdComms.Data.Accounts;
using CrowdComms.Data.CheckIn;
using CrowdComms.Data.Engines;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.AspNetCore.Components.Server;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;

namespace CrowdComms.Web.Account;

/// <summary>Asks the database now and then whether an open circuit's user may still be signed in: the security stamp changes with the password.</summary>
public sealed class RevalidatingSignIn(
    ILoggerFactory loggers, IServiceScopeFactory scopes, IOptions<IdentityOptions> options, IDatabaseEngine engine, DeviceService devices)
    : RevalidatingServerAuthenticationStateProvider(loggers)
{
    /// <inheritdoc />
    protected override TimeSpan RevalidationInterval => TimeSpan.FromMinutes(10);

    /// <inheritdoc />
    protected override async Task<bool> ValidateAuthenticationStateAsync(AuthenticationState authenticationState, CancellationToken cancellationToken)
    {
        try
        {
            var user = authenticationState.User;
            return user.IsDevice ? await devices.FindAsync(user.UserId!.Value, cancellationToken) is not null : await IsStillAsync(user);
        }
        catch (Exception failure) when (engine.IsUnreachable(failure))
        {
            // A desk is not thrown out because the database is away for a moment.
            return true;
        }
    }

    private async Task<bool> IsStillAsync(ClaimsPrincipal principal)
    {
        await using var scope = scopes.CreateAsyncScope();
        var users = scope.ServiceProvider.GetRequiredService<UserManager<User>>();
        var user = await users.GetUserAsync(principal);
        return user is not null
            && principal.FindFirstValue(options.Value.ClaimsIdentity.SecurityStampClaimType) == await users.GetSecurityStampAsync(user);
    }
}
