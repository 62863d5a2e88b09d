using CrowdComms.Data.Common;
using CrowdComms.Data.Tokens;
using CrowdComms.Data.Venue;
using CrowdComms.Web.Access;
using CrowdComms.Web.Api;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;

namespace CrowdComms.Web.Venue;

/// <summary>Endpoints with which programs read and write stations.</summary>
public static class StationsApi
{
    /// <summary>Adds <c>/events/{event}/stations</c>.</summary>
    public static void MapStations(this IEndpointRouteBuilder api)
    {
        var stations = api.MapEventGroup("/stations").WithTags("Stations").NeedsScope(ApiScope.Write);
        stations.MapGet("", Handlers.AtStart(ListAsync)).NeedsScope(ApiScope.Read).Refuses("validation");
        stations.MapPost("", CreateAsync).Repeats().Refuses("validation", "forbidden", "station.name_taken");
        stations.MapGet("{id:guid}", GetAsync).NeedsScope(ApiScope.Read);
        stations.MapPut("{id:guid}", PutAsync).Refuses("validation", "forbidden", "station.name_taken");
        stations.MapDelete("{id:guid}", DeleteAsync).Refuses("forbidden", "station.in_use");
    }

    /// <summary>The stations of an event by name. Any member.</summary>
    internal static async Task<Results<Ok<PageResponse<StationResponse>>,
        ProblemHttpResult>> ListAsync([AsParameters] Paging paging, HttpContext http, [FromServices] StationService stations)
    {
        var rows = await stations.ListAsync(http.Access.Event.Id, http.Access.Actor, http.RequestAborted);
        return rows.Failed(out var refused) ? refused.AsProblem() : TypedResults.Ok(rows.Value.Cut(paging, StationResponse.Of));
    }

    /// <summary>Adds a station; <c>zoneId</c> is only for a door. Organisers only.</summary>
    internal static async Task<Results<Created<StationResponse>,
        ProblemHttpResult>> CreateAsync(StationBody body, HttpContext http, [FromServices] StationService stations)
    {
        if (body.ZoneId is not null && body.Kind != StationKind.Door)
        {
            return BadRequests.Invalid("zoneId", "Only a door has a zone. Leave this out.").AsProblem();
        }

        var made = await stations.CreateAsync(http.Access.Event.Id,
            new NewStation(body.Name ?? "", body.Kind, body.ZoneId), http.Access.Actor, http.RequestAborted);
        var row = made.Failed(out var refused) ? refused : await RowAsync(made.Value, http, stations);
        return row.Failed(out var wrong) ? wrong.AsProblem()
            : TypedResults.Created($"/api/v1/events/{http.Access.Event.Slug}/stations/{row.Value.Id}", StationResponse.Of(row.Value));
    }

    /// <summary>One station. Any member.</summary>
    internal static async Task<Results<Ok<StationResponse>, ProblemHttpResult>> GetAsync(Guid id, HttpContext http,
        [FromServices] StationService stations)
    {
        var row = await RowAsync(id, http, stations);
        return row.Failed(out var refused) ? refused.AsProblem() : TypedResults.Ok(StationResponse.Of(row.Value));
    }

    /// <summary>Renames a station. Its kind and zone cannot change, because its scans depend on them. Organisers only.</summary>
    internal static async Task<Results<Ok<StationResponse>,
        ProblemHttpResult>> PutAsync(Guid id, StationBody body, HttpContext http, [FromServices] StationService stations)
    {
        var now = await RowAsync(id, http, stations);
        if (now.Failed(out var unseen))
        {
            return unseen.AsProblem();
        }

        if (body.Kind != now.Value.Kind || body.ZoneId != now.Value.ZoneId)
        {
            return BadRequests.Invalid(body.Kind != now.Value.Kind ? "kind"
                : "zoneId", "This cannot change. Add another station, and delete this one if it has no scans.").AsProblem();
        }

        var renamed = await stations.RenameAsync(http.Access.Event.Id, id, body.Name ?? "", http.Access.Actor, http.RequestAborted);
        return renamed.Failed(out var refused) ? refused.AsProblem() : await GetAsync(id, http, stations);
    }

    /// <summary>Deletes a station that has no scans. Organisers only.</summary>
    internal static async Task<Results<NoContent, ProblemHttpResult>> DeleteAsync(Guid id, HttpContext http,
        [FromServices] StationService stations)
    {
        var deleted = await stations.DeleteAsync(http.Access.Event.Id, id, http.Access.Actor, http.RequestAborted);
        return deleted.Failed(out var refused) ? refused.AsProblem() : TypedResults.NoContent();
    }

    private static async Task<Result<StationRow>> RowAsync(Guid id, HttpContext http, StationService stations)
    {
        var rows = await stations.ListAsync(http.Access.Event.Id, http.Access.Actor, http.RequestAborted);
        return rows.Failed(out var refused) ? refused : rows.Value.FirstOrDefault(s => s.Id == id) is { } row ? row
            : Error.NotFound("station");
    }
}
