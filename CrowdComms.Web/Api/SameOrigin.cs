using CrowdComms.Data.Common;
using CrowdComms.Web.Access;
using Microsoft.Net.Http.Headers;

namespace CrowdComms.Web.Api;

/// <summary>Keeps other sites from using the cookies of a browser to change something here.</summary>
internal static class SameOrigin
{
    private static readonly Error Foreign = Error.Forbidden("do this from another site") with
    {
        Message = "With a cookie alone, nothing is changed but by a page of this installation. Programs send a token or an API key.",
    };

    /// <summary>
    /// Refuses what changes something when a cookie alone says who asks, unless the browser says that a page of this installation does.
    /// Another site can make a browser send the cookie, but not say that.
    /// </summary>
    internal static IApplicationBuilder UseSameOrigin(this IApplicationBuilder app) => app.Use(static (http, next) =>
    {
        var request = http.Request;
        if (!ApiSignIn.IsApi(request) || IsSafe(request.Method) || request.Headers.Authorization.Count > 0 || !ApiSignIn.HasCookie(request) || IsFromHere(request))
        {
            return next(http);
        }

        return Foreign.AsProblem().ExecuteAsync(http);
    });

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
