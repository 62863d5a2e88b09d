namespace CrowdComms.Web;

/// <summary>The headers with which every response tells the browser what to refuse.</summary>
public static class SecurityHeaders
{
    /// <summary>Makes the antiforgery cookie of forms secure if the connection is; the sign-in cookies are set up
    /// elsewhere.</summary>
    public static IServiceCollection AddSecureForms(this IServiceCollection services) =>
        services.AddAntiforgery(forms => forms.Cookie.SecurePolicy = CookieSecurePolicy.SameAsRequest);

    /// <summary>Trusts the configured proxies, and adds the headers to every response.</summary>
    public static void UseSecurityHeaders(this WebApplication app, Settings settings)
    {
        app.UseTrustedProxies(settings.Proxies);
        if (!app.Environment.IsDevelopment())
        {
            app.UseHsts();
        }

        app.Use((http, next) =>
        {
            // The headers are written when the response starts, because the error handler clears those set before.
            http.Response.OnStarting(() =>
            {
                Write(http);
                return Task.CompletedTask;
            });
            return next(http);
        });
    }

    // A header that an endpoint has set itself is kept.
    private static void Write(HttpContext http)
    {
        var headers = http.Response.Headers;
        if (headers.Location.Count > 0)
        {
            headers.Location = Hosts.WithoutHost(headers.Location, http.Request);
        }

        headers.TryAdd("Content-Security-Policy", Policy(http.Request.Host.ToUriComponent()));
        headers.TryAdd("X-Content-Type-Options", "nosniff");
        headers.TryAdd("X-Frame-Options", "DENY");
        headers.TryAdd("Referrer-Policy", "same-origin");
        headers.TryAdd("Permissions-Policy", "camera=(self), microphone=(), geolocation=(), payment=(), usb=()");
        headers.TryAdd("Cross-Origin-Opener-Policy", "same-origin");
    }

    // The QR code reader is WebAssembly; MudBlazor writes inline styles. Some browsers do not count web sockets as
    // 'self', so this host is named.
    private static string Policy(string host) => string.Join("; ",
        "default-src 'self'", "script-src 'self' 'wasm-unsafe-eval'", "style-src 'self' 'unsafe-inline'",
        "img-src 'self' data: blob:", "font-src 'self'",
        $"connect-src 'self' ws://{host} wss://{host}", "object-src 'none'", "base-uri 'self'", "form-action 'self'",
        "frame-ancestors 'none'");
}
