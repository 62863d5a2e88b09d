using Microsoft.AspNetCore.Authentication.JwtBearer;

namespace CrowdComms.Web.Access;

/// <summary>Who asks under <c>/api</c>: whoever the <c>Authorization</c> header names; without one, whoever the cookies of the pages name.</summary>
internal static class ApiSignIn
{
    private static readonly string[] Cookies = [DeviceSignIn.Cookie, SessionCookie.Name];

    /// <summary>The scheme that decides about a request; null where the cookies do.</summary>
    internal static string? SchemeOf(HttpRequest request)
    {
        if (!IsApi(request))
        {
            return null;
        }

        var header = request.Headers.Authorization.ToString();
        return header.StartsWith(ApiKeySignIn.Prefix, StringComparison.OrdinalIgnoreCase) ? ApiKeySignIn.Scheme
            : header.Length > 0 || !HasCookie(request) ? JwtBearerDefaults.AuthenticationScheme
            : null;
    }

    internal static bool IsApi(HttpRequest request) => request.Path.StartsWithSegments("/api", StringComparison.OrdinalIgnoreCase);

    internal static bool HasCookie(HttpRequest request) => Cookies.Any(request.Cookies.ContainsKey);
}
