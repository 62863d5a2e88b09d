using CrowdComms.Data.Common;
using CrowdComms.Web.Api;
using Microsoft.AspNetCore.Authentication.JwtBearer;
using Microsoft.Net.Http.Headers;

namespace CrowdComms.Web.Tokens;

/// <summary>Who asks under <c>/api</c>: whoever the <c>Authorization</c> header names; without one, whoever the cookies of the pages name.</summary>
internal static class ApiSignIn
{
    private static readonly Error Foreign = Error.Forbidden("do this from another site") with
    {
        Message = "With a cookie alone, nothing is changed but by a page of this installation. Programs send a token or an API key.",
    };

    private static readonly string[] Cookies = [Account.DeviceSignIn.Cookie, Account.Accounts.Cookie];

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

    /// <summary>
    /// Refuses what changes something when a cookie alone says who asks, unless the browser says that a page of this installation does.
    /// Another site can make a browser send the cookie, but not say that.
    /// </summary>
    internal static IApplicationBuilder UseSameOrigin(this IApplicationBuilder app) => app.Use(static (http, next) =>
    {
        var request = http.Request;
        if (!IsApi(request) || IsSafe(request.Method) || request.Headers.Authorization.Count > 0 || !HasCookie(request) || IsFromHere(request))
        {
            return next(http);
        }

        return Foreign.AsProblem().ExecuteAsync(http);
    });

    private static bool IsApi(HttpRequest request) => request.Path.StartsWithSegments("/api", StringComparison.OrdinalIgnoreCase);

    private static bool HasCookie(HttpRequest request) => Cookies.Any(request.Cookies.ContainsKey);

    private static bool IsSafe(string method) =>
        HttpMethods.IsGet(method) || HttpMethods.IsHead(method) || HttpMethods.IsOptions(method) || HttpMethods.IsTrace(method);

    // Every browser of today says where a request comes from, over https and on localhost; over plain http they say the origin.
    // Source: https://www.w3.org/TR/fetch-metadata/
    private static bool IsFromHere(HttpRequest request) => request.Headers["Sec-Fetch-Site"].ToString() switch
    {
        "" => request.Headers[HeaderNames.Origin] == $"{request.Scheme}://{request.Host}",
        var site => site == "same-origin",
    };
}
