using CrowdComms.Data;
using CrowdComms.Data.Engines;
using Microsoft.EntityFrameworkCore;

namespace CrowdComms.Web.Api;

/// <summary>What a load balancer or a container asks.</summary>
public static class Health
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(3);

    /// <summary>Adds <c>/health/live</c> and <c>/health/ready</c>.</summary>
    public static void MapHealth(this IEndpointRouteBuilder endpoints)
    {
        var health = endpoints.MapGroup("/health").AllowAnonymous();
        health.MapGet("/live", Live);
        health.MapGet("/ready", ReadyAsync);
    }

    /// <summary>The process answers.</summary>
    private static IResult Live() => Results.Ok(new { status = "live" });

    /// <summary>The process can do its work; else 503, and what is wrong.</summary>
    private static async Task<IResult> ReadyAsync(
        IDbContextFactory<CrowdCommsContext> contexts, IDatabaseEngine engine, ILoggerFactory logs, CancellationToken cancellationToken)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        patience.CancelAfter(Patience);
        try
        {
            await using var context = await contexts.CreateDbContextAsync(patience.Token);
            await context.ProtectionKeys.AsNoTracking().AnyAsync(patience.Token);
            return Results.Ok(new { status = "ready", database = engine.Name });
        }
        catch (Exception failure) when (engine.IsUnreachable(failure) || failure is System.Data.Common.DbException or OperationCanceledException)
        {
            logs.CreateLogger(typeof(Health)).LogWarning("Not ready: the database ({Engine}) does not answer: {Reason}", engine.Name, failure.GetBaseException().Message);
            return Results.Json(new { status = "not ready", problems = new[] { $"The database ({engine.Name}) does not answer." } }, statusCode: StatusCodes.Status503ServiceUnavailable);
        }
    }
}
