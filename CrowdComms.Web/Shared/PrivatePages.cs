namespace CrowdComms.Web.Shared;

/// <summary>Protects pages and files that anybody with their secret address can open.</summary>
internal static class PrivatePages
{
    /// <summary>Keeps a response out of search engines and caches, and its secret address out of the Referer header for
    /// other sites.</summary>
    internal static void Keep(HttpResponse response)
    {
        response.Headers.CacheControl = "no-cache, no-store";
        response.Headers["Referrer-Policy"] = "no-referrer";
        response.Headers["X-Robots-Tag"] = "noindex, nofollow";
    }
}
