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

/// <summary>Endpoints with which programs change the details of a registrant.</summary>
internal static class RegistrantEditsApi
{
    private static readonly Dictionary<string, JsonElement> Unread = [];

    /// <summary>Adds the endpoints for replacing and for JSON merge patch.</summary>
    internal static void MapRegistrantEdits(this IEndpointRouteBuilder people)
    {
        people.MapPut("{id:guid}", PutAsync).NeedsScope(ApiScope.Write)
            .Refuses([.. RegistrantsApi.Writes, "registrant.version_stale", "precondition_required"]);
        people.MapPatch("{id:guid}", PatchAsync).NeedsScope(ApiScope.Write).Refuses([.. RegistrantsApi.Writes, "registrant.version_stale"])
            .Accepts<RegistrantPatch>(MergePatch.MediaType, "application/json");
    }

    /// <summary>Replaces what is known of a registrant; what is left out is removed, but <c>answers</c> that are left
    /// out whole stay. <c>If-Match</c> names the version that was seen. Another <c>email</c> alone leaves the ticket valid;
    /// <c>passTicketOn</c> ends it and sends the new holder one of their own. Staff.</summary>
    internal static Task<Results<Ok<RegistrantResponse>, ProblemHttpResult>> PutAsync(Guid id, RegistrantBody body, HttpContext http) =>
        EditAsync(id, http, new Change(NeedsMatch: true, body.Answers is not null, _ => body));

    /// <summary>Changes some of what is known of a registrant, by JSON merge patch (RFC 7396): null removes, what is
    /// left out stays. Another <c>email</c> alone leaves the ticket valid; <c>passTicketOn</c> ends it and sends the new
    /// holder one of their own. Staff.</summary>
    internal static async Task<Results<Ok<RegistrantResponse>,
        ProblemHttpResult>> PatchAsync(Guid id, HttpContext http, IOptions<JsonOptions> json)
    {
        if (http.Request.ContentType is not { } type || !Takes(type))
        {
            return Problems.Plain(StatusCodes.Status415UnsupportedMediaType);
        }

        JsonElement patch;
        try
        {
            patch = await JsonSerializer.DeserializeAsync<JsonElement>(http.Request.Body, json.Value.SerializerOptions,
                http.RequestAborted);
        }
        catch (JsonException wrong)
        {
            return BadRequests.Of(wrong).AsProblem();
        }

        return await EditAsync(id, http,
            new Change(NeedsMatch: false, Answers(patch), now => MergePatch.Apply(now, patch, json.Value.SerializerOptions)));
    }

    private static async Task<Results<Ok<RegistrantResponse>, ProblemHttpResult>> EditAsync(
        Guid id, HttpContext http, Change change)
    {
        var (access, stop, services) = (http.Access, http.RequestAborted, http.RequestServices);
        var now = await services.GetRequiredService<RegistrantReader>().GetAsync(access.Event.Id, id, access.Actor, stop);
        if (now.Failed(out var unseen))
        {
            return unseen.AsProblem();
        }

        if (http.Request.MatchRefusal(now.Value.Version, RegistrantErrors.Stale, change.NeedsMatch) is { } stale)
        {
            return stale;
        }

        var answered = change.Answers ? await http.AnsweredAsync([id])
            : new Func<Guid, IReadOnlyDictionary<string, JsonElement>>(_ => Unread);
        var body = answered.Failed(out var refused) ? refused : change.Of(RegistrantBody.Of(now.Value, answered.Value(id)));
        if (body.Failed(out var wrong))
        {
            return wrong.AsProblem();
        }

        var whole = change.Answers ? Whole(body.Value, answered.Value(id)) : body.Value with { Answers = null };
        var edit = new RegistrantEdit(id, now.Value.Version, whole.Details()) { PassTicketOn = whole.PassTicketOn };
        return await http.ShowAsync(await services.GetRequiredService<RegistrantService>()
            .EditAsync(access.Event.Id, edit, access.Actor, stop));
    }

    // Answers that exist and are left out of the body are removed.
    private static RegistrantBody Whole(RegistrantBody body, IReadOnlyDictionary<string, JsonElement> before)
    {
        var given = body.Answers?.ToDictionary(a => a.Key, a => a.Value, StringComparer.Ordinal) ?? [];
        foreach (var gone in before.Keys.Where(key => !given.ContainsKey(key)))
        {
            given[gone] = default;
        }

        return body with { Answers = given };
    }

    private static bool Answers(JsonElement patch) =>
        patch.ValueKind == JsonValueKind.Object && patch.EnumerateObject()
            .Any(m => string.Equals(m.Name, "answers", StringComparison.OrdinalIgnoreCase));

    private static bool Takes(string type) =>
        System.Net.Http.Headers.MediaTypeHeaderValue.TryParse(type, out var media)
            && media.MediaType is MergePatch.MediaType or "application/json";

    /// <summary>A change of a registrant's details.</summary>
    /// <param name="NeedsMatch">Whether the request must name the version that the program has seen.</param>
    /// <param name="Answers">Whether the change concerns answers; otherwise they are neither read nor written.</param>
    /// <param name="Of">Turns the details as they are now into the new ones.</param>
    private sealed record Change(bool NeedsMatch, bool Answers, Func<RegistrantBody, Result<RegistrantBody>> Of);
}
