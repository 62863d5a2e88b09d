namespace CrowdComms.Web.Configuration;

/// <summary>What every answer tells the browser to refuse.</summary>
public static class SecurityHeaders
{
    /// <summary>Adds the headers to every answer.</summary>
    public static void UseSecurityHeaders(this WebApplication app) => app.Use((http, next) =>
    {
        var headers = http.Response.Headers;
        headers.ContentSecurityPolicy = Policy(http.Request.Host.ToUriComponent());
        headers.XContentTypeOptions = "nosniff";
        headers.XFrameOptions = "DENY";
        headers["Referrer-Policy"] = "same-origin";
        headers["Permissions-Policy"] = "camera=(self), microphone=(), geolocation=(), payment=(), usb=()";
        headers["Cross-Origin-Opener-Policy"] = "same-origin";
        return next(http);
    });

    // The reader of codes is WebAssembly. MudBlazor writes inline styles. Not every browser counts web sockets to 'self', so this host's are named.
    private static string Policy(string host) => string.Join("; ",
        "default-src 'self'", "script-src 'self' 'wasm-unsafe-eval'", "style-src 'self' 'unsafe-inline'", "img-src 'self' data: blob:", "font-src 'self'",
        $"connect-src 'self' ws://{host} wss://{host}", "object-src 'none'", "base-uri 'self'", "form-action 'self'", "frame-ancestors 'none'");
}
