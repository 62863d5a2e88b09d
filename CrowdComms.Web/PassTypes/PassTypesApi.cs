using CrowdComms.Data.Common;
using CrowdComms.Data.PassTypes;
using CrowdComms.Data.Tokens;
using CrowdComms.Web.Access;
using CrowdComms.Web.Api;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;

namespace CrowdComms.Web.PassTypes;

/// <summary>Endpoints with which programs read and write pass types.</summary>
public static class PassTypesApi
{
    private static readonly string[] Writes = ["validation", "forbidden", "pass_type.code_taken", "pass_type.name_taken"];

    /// <summary>Adds <c>/events/{event}/pass-types</c>.</summary>
    public static void MapPassTypes(this IEndpointRouteBuilder api)
    {
        var passes = api.MapEventGroup("/pass-types").WithTags("Pass types").NeedsScope(ApiScope.Write);
        passes.MapGet("", Handlers.AtStart(ListAsync)).NeedsScope(ApiScope.Read).Refuses("validation");
        passes.MapPost("", CreateAsync).Repeats().Refuses(Writes);
        passes.MapGet("{id:guid}", GetAsync).NeedsScope(ApiScope.Read);
        passes.MapPut("{id:guid}", PutAsync).Refuses([.. Writes, "pass_type.capacity_below_held"]);
        passes.MapDelete("{id:guid}", RetireAsync).Refuses("forbidden");
    }

    /// <summary>The pass types of an event in their order, retired ones too. Any member.</summary>
    internal static async Task<Results<Ok<PageResponse<PassTypeResponse>>, ProblemHttpResult>> ListAsync(
        [AsParameters] Paging paging, HttpContext http, [FromServices] PassTypeReader passes)
    {
        var rows = await passes.PassTypesAsync(http.Access.Event.Id, http.Access.Actor, http.RequestAborted);
        return rows.Failed(out var refused) ? refused.AsProblem() : TypedResults.Ok(rows.Value.Cut(paging, PassTypeResponse.Of));
    }

    /// <summary>Adds a pass type. Organisers only.</summary>
    internal static async Task<Results<Created<PassTypeResponse>, ProblemHttpResult>> CreateAsync(
        PassTypeBody body, HttpContext http, [FromServices] PassTypeService passes, [FromServices] PassTypeReader reader)
    {
        var made = await passes.CreateAsync(http.Access.Event.Id, body.Over(null), http.Access.Actor, http.RequestAborted);
        var row = made.Failed(out var refused) ? refused : await RowAsync(made.Value, http, reader);
        return row.Failed(out var wrong) ? wrong.AsProblem()
            : TypedResults.Created($"/api/v1/events/{http.Access.Event.Slug}/pass-types/{row.Value.Id}", PassTypeResponse.Of(row.Value));
    }

    /// <summary>One pass type. Any member.</summary>
    internal static async Task<Results<Ok<PassTypeResponse>, ProblemHttpResult>> GetAsync(Guid id, HttpContext http,
        [FromServices] PassTypeReader reader)
    {
        var row = await RowAsync(id, http, reader);
        return row.Failed(out var refused) ? refused.AsProblem() : TypedResults.Ok(PassTypeResponse.Of(row.Value));
    }

    /// <summary>Replaces a pass type. Organisers only.</summary>
    internal static async Task<Results<Ok<PassTypeResponse>,
        ProblemHttpResult>> PutAsync(Guid id, PassTypeBody body, HttpContext http, [FromServices] PassTypeService passes)
    {
        var reader = http.RequestServices.GetRequiredService<PassTypeReader>();
        var now = await RowAsync(id, http, reader);
        if (now.Failed(out var unseen))
        {
            return unseen.AsProblem();
        }

        var edited = await passes.EditAsync(http.Access.Event.Id, id, body.Over(now.Value), http.Access.Actor, http.RequestAborted);
        return edited.Failed(out var refused) ? refused.AsProblem() : await GetAsync(id, http, reader);
    }

    /// <summary>Retires a pass type: current holders keep it, and no new registrant gets it. Organisers only.</summary>
    internal static async Task<Results<NoContent, ProblemHttpResult>> RetireAsync(
        Guid id, HttpContext http, [FromServices] PassTypeOrder passes)
    {
        var retired = await passes.RetireAsync(http.Access.Event.Id, id, retired: true, http.Access.Actor, http.RequestAborted);
        return retired.Failed(out var refused) ? refused.AsProblem() : TypedResults.NoContent();
    }

    private static async Task<Result<PassTypeRow>> RowAsync(Guid id, HttpContext http, PassTypeReader reader)
    {
        var rows = await reader.PassTypesAsync(http.Access.Event.Id, http.Access.Actor, http.RequestAborted);
        return rows.Failed(out var refused) ? refused : rows.Value.FirstOrDefault(p => p.Id == id) is { } row ? row
            : Error.NotFound("pass type");
    }
}
