using System.Collections.Concurrent;
using System.Text;
using CrowdComms.Data.Access;
using CrowdComms.Data.CheckIn;
using CrowdComms.Data.Venue;
using CrowdComms.Tests.Support;
using CrowdComms.Tests.Web.Tokens;
using CrowdComms.Web.Access;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using OpenTelemetry.Metrics;
using OpenTelemetry.Trace;

namespace CrowdComms.Tests.Web.Observability;

/// <summary>What the product says of itself to those who run it.</summary>
public sealed class TelemetryTests
{
    private const string Key = "scrape-key-of-sixteen";

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Scans_boards_and_requests_are_scraped_with_the_key_or_by_an_admin_and_by_nobody_else()
    {
        await using var app = await AppInProcess.StartAsync(new AppSettings
        {
            More = new Dictionary<string,
            string?>(StringComparer.Ordinal)
            { ["Metrics:ScrapeKey"] = Key }
        });
        await ScanAsync(app);
        var text = await ScrapeAsync(app, Key);
        Assert.Matches("""(?m)^crowdcomms_scans_total\{outcome="UnknownCode"\} [1-9]""", text);
        Assert.Matches("""(?m)^crowdcomms_scan_decision_duration_seconds_bucket\{le="\+Inf"\} [1-9]""", text);
        Assert.Matches("(?m)^crowdcomms_boards 0$", text);
        Assert.Contains("# TYPE dotnet_gc_collections_total counter", text, StringComparison.Ordinal);

        using var admin = await app.BrowserAsync("admin");
        Assert.Contains("crowdcomms_scans_total",
            await admin.Client.GetStringAsync(new Uri("/metrics", UriKind.Relative), Stop), StringComparison.Ordinal);
        using var organiser = await app.BrowserAsync("organiser");
        Assert.Equal(404, await StatusAsync(organiser.Client));
        using var stranger = app.Program();
        Assert.Equal(404, await StatusAsync(stranger));
        using var wrong = app.Program("Bearer", Key + "x");
        Assert.Equal(404, await StatusAsync(wrong));
    }

    [Fact]
    public async Task A_collector_gets_metrics_and_traces_without_the_keys_in_addresses()
    {
        var taken = new ConcurrentQueue<(string Path, string Body)>();
        await using var collector = await CollectorAsync(taken);
        var settings = new Dictionary<string, string?>(StringComparer.Ordinal)
        {
            ["OTEL_EXPORTER_OTLP_ENDPOINT"] = collector.Urls.First(),
            ["OTEL_EXPORTER_OTLP_PROTOCOL"] = "http/protobuf",
        };
        await using (var app = await AppInProcess.StartAsync(new AppSettings { More = settings }))
        {
            await ScanAsync(app);
            using var visitor = app.Program();
            using var page =
                await visitor.GetAsync(new Uri("/t/a-key-of-nobody?search=Quackenbush", UriKind.Relative), Stop);
            app.Get<MeterProvider>().ForceFlush(10_000);
            Assert.True(app.Get<TracerProvider>().ForceFlush(10_000));
        }

        Assert.Contains(taken,
            t => t.Path == "/v1/metrics" && t.Body.Contains("crowdcomms.scans", StringComparison.Ordinal));
        Assert.Contains(taken,
            t => t.Path == "/v1/traces" && t.Body.Contains("/t/{PageKey}", StringComparison.Ordinal));
        Assert.DoesNotContain(taken,
            t => t.Body.Contains("a-key-of-nobody", StringComparison.Ordinal)
                || t.Body.Contains("Quackenbush", StringComparison.Ordinal));
    }

    private static async Task ScanAsync(AppInProcess app)
    {
        var access =
            (await app.Get<AccessService>().EnterAsync(await app.UserAsync("organiser"), "demo-expo", Stop)).Value;
        await using var context = await app.ContextAsync();
        var desk = await context.Stations.Where(s => s.EventId == access.Event.Id && s.Kind == StationKind.Desk)
            .Select(s => s.Id).FirstAsync(Stop);
        Assert.True((await app.Get<CheckInService>()
            .ScanAsync(access.Event, new ScanRequest(Guid.CreateVersion7(), desk, "NOBODY"), access.Actor, Stop)).IsOk);
    }

    private static async Task<string> ScrapeAsync(AppInProcess app, string key)
    {
        using var program = app.Program("Bearer", key);
        return await program.GetStringAsync(new Uri("/metrics", UriKind.Relative), Stop);
    }

    private static async Task<int> StatusAsync(HttpClient client)
    {
        using var answer = await client.GetAsync(new Uri("/metrics", UriKind.Relative), Stop);
        return (int)answer.StatusCode;
    }

    private static async Task<WebApplication> CollectorAsync(ConcurrentQueue<(string, string)> taken)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var app = builder.Build();
        app.MapPost("/v1/{what}", async (HttpContext http) =>
        {
            using var body = new MemoryStream();
            await http.Request.Body.CopyToAsync(body, Stop);
            taken.Enqueue((http.Request.Path, Encoding.Latin1.GetString(body.ToArray())));
        });
        await app.StartAsync(Stop);
        return app;
    }
}
