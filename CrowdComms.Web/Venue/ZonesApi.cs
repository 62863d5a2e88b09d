using CrowdComms.Data.Common;
using CrowdComms.Data.PassTypes;
using CrowdComms.Data.Tokens;
using CrowdComms.Data.Venue;
using CrowdComms.Web.Access;
using CrowdComms.Web.Api;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;

namespace CrowdComms.Web.Venue;

/// <summary>Endpoints with which programs read and write zones.</summary>
public static class ZonesApi
{
    /// <summary>Adds <c>/events/{event}/zones</c>.</summary>
    public static void MapZones(this IEndpointRouteBuilder api)
    {
        var zones = api.MapEventGroup("/zones").WithTags("Zones").NeedsScope(ApiScope.Write);
        zones.MapGet("", Handlers.AtStart(ListAsync)).NeedsScope(ApiScope.Read).Refuses("validation");
        zones.MapPost("", CreateAsync).Repeats().Refuses("validation", "forbidden", "zone.name_taken");
        zones.MapGet("{id:guid}", GetAsync).NeedsScope(ApiScope.Read);
        zones.MapPut("{id:guid}", PutAsync).Refuses("validation", "forbidden", "zone.name_taken");
        zones.MapDelete("{id:guid}", DeleteAsync).Refuses("forbidden", "zone.in_use");
    }

    /// <summary>The zones of an event by name, with the people inside counted. Any member.</summary>
    internal static async Task<Results<Ok<PageResponse<ZoneResponse>>,
        ProblemHttpResult>> ListAsync([AsParameters] Paging paging, HttpContext http, [FromServices] PassTypeReader zones)
    {
        var rows = await zones.ZonesAsync(http.Access.Event.Id, http.Access.Actor, http.RequestAborted);
        return rows.Failed(out var refused) ? refused.AsProblem() : TypedResults.Ok(rows.Value.Cut(paging, ZoneResponse.Of));
    }

    /// <summary>Adds a zone that no pass opens yet. Organisers only.</summary>
    internal static async Task<Results<Created<ZoneResponse>,
        ProblemHttpResult>> CreateAsync(ZoneBody body, HttpContext http, [FromServices] ZoneService zones,
            [FromServices] PassTypeReader reader)
    {
        var made = await zones.CreateAsync(http.Access.Event.Id, body.Details, http.Access.Actor, http.RequestAborted);
        var row = made.Failed(out var refused) ? refused : await RowAsync(made.Value, http, reader);
        return row.Failed(out var wrong) ? wrong.AsProblem()
            : TypedResults.Created($"/api/v1/events/{http.Access.Event.Slug}/zones/{row.Value.Id}", ZoneResponse.Of(row.Value));
    }

    /// <summary>One zone. Any member.</summary>
    internal static async Task<Results<Ok<ZoneResponse>, ProblemHttpResult>> GetAsync(Guid id, HttpContext http,
        [FromServices] PassTypeReader reader)
    {
        var row = await RowAsync(id, http, reader);
        return row.Failed(out var refused) ? refused.AsProblem() : TypedResults.Ok(ZoneResponse.Of(row.Value));
    }

    /// <summary>Replaces a zone. Organisers only.</summary>
    internal static async Task<Results<Ok<ZoneResponse>,
        ProblemHttpResult>> PutAsync(Guid id, ZoneBody body, HttpContext http, [FromServices] ZoneService zones)
    {
        var edited = await zones.EditAsync(http.Access.Event.Id, id, body.Details, http.Access.Actor, http.RequestAborted);
        return edited.Failed(out var refused) ? refused.AsProblem()
            : await GetAsync(id, http, http.RequestServices.GetRequiredService<PassTypeReader>());
    }

    /// <summary>Deletes a zone that has no station. Organisers only.</summary>
    internal static async Task<Results<NoContent, ProblemHttpResult>> DeleteAsync(Guid id, HttpContext http,
        [FromServices] ZoneService zones)
    {
        var deleted = await zones.DeleteAsync(http.Access.Event.Id, id, http.Access.Actor, http.RequestAborted);
        return deleted.Failed(out var refused) ? refused.AsProblem() : TypedResults.NoContent();
    }

    private static async Task<Result<ZoneRow>> RowAsync(Guid id, HttpContext http, PassTypeReader reader)
    {
        var rows = await reader.ZonesAsync(http.Access.Event.Id, http.Access.Actor, http.RequestAborted);
        return rows.Failed(out var refused) ? refused : rows.Value.FirstOrDefault(z => z.Id == id) is { } row ? row
            : Error.NotFound("zone");
    }
}
