using System.Text.Json;
using CrowdComms.Data.Common;
using CrowdComms.Data.Questions;
using CrowdComms.Data.Registrants;
using CrowdComms.Web.Api;
using Microsoft.AspNetCore.Http.HttpResults;

namespace CrowdComms.Web.Registrants;

/// <summary>Registrants with what they answered, as programs read them.</summary>
internal static class AnsweredRegistrants
{
    /// <summary>A registrant with the version as <c>ETag</c>.</summary>
    internal static async Task<Results<Ok<RegistrantResponse>, ProblemHttpResult>> ShowAsync(this HttpContext http, Result<RegistrantRow> row)
    {
        var answer = await http.AnswerAsync(row);
        return answer.Failed(out var refused) ? refused.AsProblem() : TypedResults.Ok(answer.Value);
    }

    /// <summary>A registrant in the API's shape; sets the <c>ETag</c>.</summary>
    internal static async Task<Result<RegistrantResponse>> AnswerAsync(this HttpContext http, Result<RegistrantRow> row)
    {
        if (row.Failed(out var refused))
        {
            return refused;
        }

        var answered = await http.AnsweredAsync([row.Value.Id]);
        if (answered.Failed(out var unseen))
        {
            return unseen;
        }

        http.Tag(row.Value.Version);
        return RegistrantResponse.Of(row.Value, answered.Value(row.Value.Id));
    }

    /// <summary>What people answered.</summary>
    /// <param name="http">In an event.</param>
    /// <param name="people">Whose answers.</param>
    /// <returns>A person to the key of each question to the answer; the errors of <see cref="AnswerReader"/>.</returns>
    internal static async Task<Result<Func<Guid, IReadOnlyDictionary<string, JsonElement>>>> AnsweredAsync(this HttpContext http, IReadOnlyCollection<Guid> people)
    {
        var reader = http.RequestServices.GetRequiredService<AnswerReader>();
        var rows = await reader.OfManyAsync(http.Room.Event.Id, people, http.Room.Actor, http.RequestAborted);
        return rows.Failed(out var refused) ? refused
            : new Func<Guid, IReadOnlyDictionary<string, JsonElement>>(id => rows.Value.GetValueOrDefault(id, []).ToDictionary(
                a => a.Key, a => JsonSerializer.SerializeToElement(a.Json), StringComparer.Ordinal));
    }
}
