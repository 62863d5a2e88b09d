namespace CrowdComms.Web.Shared;

/// <summary>Pages and files whose address is the key to them.</summary>
internal static class PrivatePages
{
    /// <summary>Keeps an answer out of search engines and caches, and its address, which is the key to it, out of what is sent to others.</summary>
    internal static void Keep(HttpResponse response)
    {
        response.Headers.CacheControl = "no-cache, no-store";
        response.Headers["Referrer-Policy"] = "no-referrer";
        response.Headers["X-Robots-Tag"] = "noindex, nofollow";
    }
}
