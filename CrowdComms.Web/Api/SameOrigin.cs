using CrowdComms.Data.Common;
using CrowdComms.Web.Access;
using Microsoft.Net.Http.Headers;

namespace CrowdComms.Web.Api;

/// <summary>Prevents other sites from changing something here with the cookies of a user's browser.</summary>
internal static class SameOrigin
{
    private static readonly Error Foreign = Error.Forbidden("do this from another site") with
    {
        Message = "Only this site’s own pages can make changes with a cookie. Programs send a token or an API key.",
    };

    /// <summary>
    /// Refuses a change if only a cookie says who asks, unless the browser confirms that a page of this installation
    /// sent it. Another site can make a browser send the cookie, but cannot forge this confirmation.
    /// </summary>
    internal static IApplicationBuilder UseSameOrigin(this IApplicationBuilder app) => app.Use(static (http, next) =>
    {
        var request = http.Request;
        if (!ApiSignIn.IsApi(request) || IsSafe(request.Method) || request.Headers.Authorization.Count > 0
            || !ApiSignIn.HasCookie(request) || IsFromHere(request))
        {
            return next(http);
        }

        return Foreign.AsProblem().ExecuteAsync(http);
    });

    private static bool IsSafe(string method) =>
        HttpMethods.IsGet(method) || HttpMethods.IsHead(method) || HttpMethods.IsOptions(method) || HttpMethods.IsTrace(method);

    // Over https and on localhost every current browser sends where a request comes from (Sec-Fetch-Site); over plain
    // http it sends the origin. Source: https://www.w3.org/TR/fetch-metadata/
    private static bool IsFromHere(HttpRequest request) => request.Headers["Sec-Fetch-Site"].ToString() switch
    {
        "" => request.Headers[HeaderNames.Origin] == $"{request.Scheme}://{request.Host}",
        var site => site == "same-origin",
    };
}
