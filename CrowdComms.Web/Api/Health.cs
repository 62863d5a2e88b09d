using CrowdComms.Data.Engines;
using CrowdComms.Data.Live;
using CrowdComms.Data.Messages;
using CrowdComms.Web.Shared;
using Hangfire;
using Microsoft.AspNetCore.Mvc;

namespace CrowdComms.Web.Api;

/// <summary>The two addresses that a load balancer or a container platform asks.</summary>
public static class Health
{
    // Together less than the two seconds within which a load balancer has its answer.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(1), WorkersPatience = TimeSpan.FromSeconds(0.5);

    private const string Nobody = "Background work has stopped: no worker has reported for five minutes.";

    private static readonly TimeSpan Silence = TimeSpan.FromMinutes(5);

    /// <summary>Adds <c>/health/live</c> and <c>/health/ready</c>.</summary>
    public static void MapHealth(this IEndpointRouteBuilder endpoints)
    {
        var health = endpoints.MapGroup("/health").AllowAnonymous();
        health.MapGet("/live", Live);
        health.MapGet("/ready", ReadyAsync);
    }

    /// <summary>Responds as long as the process runs.</summary>
    private static IResult Live() => Results.Ok(new { status = "live" });

    /// <summary>Responds with 200 if the process can do its work, otherwise with 503 and the reason. Outages that
    /// people can work with are named too, but with 200: another node would not be better.</summary>
    private static async Task<IResult> ReadyAsync(HttpContext http, [FromServices] Schema schema, [FromServices] ILoggerFactory logs)
    {
        if ((await schema.ProbeAsync(Patience, http.RequestAborted)).Failed(out var away))
        {
            var (problem, reason) = away.Code == Outage.StorageFull ? (Outage.Heading(away), Outage.Heading(away))
                : ($"The database ({schema.Engine}) does not answer", away.Message);
            logs.CreateLogger(typeof(Health))
                .LogWarning(OutageEvent.Id, "Not ready: the database ({Engine}) cannot be used: {Reason}", schema.Engine, reason);
            return Results.Json(
                new { status = "not ready", problems = new[] { $"{problem}." } },
                statusCode: StatusCodes.Status503ServiceUnavailable);
        }

        List<string> problems = [.. Problems(http.RequestServices), .. await WorkersAsync(http.RequestServices)];
        return problems.Count == 0 ? Results.Ok(new { status = "ready", database = schema.Engine })
            : Results.Ok(new { status = "ready", database = schema.Engine, problems });
    }

    private static IEnumerable<string> Problems(IServiceProvider services)
    {
        if (services.GetRequiredService<IChangeFeed>().IsCut)
        {
            yield return "Redis does not answer: dashboards are counted again every few seconds, and changes from other nodes arrive late.";
        }

        if (services.GetRequiredService<MessageSender>().IsCut)
        {
            yield return "The mail server does not accept messages: they wait to be sent.";
        }
    }

    // Hangfire asks the database on the calling thread, however long that takes, so it gets a thread of its own.
    private static async Task<string[]> WorkersAsync(IServiceProvider services)
    {
        var jobs = services.GetRequiredService<WorkersBegin>();
        var earliest = services.GetRequiredService<TimeProvider>().GetUtcNow() - Silence;
        if (!jobs.Begun.IsCompletedSuccessfully)
        {
            return jobs.Since > earliest ? [] : [Nobody];
        }

        var storage = services.GetRequiredService<JobStorage>();
        try
        {
            var workers = await Task.Run(() => storage.GetMonitoringApi().Servers()).WaitAsync(WorkersPatience);
            return workers.Any(w => w.Heartbeat is null || w.Heartbeat > earliest.UtcDateTime)
                || jobs.Since > earliest ? [] : [Nobody];
        }
        catch (Exception failure) when (failure is TimeoutException || services.GetRequiredService<Outage>().Is(failure))
        {
            return ["The state of the background work is unknown: the database did not answer in time."];
        }
    }
}
