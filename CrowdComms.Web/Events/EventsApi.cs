using CrowdComms.Data.Access;
using CrowdComms.Data.Common;
using CrowdComms.Data.Events;
using CrowdComms.Data.Tokens;
using CrowdComms.Web.Access;
using CrowdComms.Web.Api;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;

namespace CrowdComms.Web.Events;

/// <summary>Endpoints with which programs read and write events.</summary>
public static class EventsApi
{
    private static readonly Dictionary<string, EventSort> Orders = new(StringComparer.Ordinal)
    {
        ["startsAt"] = EventSort.StartsAt,
        ["name"] = EventSort.Name,
        ["createdAt"] = EventSort.CreatedAt,
    };

    /// <summary>Adds <c>/events</c> and <c>/events/{event}</c>.</summary>
    public static void MapEvents(this IEndpointRouteBuilder api)
    {
        var events = api.MapGroup("/events").WithTags("Events");
        events.MapGet("", Handlers.AtStart(ListAsync)).Refuses("validation");
        events.MapPost("", CreateAsync).Repeats().Refuses("validation", "forbidden", "event.slug_taken");
        var one = api.MapEventGroup("").WithTags("Events");
        one.MapGet("", GetAsync).NeedsScope(ApiScope.Read);
        one.MapPut("", PutAsync).NeedsScope(ApiScope.Write).Refuses("validation", "forbidden", "event.slug_taken", "event.version_stale");
        one.MapDelete("", DeleteAsync).Refuses("validation", "forbidden", "event.people_inside");
    }

    /// <summary>The events that the caller may enter; for an admin, all of them. The latest first.</summary>
    internal static async Task<Results<Ok<PageResponse<EventResponse>>, ProblemHttpResult>> ListAsync(
        [AsParameters] Listing listing, HttpContext http, [FromServices] WholeEventReader events,
        [FromServices] AccessService accessService)
    {
        var order = listing.OrderOf(Orders, (EventSort.StartsAt, true));
        if (order.Failed(out var unknown))
        {
            return unknown.AsProblem();
        }

        var caller = await CallerAsync(http, accessService, "list events");
        if (caller.Failed(out var refused))
        {
            return refused.AsProblem();
        }

        var query = new EventQuery
        {
            Sort = order.Value.By,
            Descending = order.Value.Descending,
            Page = listing.Page
            ?? 1,
            PageSize = listing.PageSize ?? 50
        };
        return TypedResults.Ok((await events.PageAsync(caller.Value, query, http.RequestAborted)).Answer(EventResponse.Of));
    }

    /// <summary>Creates an event with the usual pass types, a hall and a desk. Admins only.</summary>
    internal static async Task<Results<Created<EventResponse>, ProblemHttpResult>> CreateAsync(
        EventBody body, HttpContext http, [FromServices] EventService events, [FromServices] AccessService accessService)
    {
        var caller = await CallerAsync(http, accessService, "create events");
        var made = caller.Failed(out var closed) ? closed : await events.CreateAsync(body.Over(null), caller.Value, http.RequestAborted);
        if (made.Failed(out var refused))
        {
            return refused.AsProblem();
        }

        http.Tag(made.Value.Version);
        return TypedResults.Created($"/api/v1/events/{made.Value.Details.Slug}",
            EventResponse.Of(new WholeEvent(made.Value, new PeopleCounts(0, 0, 0, 0))));
    }

    /// <summary>One event with the number of its registrants by status.</summary>
    internal static async Task<Results<Ok<EventResponse>, ProblemHttpResult>> GetAsync(HttpContext http,
        [FromServices] WholeEventReader events)
    {
        var found = await events.GetAsync(http.Access.Event.Id, http.Access.Actor, http.RequestAborted);
        return found.Failed(out var refused) ? refused.AsProblem() : Shown(http, found.Value);
    }

    /// <summary>Replaces the settings of an event. Organisers only. With <c>If-Match</c> only if no one has changed it since.</summary>
    internal static async Task<Results<Ok<EventResponse>,
        ProblemHttpResult>> PutAsync(EventBody body, HttpContext http, [FromServices] EventService events,
            [FromServices] WholeEventReader reader)
    {
        var (access, stop) = (http.Access, http.RequestAborted);
        var now = await events.GetAsync(access.Event.Id, access.Actor, stop);
        if (now.Failed(out var refused))
        {
            return refused.AsProblem();
        }

        if (http.Request.MatchRefusal(now.Value.Version, EventErrors.Stale, needed: false) is { } stale)
        {
            return stale;
        }

        var edited = await events.EditAsync(
            new EventEdit(access.Event.Id, now.Value.Version, body.Over(now.Value.Details)), access.Actor, stop);
        return edited.Failed(out var wrong) ? wrong.AsProblem() : await GetAsync(http, reader);
    }

    /// <summary>Deletes an event and everything in it for good. Admins only. The body repeats its slug; while people are
    /// checked in, it must also set <c>force</c>.</summary>
    internal static async Task<Results<NoContent, ProblemHttpResult>> DeleteAsync(
        [FromBody] EventDeletionBody body, HttpContext http, [FromServices] EventDeletionService events)
    {
        var deleted = await events.DeleteAsync(new EventDeletion(http.Access.Event.Id, body.Slug, body.Force),
            http.Access.Actor, http.RequestAborted);
        return deleted.Failed(out var refused) ? refused.AsProblem() : TypedResults.NoContent();
    }

    private static Ok<EventResponse> Shown(HttpContext http, WholeEvent whole)
    {
        http.Tag(whole.Settings.Version);
        return TypedResults.Ok(EventResponse.Of(whole));
    }

    private static async Task<Result<Actor>> CallerAsync(HttpContext http, AccessService accessService, string purpose) =>
        http.User is { IsDevice: false, UserId: { } user } ? await accessService.EnterHouseAsync(user, http.RequestAborted)
            : Error.Forbidden(purpose);
}
