using CrowdComms.Data.Questions;
using CrowdComms.Data.Tokens;
using CrowdComms.Web.Access;
using CrowdComms.Web.Api;
using Microsoft.AspNetCore.Http.HttpResults;

namespace CrowdComms.Web.Questions;

/// <summary>An event's own questions for programs, which answer them with a registrant.</summary>
public static class QuestionsApi
{
    /// <summary>Adds <c>/events/{event}/questions</c>.</summary>
    public static void MapQuestions(this IEndpointRouteBuilder api) =>
        api.MapEventGroup("/questions").WithTags("Questions").MapGet("", ListAsync).NeedsScope(ApiScope.Read).Refuses("validation");

    /// <summary>What is asked now, in the order of the form. Staff.</summary>
    internal static async Task<Results<Ok<PageResponse<QuestionResponse>>, ProblemHttpResult>> ListAsync([AsParameters] Paging paging, HttpContext http, AnswerReader questions)
    {
        var rows = await questions.AskedAsync(http.Room.Event.Id, http.Room.Actor, http.RequestAborted);
        return rows.Failed(out var refused) ? refused.AsProblem() : TypedResults.Ok(rows.Value.Cut(paging, QuestionResponse.Of));
    }
}

/// <summary>A question of an event.</summary>
/// <param name="Id">Which one.</param>
/// <param name="Key">What <c>answers</c> of a registrant call it.</param>
/// <param name="Label">As people read it.</param>
/// <param name="Kind">How it is answered.</param>
/// <param name="Help">A sentence that helps, if any.</param>
/// <param name="Required">Whether those who register themselves must answer it.</param>
/// <param name="Options">What to choose from.</param>
/// <param name="PassTypes">Holders of which pass types it is asked of; empty for everybody.</param>
public sealed record QuestionResponse(
    Guid Id, string Key, string Label, QuestionKind Kind, string? Help, bool Required, IReadOnlyList<string> Options, IReadOnlyList<Guid> PassTypes)
{
    internal static QuestionResponse Of(QuestionRow q) => new(q.Id, q.Key, q.Label, q.Kind, q.Help, q.Required, q.Options, q.PassTypeIds);
}
