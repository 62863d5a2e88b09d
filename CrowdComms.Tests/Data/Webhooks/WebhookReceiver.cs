using System.Collections.Concurrent;
using CrowdComms.Data.Webhooks;
using CrowdComms.Tests.Support;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace CrowdComms.Tests.Data.Webhooks;

/// <summary>Another system, which listens on a port of this machine and keeps what it is told.</summary>
internal sealed class WebhookReceiver(WebApplication app) : IAsyncDisposable
{
    internal ConcurrentQueue<(string Body, string? Signature)> Taken { get; } = new();

    internal int Status { get; set; } = 200;

    /// <summary>What each response waits for.</summary>
    internal Task Patience { get; set; } = Task.CompletedTask;

    internal string? Location { get; set; }
    internal string Address => app.Urls.First() + "/hook";

    public ValueTask DisposeAsync() => app.DisposeAsync();

    internal static async Task<WebhookReceiver> StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var receiver = new WebhookReceiver(builder.Build());
        await receiver.ListenAsync();
        return receiver;
    }

    /// <summary>Opens a house whose webhooks may lead to this machine.</summary>
    internal static Task<House> OpenAsync(Engine engine) =>
        House.OpenAsync(engine, services => services.AddSingleton(new WebhookSettings { AllowPrivateNetworks = true }));

    private Task ListenAsync()
    {
        app.MapPost("/hook", async (HttpContext http) =>
        {
            using var reader = new StreamReader(http.Request.Body);
            var body = await reader.ReadToEndAsync(TestContext.Current.CancellationToken);
            Taken.Enqueue((body, http.Request.Headers["X-CrowdComms-Signature"]));
            await Patience;
            http.Response.StatusCode = Status;
            http.Response.Headers.Location = Location;
        });
        return app.StartAsync(TestContext.Current.CancellationToken);
    }
}
