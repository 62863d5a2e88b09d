using System.Security.Cryptography;
using System.Text;
using CrowdComms.Data.Access;
using CrowdComms.Web.Access;

namespace CrowdComms.Web.Observability;

/// <summary>What is measured, for Prometheus.</summary>
public static class MetricsPage
{
    private const string Prefix = "Bearer ";

    /// <summary>Adds <c>/metrics</c>: for admins who signed in, and for whoever has the scrape key. For everybody else there is no such page.</summary>
    public static void MapMetrics(this IEndpointRouteBuilder endpoints) => endpoints.MapGet("/metrics", ShowAsync).AllowAnonymous();

    private static async Task<IResult> ShowAsync(HttpContext http, MetricsSettings settings, Scrape scrape, AccessService access)
    {
        http.Response.Headers.CacheControl = "no-store";
        return HasKey(http.Request, settings.ScrapeKey) || await IsAdminAsync(http, access) ? Results.Text(scrape.Collect(), Scrape.Type) : Results.NotFound();
    }

    private static bool HasKey(HttpRequest request, string? key) =>
        !string.IsNullOrEmpty(key) && request.Headers.Authorization.ToString() is var header && header.StartsWith(Prefix, StringComparison.Ordinal)
        && CryptographicOperations.FixedTimeEquals(SHA256.HashData(Encoding.UTF8.GetBytes(header[Prefix.Length..])), SHA256.HashData(Encoding.UTF8.GetBytes(key)));

    private static async Task<bool> IsAdminAsync(HttpContext http, AccessService access) =>
        http.User is { UserId: { } user, IsDevice: false, Kiosk: null } && await access.FindAsync(user, http.RequestAborted) is { IsAdmin: true };
}
