using System.Reflection;
using Scalar.AspNetCore;

namespace CrowdComms.Web.Api;

/// <summary>The page on which people read the OpenAPI document: it loads the script of Scalar from this installation
/// and contains no inline script.</summary>
internal static class ApiPage
{
    private const string Document = "/openapi/{documentName}.json", Page = "/api/docs", Resource = "ScalarStaticAssets.scalar.js";

    // Scalar's own page starts its script inline, which our content security policy forbids; so the settings are in attributes.
    private const string Html =
        """
        <!doctype html>
        <html lang="en">
        <head>
          <meta charset="utf-8">
          <meta name="viewport" content="width=device-width, initial-scale=1">
          <title>CrowdComms API</title>
          <link rel="icon" href="/mark.svg">
        </head>
        <body>
          <script id="api-reference" type="application/json" data-url="/openapi/v1.json"
                  data-configuration='{"withDefaultFonts":false,"hideClientButton":true,"telemetry":false,"agent":{"disabled":true},"mcp":{"disabled":true},"showDeveloperTools":"never"}'></script>
          <script src="/api/docs/scalar.js"></script>
        </body>
        </html>
        """;

    private static readonly Assembly Scalar = typeof(ScalarOptions).Assembly;

    /// <summary>Adds the OpenAPI document and the page that shows it.</summary>
    internal static void MapApiPage(this IEndpointRouteBuilder endpoints)
    {
        endpoints.MapOpenApi(Document).AllowAnonymous();
        endpoints.MapGet(Page, Show).AllowAnonymous().ExcludeFromDescription();
        endpoints.MapGet($"{Page}/scalar.js", Script).AllowAnonymous().ExcludeFromDescription();
    }

    private static IResult Show() => Results.Text(Html, "text/html; charset=utf-8");

    // The library contains the script already compressed, and it is sent as it is.
    private static IResult Script(HttpResponse response)
    {
        response.Headers.ContentEncoding = "gzip";
        response.Headers.CacheControl = "public, max-age=3600";
        return Results.Stream(Scalar.GetManifestResourceStream(Resource)!, "text/javascript; charset=utf-8");
    }
}
