using CrowdComms.Data.Engines;
using CrowdComms.Data.Live;
using CrowdComms.Data.Messages;
using Hangfire;

namespace CrowdComms.Web.Api;

/// <summary>The two addresses that a load balancer or a container platform asks.</summary>
public static class Health
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(3), Silence = TimeSpan.FromMinutes(5);

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
    private static async Task<IResult> ReadyAsync(HttpContext http, Schema schema, ILoggerFactory logs)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(http.RequestAborted);
        patience.CancelAfter(Patience);
        if ((await schema.ProbeAsync(patience.Token)).Failed(out var away))
        {
            logs.CreateLogger(typeof(Health))
                .LogWarning(OutageEvent.Id, "Not ready: the database ({Engine}) does not answer: {Reason}", schema.Engine, away.Message);
            return Results.Json(
                new { status = "not ready", problems = new[] { $"The database ({schema.Engine}) does not answer." } },
                statusCode: StatusCodes.Status503ServiceUnavailable);
        }

        List<string> problems = [.. Problems(http.RequestServices)];
        return problems.Count == 0 ? Results.Ok(new { status = "ready", database = schema.Engine })
            : Results.Ok(new { status = "ready", database = schema.Engine, problems });
    }

    private static IEnumerable<string> Problems(IServiceProvider services)
    {
        if (services.GetRequiredService<IChangeFeed>().IsCut)
        {
            yield return "Redis does not answer: boards count anew every few seconds, and changes of other nodes come late.";
        }

        if (services.GetRequiredService<MessageSender>().IsCut)
        {
            yield return "The mail server does not take messages: they wait.";
        }

        var earliest = services.GetRequiredService<TimeProvider>().GetUtcNow().UtcDateTime - Silence;
        if (services.GetRequiredService<JobStorage>().GetMonitoringApi().Servers() is var workers
            && !workers.Any(w => w.Heartbeat is null || w.Heartbeat > earliest))
        {
            yield return "Nobody does the background work: no worker was heard of for five minutes.";
        }
    }
}
