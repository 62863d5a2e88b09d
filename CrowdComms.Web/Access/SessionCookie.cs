using System.Globalization;
using System.Security.Claims;
using CrowdComms.Data.Accounts;
using CrowdComms.Data.Engines;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;

namespace CrowdComms.Web.Access;

/// <summary>Ties every cookie to one sign-in that the database knows, so that it can be ended from elsewhere.</summary>
internal static class SessionCookie
{
    internal const string Name = "crowdcomms", Session = "session";

    /// <summary>Notes the sign-in and names it in the cookie. Signing in anew in a browser goes on with the sign-in that is there.</summary>
    internal static async Task BeginAsync(CookieSigningInContext signingIn)
    {
        var (http, who) = (signingIn.HttpContext, signingIn.Principal!);
        if (who.UserId is not { } user || who.HasClaim(c => c.Type == Session))
        {
            return;
        }

        var here = http.User.UserId == user ? http.User.SessionId : null;
        here ??= await http.RequestServices.GetRequiredService<SessionService>().StartAsync(user, BrowserName.Of(http.Request.Headers.UserAgent.ToString()), AddressOf(http), http.RequestAborted);
        who.Identities.First().AddClaim(new Claim(Session, here.Value.ToString()));
    }

    /// <summary>Asks at every request whether the cookie's sign-in goes on.</summary>
    internal static async Task ValidateAsync(CookieValidatePrincipalContext cookie)
    {
        var (http, services) = (cookie.HttpContext, cookie.HttpContext.RequestServices);
        try
        {
            if (cookie.Principal?.SessionClaim(services) is { } claim && await services.GetRequiredService<SessionService>().IsGoodAsync(claim, AddressOf(http), http.RequestAborted))
            {
                await SecurityStampValidator.ValidatePrincipalAsync(cookie);
                return;
            }

            cookie.RejectPrincipal();
            await http.SignOutAsync(IdentityConstants.ApplicationScheme);
        }
        catch (Exception failure) when (services.GetRequiredService<Outage>().Is(failure))
        {
            // Nobody is thrown out because the database is away for a moment; the page itself says that it is.
        }
    }

    private static string AddressOf(HttpContext http) => http.Connection.RemoteIpAddress?.ToString() ?? "";

    extension(ClaimsPrincipal principal)
    {
        /// <summary>The sign-in that the cookie is of.</summary>
        internal Guid? SessionId => Guid.TryParse(principal.FindFirstValue(Session), CultureInfo.InvariantCulture, out var id) ? id : null;

        /// <summary>What the cookie says of its sign-in; null where it says nothing.</summary>
        internal SessionClaim? SessionClaim(IServiceProvider services)
        {
            var stamp = principal.FindFirstValue(services.GetRequiredService<IOptions<IdentityOptions>>().Value.ClaimsIdentity.SecurityStampClaimType);
            return principal is { SessionId: { } session, UserId: { } user } && stamp is not null ? new SessionClaim(session, user, stamp) : null;
        }
    }
}
