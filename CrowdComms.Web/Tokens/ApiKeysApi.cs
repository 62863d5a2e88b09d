using CrowdComms.Data.Accounts;
using CrowdComms.Data.Common;
using CrowdComms.Data.Tokens;
using CrowdComms.Web.Account;
using CrowdComms.Web.Api;
using Microsoft.AspNetCore.Http.HttpResults;

namespace CrowdComms.Web.Tokens;

/// <summary>A key to make.</summary>
/// <param name="Name">Such as <c>Turnstiles</c>; up to 60 characters.</param>
/// <param name="Scopes">One or more of <c>scan</c>, <c>read</c> and <c>write</c>.</param>
public sealed record ApiKeyRequest(string? Name, IReadOnlyList<string?>? Scopes);

/// <summary>An API key. Instants are UTC.</summary>
public sealed record ApiKeyAnswer(Guid Id, string Name, IReadOnlyList<string> Scopes, DateTimeOffset CreatedAt, DateTimeOffset? LastUsedAt, bool Revoked)
{
    /// <summary>What the program sends as <c>Authorization: ApiKey …</c>; said once, when the key is made.</summary>
    [System.Text.Json.Serialization.JsonIgnore(Condition = System.Text.Json.Serialization.JsonIgnoreCondition.WhenWritingNull)]
    public string? Secret { get; init; }

    internal static ApiKeyAnswer Of(ApiKeyRow row) =>
        new(row.Id, row.Name, [.. ScopeWords.In(row.Scopes).Select(ScopeWords.Name)], row.CreatedAt, row.LastUsedAt, row.RevokedAt is not null);
}

/// <summary>A page of API keys.</summary>
public sealed record ApiKeysAnswer(IReadOnlyList<ApiKeyAnswer> Items, int Page, int PageSize, int Total);

/// <summary>The keys of one event. No key manages keys.</summary>
public static class ApiKeysApi
{
    private const int MostRows = 200, LastPage = 10_000_000;

    /// <summary>Adds the calls.</summary>
    public static void MapApiKeys(this IEndpointRouteBuilder api)
    {
        var keys = api.MapGroup("/events/{event}/api-keys");
        keys.MapGet("", ListAsync);
        keys.MapPost("", MakeAsync);
        keys.MapGet("{id:guid}", GetAsync);
        keys.MapDelete("{id:guid}", RevokeAsync);
    }

    /// <summary>The keys of an event: the ones that work first, the newest of each first.</summary>
    private static async Task<Results<Ok<ApiKeysAnswer>, ProblemHttpResult>> ListAsync(
        string @event, HttpContext http, ApiKeyService keys, int page = 1, int pageSize = 50)
    {
        if (page is < 1 or > LastPage || pageSize is < 1 or > MostRows)
        {
            return Error.Validation(new Dictionary<string, string[]>(StringComparer.Ordinal) { [page is < 1 or > LastPage ? "page" : "pageSize"] = ["Pages count from 1 and have 1 to 200 rows."] }).AsProblem();
        }

        var entered = await EnterAsync(http, @event);
        if (entered.Failed(out var refused))
        {
            return refused.AsProblem();
        }

        var room = entered.Value;
        var rows = await keys.PageAsync(room.Event.Id, (page, pageSize), room.Actor, http.RequestAborted);
        return rows.Failed(out refused) ? refused.AsProblem() : TypedResults.Ok(new ApiKeysAnswer([.. rows.Value.Items.Select(ApiKeyAnswer.Of)], page, pageSize, rows.Value.Total));
    }

    /// <summary>Makes a key. Its <c>secret</c> is in this answer and in no other.</summary>
    private static async Task<Results<Created<ApiKeyAnswer>, ProblemHttpResult>> MakeAsync(string @event, ApiKeyRequest request, HttpContext http, ApiKeyService keys)
    {
        var entered = await EnterAsync(http, @event);
        if (entered.Failed(out var refused))
        {
            return refused.AsProblem();
        }

        var room = entered.Value;
        var wish = new NewApiKey(request.Name, ScopeWords.Read(request.Scopes ?? []) ?? ApiScope.None);
        var made = await keys.MakeAsync(room.Event.Id, wish, room.Actor, http.RequestAborted);
        if (made.Failed(out refused))
        {
            return refused.AsProblem();
        }

        var answer = ApiKeyAnswer.Of(made.Value.Row) with { Secret = made.Value.Secret };
        return TypedResults.Created($"/api/v1/events/{room.Event.Slug}/api-keys/{answer.Id}", answer);
    }

    /// <summary>One key, without its secret.</summary>
    private static async Task<Results<Ok<ApiKeyAnswer>, ProblemHttpResult>> GetAsync(string @event, Guid id, HttpContext http, ApiKeyService keys)
    {
        var entered = await EnterAsync(http, @event);
        if (entered.Failed(out var refused))
        {
            return refused.AsProblem();
        }

        var row = await keys.GetAsync(entered.Value.Event.Id, id, entered.Value.Actor, http.RequestAborted);
        return row.Failed(out refused) ? refused.AsProblem() : TypedResults.Ok(ApiKeyAnswer.Of(row.Value));
    }

    /// <summary>Revokes a key for good: its next request is refused. The key stays in the list as revoked.</summary>
    private static async Task<Results<NoContent, ProblemHttpResult>> RevokeAsync(string @event, Guid id, HttpContext http, ApiKeyService keys)
    {
        var entered = await EnterAsync(http, @event);
        if (entered.Failed(out var refused))
        {
            return refused.AsProblem();
        }

        var revoked = await keys.RevokeAsync(entered.Value.Event.Id, id, entered.Value.Actor, http.RequestAborted);
        return revoked.Failed(out refused) ? refused.AsProblem() : TypedResults.NoContent();
    }

    private static Task<Result<Room>> EnterAsync(HttpContext http, string slug)
    {
        http.Response.Headers.CacheControl = "private, no-store";
        return http.RequestServices.GetRequiredService<AccessService>().EnterAsync(http.User, slug, http.RequestAborted);
    }
}
