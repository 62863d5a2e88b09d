using Microsoft.AspNetCore.Authentication.JwtBearer;

namespace CrowdComms.Web.Access;

/// <summary>Decides who asks under <c>/api</c>: the program named by the <c>Authorization</c> header; without that
/// header, the user or device of the cookies.</summary>
internal static class ApiSignIn
{
    private static readonly string[] Cookies = [DeviceSignIn.Cookie, SessionCookie.Name];

    /// <summary>The authentication scheme that a request needs; null if the cookies decide.</summary>
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
