using CrowdComms.Data.Webhooks;
using CrowdComms.Web.Api;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;

namespace CrowdComms.Web.Webhooks;

/// <summary>Endpoints for the webhooks of an event. An API key cannot use them.</summary>
public static class WebhooksApi
{
    /// <summary>Adds <c>/events/{event}/webhooks</c>.</summary>
    public static void MapWebhooks(this IEndpointRouteBuilder api)
    {
        var hooks = api.MapEventGroup("/webhooks").WithTags("Webhooks");
        hooks.MapGet("", Handlers.AtStart(ListAsync)).Refuses("validation");
        hooks.MapPost("", CreateAsync).Repeats().Refuses("validation", "forbidden");
        hooks.MapGet("{id:guid}", GetAsync);
        hooks.MapPut("{id:guid}", PutAsync).Refuses("validation", "forbidden");
        hooks.MapDelete("{id:guid}", DeleteAsync).Refuses("forbidden");
    }

    /// <summary>The webhooks of an event, oldest first. Any member.</summary>
    internal static async Task<Results<Ok<PageResponse<WebhookResponse>>,
        ProblemHttpResult>> ListAsync([AsParameters] Paging paging, HttpContext http, [FromServices] WebhookService hooks)
    {
        var rows = await hooks.PageAsync(http.Access.Event.Id, new(paging.Page ?? 1, paging.PageSize ?? 50), http.Access.Actor,
            http.RequestAborted);
        return rows.Failed(out var refused) ? refused.AsProblem() : TypedResults.Ok(rows.Value.Answer(WebhookResponse.Of));
    }

    /// <summary>Creates a webhook, which receives events from now on. Its <c>secret</c> is in this response and in no
    /// other. Organisers only.</summary>
    internal static async Task<Results<Created<WebhookResponse>,
        ProblemHttpResult>> CreateAsync(WebhookBody body, HttpContext http, [FromServices] WebhookService hooks)
    {
        var made = await hooks.CreateAsync(http.Access.Event.Id, body.Details, http.Access.Actor, http.RequestAborted);
        return made.Failed(out var refused) ? refused.AsProblem()
            : TypedResults.Created($"/api/v1/events/{http.Access.Event.Slug}/webhooks/{made.Value.Row.Id}",
                WebhookResponse.Of(made.Value.Row) with { Secret = made.Value.Secret });
    }

    /// <summary>One webhook, without its secret. Any member.</summary>
    internal static async Task<Results<Ok<WebhookResponse>, ProblemHttpResult>> GetAsync(Guid id, HttpContext http,
        [FromServices] WebhookService hooks)
    {
        var row = await hooks.GetAsync(http.Access.Event.Id, id, http.Access.Actor, http.RequestAborted);
        return row.Failed(out var refused) ? refused.AsProblem() : TypedResults.Ok(WebhookResponse.Of(row.Value));
    }

    /// <summary>Replaces a webhook; its secret stays. Organisers only.</summary>
    internal static async Task<Results<Ok<WebhookResponse>,
        ProblemHttpResult>> PutAsync(Guid id, WebhookBody body, HttpContext http, [FromServices] WebhookService hooks)
    {
        var edited = await hooks.EditAsync(new(http.Access.Event.Id, id), body.Details, http.Access.Actor, http.RequestAborted);
        return edited.Failed(out var refused) ? refused.AsProblem() : TypedResults.Ok(WebhookResponse.Of(edited.Value));
    }

    /// <summary>Deletes a webhook with the log of its deliveries. Organisers only.</summary>
    internal static async Task<Results<NoContent, ProblemHttpResult>> DeleteAsync(Guid id, HttpContext http,
        [FromServices] WebhookService hooks)
    {
        var deleted = await hooks.DeleteAsync(http.Access.Event.Id, id, http.Access.Actor, http.RequestAborted);
        return deleted.Failed(out var refused) ? refused.AsProblem() : TypedResults.NoContent();
    }
}
