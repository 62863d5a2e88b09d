using System.Security.Claims;
using CrowdComms.Data.Accounts;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Identity;

namespace CrowdComms.Web.Access;

/// <summary>A page that a browser locked to a kiosk may open; every other page leads back to the kiosk.</summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class OpenToKiosksAttribute : Attribute;

/// <summary>The kiosk that a browser is locked to.</summary>
/// <param name="Slug">The event's address.</param>
/// <param name="StationId">The kiosk.</param>
public sealed record LockedKiosk(string Slug, Guid StationId)
{
    /// <summary>The page that it shows.</summary>
    public string Address => $"/kiosk/{Slug}";
}

/// <summary>
/// Locks the browser of a signed-in user to a kiosk. The lock is a claim inside the sign-in itself: a visitor who types another
/// address, goes back or throws the cookie away gains nothing by it.
/// </summary>
public static class KioskLock
{
    internal const string Station = "kiosk_station", Slug = "kiosk";

    /// <summary>Signs the user in anew, locked to the kiosk.</summary>
    public static Task LockAsync(HttpContext http, LockedKiosk kiosk) =>
        SignInAnewAsync(http, [new Claim(Slug, kiosk.Slug), new Claim(Station, kiosk.StationId.ToString())]);

    /// <summary>Signs the user in anew, free to go anywhere.</summary>
    public static Task UnlockAsync(HttpContext http) => SignInAnewAsync(http, []);

    internal static IServiceCollection AddKioskLock(this IServiceCollection services) =>
        services.Configure<SecurityStampValidatorOptions>(stamp => stamp.OnRefreshingPrincipal = KeepAsync);

    internal static Task SendBack(RedirectContext<CookieAuthenticationOptions> denied)
    {
        denied.Response.Redirect(denied.HttpContext.User.Kiosk?.Address ?? denied.RedirectUri);
        return Task.CompletedTask;
    }

    private static async Task SignInAnewAsync(HttpContext http, Claim[] claims)
    {
        var signIn = http.RequestServices.GetRequiredService<SignInManager<User>>();
        if (await signIn.UserManager.GetUserAsync(http.User) is { } user)
        {
            await signIn.SignInWithClaimsAsync(user, new AuthenticationProperties { IsPersistent = true }, claims);
        }
    }

    // The cookie is written anew now and then from what the database knows, which is nothing of the lock.
    private static Task KeepAsync(SecurityStampRefreshingPrincipalContext refreshed)
    {
        var kept = refreshed.CurrentPrincipal?.FindAll(claim => claim.Type is Station or Slug or SessionCookie.Session).Select(claim => claim.Clone()) ?? [];
        refreshed.NewPrincipal?.Identities.First().AddClaims(kept);
        return Task.CompletedTask;
    }
}
