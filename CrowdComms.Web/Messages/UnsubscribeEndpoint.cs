using CrowdComms.Data.Messages;
using CrowdComms.Web.Shared;
using Microsoft.AspNetCore.Http.HttpResults;

namespace CrowdComms.Web.Messages;

/// <summary>Takes addresses off the mailings.</summary>
public static class UnsubscribeEndpoint
{
    /// <summary>The address of the page that unsubscribes, within the site.</summary>
    public static string Unsubscribe(string key) => $"/u/{key}";

    /// <summary>
    /// Adds what the page posts to. A mail program posts there by itself (RFC 8058), without cookies and so without an
    /// antiforgery token: the key alone is the right to do it. It comes before the page, which answers to GET.
    /// </summary>
    public static void MapUnsubscribe(this IEndpointRouteBuilder endpoints) =>
        endpoints.MapPost("/u/{key}", UnsubscribeAsync).WithOrder(-1).AllowAnonymous().DisableAntiforgery();

    /// <summary>Takes the address behind a key off the mailings of its event: a person sees the page again, a mail program gets a plain answer, for it follows no redirect.</summary>
    private static async Task<Results<Ok, RedirectHttpResult, NotFound<string>>> UnsubscribeAsync(string key, HttpContext http, MailingService mailings)
    {
        PrivatePages.Keep(http.Response);
        var done = await mailings.UnsubscribeAsync(key, http.RequestAborted);
        if (!http.Request.HasFormContentType || !(await http.Request.ReadFormAsync(http.RequestAborted)).ContainsKey("List-Unsubscribe"))
        {
            return TypedResults.Redirect(Unsubscribe(key));
        }

        return done.IsOk ? TypedResults.Ok() : TypedResults.NotFound(done.Error!.Message);
    }
}
