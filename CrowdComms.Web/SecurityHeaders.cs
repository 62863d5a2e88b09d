namespace CrowdComms.Web;

/// <summary>What every answer tells the browser to refuse.</summary>
public static class SecurityHeaders
{
    /// <summary>Makes the cookies of forms as secure as the connection is; those of sign-ins are by themselves.</summary>
    public static IServiceCollection AddSecureForms(this IServiceCollection services) =>
        services.AddAntiforgery(forms => forms.Cookie.SecurePolicy = CookieSecurePolicy.SameAsRequest);

    /// <summary>Believes trusted proxies, and adds the headers to every answer.</summary>
    public static void UseSecurityHeaders(this WebApplication app, Settings settings)
    {
        app.UseTrustedProxies(settings.Proxies);
        if (!app.Environment.IsDevelopment())
        {
            app.UseHsts();
        }

        app.Use((http, next) =>
        {
            // When it starts and not before: whoever answers a failure begins with an empty answer.
            http.Response.OnStarting(() =>
            {
                Write(http);
                return Task.CompletedTask;
            });
            return next(http);
        });
    }

    // What an endpoint said of itself stands.
    private static void Write(HttpContext http)
    {
        var headers = http.Response.Headers;
        headers.TryAdd("Content-Security-Policy", Policy(http.Request.Host.ToUriComponent()));
        headers.TryAdd("X-Content-Type-Options", "nosniff");
        headers.TryAdd("X-Frame-Options", "DENY");
        headers.TryAdd("Referrer-Policy", "same-origin");
        headers.TryAdd("Permissions-Policy", "camera=(self), microphone=(), geolocation=(), payment=(), usb=()");
        headers.TryAdd("Cross-Origin-Opener-Policy", "same-origin");
    }

    // The reader of codes is WebAssembly. MudBlazor writes inline styles. Not every browser counts web sockets to 'self', so this host's are named.
    private static string Policy(string host) => string.Join("; ",
        "default-src 'self'", "script-src 'self' 'wasm-unsafe-eval'", "style-src 'self' 'unsafe-inline'", "img-src 'self' data: blob:", "font-src 'self'",
        $"connect-src 'self' ws://{host} wss://{host}", "object-src 'none'", "base-uri 'self'", "form-action 'self'", "frame-ancestors 'none'");
}
