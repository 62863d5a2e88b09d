using System.Security.Claims;
using CrowdComms.Data.Accounts;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.StaticAssets;

namespace CrowdComms.Web.Access;

/// <summary>Permits a page to a browser that is locked to a kiosk; every other page redirects to the kiosk.</summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class OpenToKiosksAttribute : Attribute;

/// <summary>The kiosk that a browser is locked to.</summary>
/// <param name="Slug">The slug of the event.</param>
/// <param name="StationId">The id of the kiosk, which is a station.</param>
public sealed record LockedKiosk(string Slug, Guid StationId)
{
    /// <summary>The address of the page that the locked browser shows.</summary>
    public string Address => $"/kiosk/{Slug}";
}

/// <summary>
/// Locks the browser of a signed-in user to a kiosk. The lock is a claim in the sign-in cookie itself, so a visitor who
/// types another address, goes back or deletes the cookie gains nothing from that.
/// </summary>
public static class KioskLock
{
    internal const string Station = "kiosk_station", Slug = "kiosk";

    // What the framework loads for a page, and what asks whether the server is there.
    private static readonly PathString[] Loaded = ["/_blazor", "/_framework", "/_content", "/health"];

    /// <summary>Signs the user in again with the lock to the kiosk.</summary>
    public static Task LockAsync(HttpContext http, LockedKiosk kiosk) =>
        SignInAnewAsync(http, [new Claim(Slug, kiosk.Slug), new Claim(Station, kiosk.StationId.ToString())]);

    /// <summary>Signs the user in again without the lock, so that every page is open.</summary>
    public static Task UnlockAsync(HttpContext http) => SignInAnewAsync(http, []);

    internal static IServiceCollection AddKioskLock(this IServiceCollection services) =>
        services.Configure<SecurityStampValidatorOptions>(stamp => stamp.OnRefreshingPrincipal = KeepAsync);

    /// <summary>Leads a locked browser back to its kiosk from every other address of the installation, the public ones
    /// and those that do not exist too. What a page of the kiosk loads stays open.</summary>
    internal static IApplicationBuilder UseKioskLock(this IApplicationBuilder app) => app.Use((http, next) =>
    {
        if (http.User.Kiosk is not { } kiosk || IsOpen(http))
        {
            return next(http);
        }

        http.Response.Redirect(kiosk.Address);
        return Task.CompletedTask;
    });

    internal static Task SendBack(RedirectContext<CookieAuthenticationOptions> denied)
    {
        denied.Response.Redirect(denied.HttpContext.User.Kiosk?.Address ?? denied.RedirectUri);
        return Task.CompletedTask;
    }

    private static bool IsOpen(HttpContext http) =>
        http.GetEndpoint()?.Metadata is { } endpoint
            && (endpoint.GetMetadata<OpenToKiosksAttribute>() is not null || endpoint.GetMetadata<StaticAssetDescriptor>() is not null)
        || Loaded.Any(folder => http.Request.Path.StartsWithSegments(folder, StringComparison.Ordinal));

    private static async Task SignInAnewAsync(HttpContext http, Claim[] claims)
    {
        var signIn = http.RequestServices.GetRequiredService<SignInManager<User>>();
        if (await signIn.UserManager.GetUserAsync(http.User) is { } user)
        {
            await signIn.SignInWithClaimsAsync(user, new AuthenticationProperties { IsPersistent = true }, claims);
        }
    }

    // The framework writes the cookie again at intervals from the database, which does not know the lock; so the lock
    // is copied.
    private static Task KeepAsync(SecurityStampRefreshingPrincipalContext refreshed)
    {
        var kept = refreshed.CurrentPrincipal?.FindAll(claim => claim.Type is Station or Slug or SessionCookie.Session)
            .Select(claim => claim.Clone()) ?? [];
        refreshed.NewPrincipal?.Identities.First().AddClaims(kept);
        return Task.CompletedTask;
    }
}
