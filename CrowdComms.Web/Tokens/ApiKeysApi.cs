using CrowdComms.Data.Tokens;
using CrowdComms.Web.Api;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;

namespace CrowdComms.Web.Tokens;

/// <summary>Endpoints for the API keys of one event. An API key cannot manage API keys.</summary>
public static class ApiKeysApi
{
    /// <summary>Adds <c>/events/{event}/api-keys</c>.</summary>
    public static void MapApiKeys(this IEndpointRouteBuilder api)
    {
        var keys = api.MapEventGroup("/api-keys").WithTags("API keys");
        keys.MapGet("", Handlers.AtStart(ListAsync)).Refuses("validation");
        keys.MapPost("", MakeAsync).Repeats().Refuses("validation", "forbidden");
        keys.MapGet("{id:guid}", GetAsync);
        keys.MapDelete("{id:guid}", RevokeAsync).Refuses("forbidden");
    }

    /// <summary>The keys of an event: active ones first, then revoked ones, each newest first. Any member.</summary>
    internal static async Task<Results<Ok<PageResponse<ApiKeyResponse>>,
        ProblemHttpResult>> ListAsync([AsParameters] Paging paging, HttpContext http, [FromServices] ApiKeyService keys)
    {
        var rows = await keys.PageAsync(http.Access.Event.Id, new(paging.Page ?? 1, paging.PageSize ?? 50), http.Access.Actor,
            http.RequestAborted);
        return rows.Failed(out var refused) ? refused.AsProblem() : TypedResults.Ok(rows.Value.Answer(ApiKeyResponse.Of));
    }

    /// <summary>Creates a key. Its <c>secret</c> is in this response and in no other. Organisers only.</summary>
    internal static async Task<Results<Created<ApiKeyResponse>,
        ProblemHttpResult>> MakeAsync(ApiKeyRequest body, HttpContext http, [FromServices] ApiKeyService keys)
    {
        var wish = new NewApiKey(body.Name, ScopeWords.Read(body.Scopes ?? []) ?? ApiScope.None);
        var made = await keys.MakeAsync(http.Access.Event.Id, wish, http.Access.Actor, http.RequestAborted);
        return made.Failed(out var refused) ? refused.AsProblem()
            : TypedResults.Created($"/api/v1/events/{http.Access.Event.Slug}/api-keys/{made.Value.Row.Id}",
                ApiKeyResponse.Of(made.Value.Row) with { Secret = made.Value.Secret });
    }

    /// <summary>One key, without its secret. Any member.</summary>
    internal static async Task<Results<Ok<ApiKeyResponse>, ProblemHttpResult>> GetAsync(Guid id, HttpContext http,
        [FromServices] ApiKeyService keys)
    {
        var row = await keys.GetAsync(http.Access.Event.Id, id, http.Access.Actor, http.RequestAborted);
        return row.Failed(out var refused) ? refused.AsProblem() : TypedResults.Ok(ApiKeyResponse.Of(row.Value));
    }

    /// <summary>Revokes a key for good: its next request is refused. The key stays in the list as revoked. Organisers only.</summary>
    internal static async Task<Results<NoContent, ProblemHttpResult>> RevokeAsync(Guid id, HttpContext http,
        [FromServices] ApiKeyService keys)
    {
        var revoked = await keys.RevokeAsync(http.Access.Event.Id, id, http.Access.Actor, http.RequestAborted);
        return revoked.Failed(out var refused) ? refused.AsProblem() : TypedResults.NoContent();
    }
}
