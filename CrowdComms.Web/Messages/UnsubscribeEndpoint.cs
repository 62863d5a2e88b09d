using CrowdComms.Data.Messages;
using CrowdComms.Web.Shared;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;

namespace CrowdComms.Web.Messages;

/// <summary>Removes email addresses from the mailings of an event.</summary>
public static class UnsubscribeEndpoint
{
    /// <summary>The address of the page on which people unsubscribe, within the site.</summary>
    public static string Unsubscribe(string key) => $"/u/{key}";

    /// <summary>
    /// Adds the endpoint to which the page posts. A mail program also posts there on its own (RFC 8058), without cookies
    /// and so without an antiforgery token: the key alone permits it. Its route has priority over the page, which
    /// handles GET.
    /// </summary>
    public static void MapUnsubscribe(this IEndpointRouteBuilder endpoints) =>
        endpoints.MapPost("/u/{key}", UnsubscribeAsync).WithOrder(-1).AllowAnonymous().DisableAntiforgery();

    /// <summary>Removes the email address that belongs to a key from the mailings of its event. People see the page
    /// again; a mail program gets a plain response, because it does not follow redirects.</summary>
    private static async Task<Results<Ok, RedirectHttpResult,
        NotFound<string>>> UnsubscribeAsync(string key, HttpContext http, [FromServices] SubscriptionService subscriptions)
    {
        PrivatePages.Keep(http.Response);
        var done = await subscriptions.UnsubscribeAsync(key, http.RequestAborted);
        if (!http.Request.HasFormContentType || !(await http.Request.ReadFormAsync(http.RequestAborted)).ContainsKey("List-Unsubscribe"))
        {
            return TypedResults.Redirect(Unsubscribe(key));
        }

        return done.IsOk ? TypedResults.Ok() : TypedResults.NotFound(done.Error!.Message);
    }
}
