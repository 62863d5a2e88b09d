using System.Diagnostics.Metrics;
using CrowdComms.Data.Common;
using CrowdComms.Web.Live;
using CrowdComms.Web.Shared;
using OpenTelemetry.Logs;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;

namespace CrowdComms.Web.Observability;

/// <summary>The settings <c>Metrics</c>: who may see the metrics.</summary>
public sealed record MetricsSettings
{
    /// <summary>The key that a scraper sends as <c>Authorization: Bearer</c>, at least 16 characters; null if only
    /// admins may see <c>/metrics</c>.</summary>
    public string? ScrapeKey { get; init; }

    internal static void Check(MetricsSettings metrics)
    {
        if (metrics.ScrapeKey is { Length: > 0 and < 16 })
        {
            throw new StartRefusedException(
                "Metrics:ScrapeKey is too short. It needs at least 16 characters. Without it, only admins can read /metrics.");
        }
    }
}

/// <summary>Sets up metrics for scrapers; if an OpenTelemetry collector is configured, it gets metrics, traces and
/// logs.</summary>
public static class Telemetry
{
    private const string Endpoint = "OTEL_EXPORTER_OTLP_ENDPOINT";

    /// <summary>Adds metrics, traces and logs. Without a collector nothing leaves the process.</summary>
    public static IServiceCollection AddTelemetry(this IServiceCollection services, MetricsSettings settings, IConfiguration configuration)
    {
        services.AddSingleton(settings);
        services.AddOutageLogs();
        services.AddSingleton<Scrape>();
        services.AddSingleton<BoardMeters>();
        var isSent = !string.IsNullOrWhiteSpace(configuration[Endpoint]);
        var telemetry = services.AddOpenTelemetry().ConfigureResource(resource => resource.AddService(Meters.Name)).WithMetrics(metrics =>
        {
            metrics.AddMeter(Meters.Name, BoardMeters.Name, "System.Runtime", "Microsoft.AspNetCore.Hosting",
                "Microsoft.AspNetCore.Server.Kestrel", "System.Net.Http", "Npgsql");
            metrics.AddReader(provider => provider.GetRequiredService<Scrape>().Reader);
            if (isSent)
            {
                metrics.AddOtlpExporter();
            }
        });
        if (isSent)
        {
            telemetry.WithTracing(traces => traces.AddSource("Npgsql").AddHttpClientInstrumentation(WithoutPaths)
                .AddAspNetCoreInstrumentation(WithoutQuestions).AddOtlpExporter());
            telemetry.WithLogging(logs => logs.AddOtlpExporter());
        }

        return services;
    }

    // The address of a webhook may be a secret itself, so a trace contains only its host.
    private static void WithoutPaths(OpenTelemetry.Instrumentation.Http.HttpClientTraceInstrumentationOptions options) =>
        options.EnrichWithHttpRequestMessage = (activity, request) =>
            activity.SetTag("url.full", request.RequestUri?.GetLeftPart(UriPartial.Authority));

    // The address of a ticket page contains the secret key of the ticket, so a trace contains only the kind of page.
    private static void WithoutQuestions(OpenTelemetry.Instrumentation.AspNetCore.AspNetCoreTraceInstrumentationOptions options) =>
        options.EnrichWithHttpResponse = (activity, response) =>
        {
            activity.SetTag("url.path", (response.HttpContext.GetEndpoint() as RouteEndpoint)?.RoutePattern.RawText ?? "(none)");
            activity.SetTag("url.query", null);
        };
}

/// <summary>Measures the number of boards in this process and of their watchers.</summary>
internal sealed class BoardMeters : IDisposable
{
    internal const string Name = "CrowdComms.Boards";
    private readonly Meter _meter = new(Name);

    public BoardMeters(LiveBoards boards)
    {
        _meter.CreateObservableGauge("crowdcomms.boards", () => boards.Count, "{board}", "Boards running in this process.");
        _meter.CreateObservableGauge("crowdcomms.board.subscribers", () => boards.AllWatchers, "{subscriber}",
            "Pages and streams watching a board of this process.");
    }

    public void Dispose() => _meter.Dispose();
}
