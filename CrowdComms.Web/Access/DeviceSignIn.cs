using System.Reflection;
using System.Security.Claims;
using System.Threading.RateLimiting;
using CrowdComms.Data.Devices;
using CrowdComms.Data.Engines;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Identity;

namespace CrowdComms.Web.Access;

/// <summary>Permits a page to paired devices; a page without it responds to a device as if it did not exist.</summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class OpenToDevicesAttribute : Attribute;

/// <summary>
/// Signs in paired devices: they have a cookie of their own beside that of the users, which is verified at every
/// request. A browser that has this cookie is the device and no one else, even if a user signed in there before.
/// </summary>
public static class DeviceSignIn
{
    internal const string Scheme = "Device", Cookie = "crowdcomms-device", SignedOut = "/pair?revoked=true";
    private const string Either = "UserOrDevice", Secret = "device_secret";
    private static readonly TimeSpan Life = TimeSpan.FromDays(30);

    /// <summary>Adds the devices' cookie, the policy that limits which pages they may open, and the limit of pairing
    /// attempts.</summary>
    public static IServiceCollection AddDeviceSignIn(this IServiceCollection services)
    {
        services.AddAuthentication(Either)
            .AddPolicyScheme(Either, null, either => either.ForwardDefaultSelector =
                http => ApiSignIn.SchemeOf(http.Request)
                    ?? (http.Request.Cookies.ContainsKey(Cookie) ? Scheme : IdentityConstants.ApplicationScheme))
            .AddCookie(Scheme, cookie =>
            {
                cookie.Cookie.Name = Cookie;
                cookie.ExpireTimeSpan = Life;
                cookie.Events.OnValidatePrincipal = ValidateAsync;
                cookie.Events.OnRedirectToLogin = SendToPairing;
                cookie.Events.OnRedirectToAccessDenied = DenyAsync;
            });
        services.AddAuthorizationBuilder().SetDefaultPolicy(new AuthorizationPolicyBuilder().RequireAuthenticatedUser()
            .RequireAssertion(IsOpen).RequireAssertion(KeyScopes.Admits).Build());
        services.AddSingleton(PartitionedRateLimiter.Create<string, string>(address => RateLimitPartition.GetFixedWindowLimiter(
            address, _ => new FixedWindowRateLimiterOptions { PermitLimit = 10, Window = TimeSpan.FromMinutes(1) })));
        return services;
    }

    /// <summary>Signs this browser in as the device, and signs out a user who was signed in here.</summary>
    public static async Task SignInAsync(HttpContext http, DeviceAtWork device, DeviceKey key)
    {
        var identity = new ClaimsIdentity(
            [
                new Claim(ClaimTypes.NameIdentifier, key.Id.ToString()), new Claim(ClaimTypes.Name, device.Actor.Name),
                new Claim(UserClaims.DisplayName, device.Actor.Name), new Claim(Secret, key.Secret),
            ],
            Scheme);
        await http.SignOutAsync(IdentityConstants.ApplicationScheme);
        await http.SignInAsync(Scheme, new ClaimsPrincipal(identity), new AuthenticationProperties { IsPersistent = true });
    }

    // At a request the page's attributes are in the endpoint's metadata; inside a circuit the router passes the page's
    // route instead.
    private static bool IsOpen(AuthorizationHandlerContext asked) =>
        (!asked.User.IsDevice || Says<OpenToDevicesAttribute>(asked.Resource))
            && (asked.User.Kiosk is null || Says<OpenToKiosksAttribute>(asked.Resource));

    private static bool Says<T>(object? page) where T : Attribute => page switch
    {
        HttpContext http => http.GetEndpoint()?.Metadata.GetMetadata<T>() is not null,
        Microsoft.AspNetCore.Components.RouteData route => route.PageType.IsDefined(typeof(T)),
        _ => false,
    };

    private static async Task ValidateAsync(CookieValidatePrincipalContext cookie)
    {
        var services = cookie.HttpContext.RequestServices;
        try
        {
            var secret = cookie.Principal?.FindFirstValue(Secret);
            var device = cookie.Principal?.UserId is { } id && secret is not null
                ? await services.GetRequiredService<DeviceKeys>().AuthenticateAsync(id, secret, cookie.HttpContext.RequestAborted)
                : null;
            if (device is null)
            {
                cookie.RejectPrincipal();
                await cookie.HttpContext.SignOutAsync(Scheme);
            }
        }
        catch (Exception failure) when (services.GetRequiredService<Outage>().Is(failure))
        {
            // A device stays signed in while the database cannot be reached for a moment; the page itself says so.
        }
    }

    private static async Task DenyAsync(RedirectContext<CookieAuthenticationOptions> denied)
    {
        var http = denied.HttpContext;
        var device = http.Request.Path == "/" && http.User.UserId is { } id
            ? await http.RequestServices.GetRequiredService<DeviceKeys>().FindAsync(id, http.RequestAborted)
            : null;
        if (device is null)
        {
            http.Response.StatusCode = StatusCodes.Status404NotFound;
        }
        else
        {
            http.Response.Redirect(device.Address);
        }
    }

    private static Task SendToPairing(RedirectContext<CookieAuthenticationOptions> asked)
    {
        if (asked.Request.Path.StartsWithSegments("/api", StringComparison.Ordinal))
        {
            asked.Response.StatusCode = StatusCodes.Status401Unauthorized;
        }
        else
        {
            asked.Response.Redirect(SignedOut);
        }

        return Task.CompletedTask;
    }
}
