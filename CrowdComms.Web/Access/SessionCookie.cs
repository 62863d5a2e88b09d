using System.Globalization;
using System.Security.Claims;
using CrowdComms.Data.Accounts;
using CrowdComms.Data.Engines;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;

namespace CrowdComms.Web.Access;

/// <summary>Ties every cookie to one sign-in in the database, so that the user can end it from another browser.</summary>
internal static class SessionCookie
{
    internal const string Name = "crowdcomms", Session = "session";

    /// <summary>Stores the sign-in and writes its id into the cookie, and makes the browser a known one of the account.
    /// A user who signs in again in the same browser keeps the stored sign-in.</summary>
    internal static async Task BeginAsync(CookieSigningInContext signingIn)
    {
        var (http, who) = (signingIn.HttpContext, signingIn.Principal!);
        if (who.UserId is not { } user)
        {
            return;
        }

        var identity = http.RequestServices.GetRequiredService<IOptions<IdentityOptions>>().Value;
        if (who.FindFirstValue(identity.ClaimsIdentity.SecurityStampClaimType) is { } stamp)
        {
            http.RequestServices.GetRequiredService<KnownBrowsers>().Remember(http, user, stamp);
        }

        if (who.HasClaim(c => c.Type == Session))
        {
            return;
        }

        var here = http.User.UserId == user ? http.User.SessionId : null;
        here ??= await http.RequestServices.GetRequiredService<SessionService>()
            .StartAsync(user, BrowserName.Of(http.Request.Headers.UserAgent.ToString()), AddressOf(http), http.RequestAborted);
        who.Identities.First().AddClaim(new Claim(Session, here.Value.ToString()));
    }

    /// <summary>Checks at every request whether the sign-in of the cookie is still valid.</summary>
    internal static async Task ValidateAsync(CookieValidatePrincipalContext cookie)
    {
        var (http, services) = (cookie.HttpContext, cookie.HttpContext.RequestServices);
        try
        {
            var identity = services.GetRequiredService<IOptions<IdentityOptions>>().Value;
            if (cookie.Principal?.SessionClaim(identity) is { } claim && await services
                .GetRequiredService<SessionService>().IsGoodAsync(claim, AddressOf(http), http.RequestAborted))
            {
                await SecurityStampValidator.ValidatePrincipalAsync(cookie);
                return;
            }

            cookie.RejectPrincipal();
            await http.SignOutAsync(IdentityConstants.ApplicationScheme);
        }
        catch (Exception failure) when (services.GetRequiredService<Outage>().Is(failure))
        {
            // A user stays signed in while the database cannot be reached for a moment; the page itself says so.
        }
    }

    private static string AddressOf(HttpContext http) => http.Connection.RemoteIpAddress?.ToString() ?? "";

    extension(ClaimsPrincipal principal)
    {
        /// <summary>The id of the sign-in that the cookie belongs to; null if the cookie has none.</summary>
        internal Guid? SessionId => Guid.TryParse(principal.FindFirstValue(Session), CultureInfo.InvariantCulture, out var id) ? id : null;

        /// <summary>What the cookie says about its sign-in; null if it says nothing.</summary>
        internal SessionClaim? SessionClaim(IdentityOptions options)
        {
            var stamp = principal.FindFirstValue(options.ClaimsIdentity.SecurityStampClaimType);
            return principal is { SessionId: { } session, UserId: { } user } && stamp is not null
                ? new SessionClaim(session, user, stamp) : null;
        }
    }
}
