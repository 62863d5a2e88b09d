using System.Security.Cryptography;
using System.Text;
using CrowdComms.Data.Access;
using CrowdComms.Web.Access;
using Microsoft.AspNetCore.Mvc;

namespace CrowdComms.Web.Observability;

/// <summary>The metrics of this process, for Prometheus.</summary>
public static class MetricsPage
{
    private const string Prefix = "Bearer ";

    /// <summary>Adds <c>/metrics</c> for signed-in admins and for requests with the scrape key. All others get 404.</summary>
    public static void MapMetrics(this IEndpointRouteBuilder endpoints) => endpoints.MapGet("/metrics", ShowAsync).AllowAnonymous();

    private static async Task<IResult> ShowAsync(HttpContext http, [FromServices] MetricsSettings settings,
        [FromServices] Scrape scrape, [FromServices] AccessService accessService)
    {
        http.Response.Headers.CacheControl = "no-store";
        return HasKey(http.Request, settings.ScrapeKey) || await IsAdminAsync(http, accessService)
            ? Results.Text(scrape.Collect(), Scrape.Type) : Results.NotFound();
    }

    private static bool HasKey(HttpRequest request, string? key) =>
        !string.IsNullOrEmpty(key) && request.Headers.Authorization.ToString() is var header
            && header.StartsWith(Prefix, StringComparison.Ordinal)
        && CryptographicOperations.FixedTimeEquals(SHA256.HashData(Encoding.UTF8.GetBytes(header[Prefix.Length..])),
            SHA256.HashData(Encoding.UTF8.GetBytes(key)));

    private static async Task<bool> IsAdminAsync(HttpContext http, AccessService accessService) =>
        http.User is { UserId: { } user, IsDevice: false, Kiosk: null }
            && await accessService.FindAsync(user, http.RequestAborted) is { IsAdmin: true };
}
