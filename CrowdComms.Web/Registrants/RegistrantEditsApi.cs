using System.Text.Json;
using CrowdComms.Data.Common;
using CrowdComms.Data.Registrants;
using CrowdComms.Data.Tokens;
using CrowdComms.Web.Access;
using CrowdComms.Web.Api;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Http.Json;
using Microsoft.Extensions.Options;

namespace CrowdComms.Web.Registrants;

/// <summary>Changes of what is known of a registrant, for programs.</summary>
internal static class RegistrantEditsApi
{
    /// <summary>Adds replacing and merge patch.</summary>
    internal static void MapRegistrantEdits(this IEndpointRouteBuilder people)
    {
        people.MapPut("{id:guid}", PutAsync).NeedsScope(ApiScope.Write).Refuses([.. RegistrantsApi.Writes, "registrant.version_stale", "precondition_required"]);
        people.MapPatch("{id:guid}", PatchAsync).NeedsScope(ApiScope.Write).Refuses([.. RegistrantsApi.Writes, "registrant.version_stale"])
            .Accepts<RegistrantPatch>(MergePatch.MediaType, "application/json");
    }

    /// <summary>Replaces what is known of a registrant; what is left out is removed, but <c>answers</c> that are left out whole stay. <c>If-Match</c> names the version that was seen. Staff.</summary>
    internal static Task<Results<Ok<RegistrantResponse>, ProblemHttpResult>> PutAsync(Guid id, RegistrantBody body, HttpContext http) =>
        EditAsync(id, http, needsMatch: true, now => body with { Answers = body.Answers ?? now.Answers });

    /// <summary>Changes some of what is known of a registrant, by JSON merge patch (RFC 7396): null removes, what is left out stays. Staff.</summary>
    internal static async Task<Results<Ok<RegistrantResponse>, ProblemHttpResult>> PatchAsync(Guid id, HttpContext http, IOptions<JsonOptions> json)
    {
        if (http.Request.ContentType is not { } type || !Takes(type))
        {
            return Problems.Plain(StatusCodes.Status415UnsupportedMediaType);
        }

        JsonElement patch;
        try
        {
            patch = await JsonSerializer.DeserializeAsync<JsonElement>(http.Request.Body, json.Value.SerializerOptions, http.RequestAborted);
        }
        catch (JsonException wrong)
        {
            return BadRequests.Of(wrong).AsProblem();
        }

        return await EditAsync(id, http, needsMatch: false, now => MergePatch.Apply(now, patch, json.Value.SerializerOptions));
    }

    private static async Task<Results<Ok<RegistrantResponse>, ProblemHttpResult>> EditAsync(
        Guid id, HttpContext http, bool needsMatch, Func<RegistrantBody, Result<RegistrantBody>> change)
    {
        var (room, stop, services) = (http.Room, http.RequestAborted, http.RequestServices);
        var now = await services.GetRequiredService<RegistrantReader>().GetAsync(room.Event.Id, id, room.Actor, stop);
        if (now.Failed(out var unseen))
        {
            return unseen.AsProblem();
        }

        if (http.Request.MatchRefusal(now.Value.Version, RegistrantErrors.Stale, needsMatch) is { } stale)
        {
            return stale;
        }

        var answered = await http.AnsweredAsync([id]);
        var body = answered.Failed(out var refused) ? refused : change(RegistrantBody.Of(now.Value, answered.Value(id)));
        if (body.Failed(out var wrong))
        {
            return wrong.AsProblem();
        }

        var edit = new RegistrantEdit(id, now.Value.Version, Whole(body.Value, answered.Value(id)).Details());
        return await http.ShowAsync(await services.GetRequiredService<RegistrantService>().EditAsync(room.Event.Id, edit, room.Actor, stop));
    }

    // What was answered and is left out now is taken away.
    private static RegistrantBody Whole(RegistrantBody body, IReadOnlyDictionary<string, JsonElement> before)
    {
        var given = body.Answers?.ToDictionary(a => a.Key, a => a.Value, StringComparer.Ordinal) ?? [];
        foreach (var gone in before.Keys.Where(key => !given.ContainsKey(key)))
        {
            given[gone] = default;
        }

        return body with { Answers = given };
    }

    private static bool Takes(string type) =>
        System.Net.Http.Headers.MediaTypeHeaderValue.TryParse(type, out var media) && media.MediaType is MergePatch.MediaType or "application/json";
}
