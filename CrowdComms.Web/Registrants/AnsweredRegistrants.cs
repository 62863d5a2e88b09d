using System.Text.Json;
using CrowdComms.Data.Common;
using CrowdComms.Data.Questions;
using CrowdComms.Data.Registrants;
using CrowdComms.Web.Api;
using Microsoft.AspNetCore.Http.HttpResults;

namespace CrowdComms.Web.Registrants;

/// <summary>Adds the answers to the questions of the event to registrants, in the shape of the API.</summary>
internal static class AnsweredRegistrants
{
    /// <summary>The response with a registrant, and its version as <c>ETag</c>.</summary>
    internal static async Task<Results<Ok<RegistrantResponse>,
        ProblemHttpResult>> ShowAsync(this HttpContext http, Result<RegistrantRow> row)
    {
        var answer = await http.AnswerAsync(row);
        return answer.Failed(out var refused) ? refused.AsProblem() : TypedResults.Ok(answer.Value);
    }

    /// <summary>Turns a registrant into the API's shape, and sets the <c>ETag</c>.</summary>
    internal static async Task<Result<RegistrantResponse>> AnswerAsync(this HttpContext http, Result<RegistrantRow> row)
    {
        if (row.Failed(out var refused))
        {
            return refused;
        }

        if (row.Value.Answers is { } known)
        {
            http.Tag(row.Value.Version);
            return RegistrantResponse.Of(row.Value, Json(known));
        }

        var answered = await http.AnsweredAsync([row.Value.Id]);
        if (answered.Failed(out var unseen))
        {
            return unseen;
        }

        http.Tag(row.Value.Version);
        return RegistrantResponse.Of(row.Value, answered.Value(row.Value.Id));
    }

    /// <summary>Reads the answers of registrants to the questions of the event.</summary>
    /// <param name="http">A request inside an event.</param>
    /// <param name="people">The ids of the registrants.</param>
    /// <returns>A function from a registrant's id to the answers by the key of the question; the errors of <see
    /// cref="AnswerReader"/>.</returns>
    internal static async Task<Result<Func<Guid, IReadOnlyDictionary<string,
        JsonElement>>>> AnsweredAsync(this HttpContext http, IReadOnlyCollection<Guid> people)
    {
        var reader = http.RequestServices.GetRequiredService<AnswerReader>();
        var rows = await reader.OfManyAsync(http.Access.Event.Id, people, http.Access.Actor, http.RequestAborted);
        return rows.Failed(out var refused) ? refused
            : new Func<Guid, IReadOnlyDictionary<string, JsonElement>>(id => Json(rows.Value.GetValueOrDefault(id, [])));
    }

    /// <summary>The answers by the key of the question.</summary>
    internal static Dictionary<string, JsonElement> Json(IReadOnlyList<AnswerRow> answers) =>
        answers.ToDictionary(a => a.Key, a => JsonSerializer.SerializeToElement(a.Json), StringComparer.Ordinal);
}
