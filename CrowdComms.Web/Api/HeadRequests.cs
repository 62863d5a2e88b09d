namespace CrowdComms.Web.Api;

/// <summary>
/// Answers <c>HEAD</c> wherever <c>GET</c> is answered, with the same status and headers (RFC 9110, 9.3.2). The request is
/// routed as a <c>GET</c>; the server itself sends no body, because it keeps the method of the request line.
/// </summary>
internal static class HeadRequests
{
    private static readonly object Key = new();

    extension(HttpContext http)
    {
        /// <summary>Whether the caller asks for the headers alone, so that nothing may be recorded and no stream begun.</summary>
        internal bool IsHead => http.Items.ContainsKey(Key);
    }

    /// <summary>Turns <c>HEAD</c> into <c>GET</c>, and finds the endpoint after that.</summary>
    internal static WebApplication UseHeadRequests(this WebApplication app)
    {
        app.Use((http, next) =>
        {
            if (HttpMethods.IsHead(http.Request.Method))
            {
                http.Items[Key] = true;
                http.Request.Method = HttpMethods.Get;
            }

            return next(http);
        });
        app.UseRouting();
        return app;
    }
}
