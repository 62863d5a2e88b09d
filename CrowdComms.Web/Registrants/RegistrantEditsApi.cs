using System.Text.Json;
using CrowdComms.Data.Common;
using CrowdComms.Data.Questions;
using CrowdComms.Data.Registrants;
using CrowdComms.Data.Tokens;
using CrowdComms.Web.Access;
using CrowdComms.Web.Api;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Options;
using JsonOptions = Microsoft.AspNetCore.Http.Json.JsonOptions;

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

    /// <summary>Replaces the details of a registrant; fields that are left out are removed, but <c>answers</c> stay if they are
    /// left out as a whole. <c>If-Match</c> names the version that you have read. A new <c>email</c> alone leaves the ticket valid;
    /// with <c>passTicketOn</c> it revokes the ticket and sends the new holder one of their own. <c>passTicketOn</c> without a new
    /// <c>email</c> is refused. Staff.</summary>
    internal static Task<Results<Ok<RegistrantResponse>, ProblemHttpResult>> PutAsync(Guid id, RegistrantBody body, HttpContext http) =>
        EditAsync(id, http, new Change(NeedsMatch: true, _ => body,
            whole => whole.Answers is null ? null : GivenAnswers.Of(whole.Answers) with { Whole = true }));

    /// <summary>Changes some details of a registrant by JSON merge patch (RFC 7396): null removes a field, fields that are
    /// left out stay. A new <c>email</c> alone leaves the ticket valid; with <c>passTicketOn</c> it revokes the ticket and
    /// sends the new holder one of their own. <c>passTicketOn</c> without a new <c>email</c> is refused. Staff.</summary>
    internal static async Task<Results<Ok<RegistrantResponse>,
        ProblemHttpResult>> PatchAsync(Guid id, HttpContext http, [FromServices] IOptions<JsonOptions> json)
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

        return await EditAsync(id, http, new Change(NeedsMatch: false,
            now => MergePatch.Apply(now, patch, json.Value.SerializerOptions), patched => Answers(patch, patched)));
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

        var body = change.Of(RegistrantBody.Of(now.Value, Unread));
        if (body.Failed(out var wrong))
        {
            return wrong.AsProblem();
        }

        var details = body.Value.Details() with { Answers = change.Answers(body.Value) };
        var edit = new RegistrantEdit(id, now.Value.Version, details) { PassTicketOn = body.Value.PassTicketOn };
        return await http.ShowAsync(await services.GetRequiredService<RegistrantService>()
            .EditAsync(access.Event.Id, edit, access.Actor, stop));
    }

    // A merge patch says of each answer by itself what becomes of it. So the stored answers are read once, by the service
    // that writes them, and the patch was applied to a body without answers. Null for a patch that names none.
    private static GivenAnswers? Answers(JsonElement patch, RegistrantBody patched)
    {
        var named = patch.EnumerateObject().Where(m => string.Equals(m.Name, "answers", StringComparison.OrdinalIgnoreCase))
            .Select(m => m.Value).ToList();
        return named is not [.., var answers] ? null
            : patched.Answers is null ? GivenAnswers.None with { Whole = true }
            : GivenAnswers.Of(patched.Answers) with
            {
                Deleted = [.. answers.EnumerateObject().Where(a => a.Value.ValueKind == JsonValueKind.Null).Select(a => a.Name)],
            };
    }

    private static bool Takes(string type) =>
        System.Net.Http.Headers.MediaTypeHeaderValue.TryParse(type, out var media)
            && media.MediaType is MergePatch.MediaType or "application/json";

    /// <summary>A change of a registrant's details.</summary>
    /// <param name="NeedsMatch">Whether the request must name the version that the program has seen.</param>
    /// <param name="Of">Turns the details as they are now, without answers, into the new ones.</param>
    /// <param name="Answers">Tells from the new details which answers change; null where the change concerns none.</param>
    private sealed record Change(
        bool NeedsMatch, Func<RegistrantBody, Result<RegistrantBody>> Of, Func<RegistrantBody, GivenAnswers?> Answers);
}
