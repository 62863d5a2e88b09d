using System.Net.ServerSentEvents;
using CrowdComms.Data.Access;
using CrowdComms.Data.Common;
using CrowdComms.Data.Dashboard;
using CrowdComms.Data.Live;
using CrowdComms.Data.Tokens;
using CrowdComms.Web.Access;
using CrowdComms.Web.Api;
using CrowdComms.Web.Live;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Options;
using JsonOptions = Microsoft.AspNetCore.Http.Json.JsonOptions;

namespace CrowdComms.Web.Dashboard;

/// <summary>The live figures for programs, once or as a stream of server-sent events. They come from the same board
/// that the pages show.</summary>
public static class DashboardApi
{
    /// <summary>Adds both.</summary>
    public static void MapDashboard(this IEndpointRouteBuilder api)
    {
        var dashboard = api.MapGroup("/events/{event}/dashboard").WithTags("Dashboard").NeedsScope(ApiScope.Read);
        dashboard.MapGet("", NowAsync).Refuses("validation", "database.unreachable");
        dashboard.MapGet("stream", StreamAsync).Produces<DashboardResponse>(StatusCodes.Status200OK, "text/event-stream");
    }

    /// <summary>The live figures at this moment. With <c>?companies=all</c> they include every company, counted at
    /// this moment; otherwise the 20 with the most people expected.</summary>
    internal static async Task<Results<Ok<DashboardResponse>,
        ProblemHttpResult>> NowAsync(string @event, string? companies, HttpContext http, [FromServices] FiguresReader reader)
    {
        if (companies is not (null or "all"))
        {
            return Error.Validation(new Dictionary<string,
                string[]>(
                    StringComparer.Ordinal)
            { ["companies"] = ["Send companies=all, or leave it out to get the 20 largest."] }).AsProblem();
        }

        var entered = await EnterAsync(@event, http);
        if (entered.Failed(out var refused))
        {
            return refused.AsProblem();
        }

        http.Response.Headers.CacheControl = "private, no-store";
        var dashboard = entered.Value;
        var figures = await dashboard.NowAsync(http.RequestAborted);
        if (figures.State == FiguresState.Missing)
        {
            return Problems.Plain(StatusCodes.Status503ServiceUnavailable);
        }

        return TypedResults.Ok(DashboardResponse.Of(companies is null ? figures
            : await WithAllAsync(figures, reader, http.RequestAborted), dashboard));
    }

    /// <summary>The live figures as server-sent events: one with all figures, then one with all figures after
    /// each change, at most five a second. A slow reader gets only the newest. The stream ends after five minutes, or when
    /// the caller's rights or sign-ins change; connect again then.</summary>
    internal static async Task<IResult> StreamAsync(string @event, HttpContext http, [FromServices] IHostApplicationLifetime lifetime,
        [FromServices] TimeProvider clock, [FromServices] IOptions<JsonOptions> json)
    {
        // The listener starts before the rights are checked, so that no change between the two is missed.
        var ended = EndWithRights(http);
        var entered = await EnterAsync(@event, http);
        if (entered.Failed(out var refused))
        {
            return refused.AsProblem();
        }

        http.Response.Headers.CacheControl = "private, no-store";
        http.Response.Headers["X-Accel-Buffering"] = "no";
        var longest = new CancellationTokenSource(DashboardReader.Longest, clock);
        var over = CancellationTokenSource.CreateLinkedTokenSource(http.RequestAborted, lifetime.ApplicationStopping, longest.Token, ended);
        http.Response.RegisterForDispose(longest);
        http.Response.RegisterForDispose(over);
        // The headers of a stream come without the stream.
        return TypedResults.ServerSentEvents(http.IsHead ? AsyncEnumerable.Empty<SseItem<string>>()
            : entered.Value.StreamAsync(over.Token).Select(item => Written(item, json.Value)));
    }

    private static SseItem<string> Written(SseItem<DashboardResponse> item, JsonOptions json) =>
        new(SharedResponses.Json(item.Data, json.SerializerOptions))
        {
            EventId = item.EventId,
            ReconnectionInterval = item.ReconnectionInterval,
        };

    // Ends the stream when something about the caller's rights changes. A caller who still has access connects again,
    // and the rights are checked then.
    private static CancellationToken EndWithRights(HttpContext http)
    {
        // This is not disposed, because a change may still arrive while the response ends.
        var ended = new CancellationTokenSource();
        var caller = http.User.UserId;
        http.Response.RegisterForDispose(http.RequestServices.GetRequiredService<IChangeFeed>().Subscribe(EventChanged.Accounts, changed =>
        {
            if (changed.Reread || (caller is { } user && changed.Users.Contains(user)))
            {
                _ = ended.CancelAsync();
            }
        }));
        return ended.Token;
    }

    // All figures of one count fit together; state and version are those of the board, so that they can be compared
    // with the stream.
    private static async Task<EventFigures> WithAllAsync(EventFigures board, FiguresReader reader, CancellationToken cancellationToken) =>
        await reader.ReadWholeAsync(board.EventId, cancellationToken) with { Version = board.Version, State = board.State };

    private static async Task<Result<DashboardReader>> EnterAsync(string slug, HttpContext http)
    {
        var services = http.RequestServices;
        var entered = await services.GetRequiredService<AccessService>().EnterAsync(http.User, slug, http.RequestAborted);
        if (entered.Failed(out var refused))
        {
            return refused;
        }

        var access = entered.Value;
        return access.Actor.IsMemberOf(access.Event.Id)
            ? new DashboardReader(access, services.GetRequiredService<LiveBoards>()) : Error.NotFound("event");
    }
}
