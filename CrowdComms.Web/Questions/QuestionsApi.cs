using CrowdComms.Data.Questions;
using CrowdComms.Data.Tokens;
using CrowdComms.Web.Access;
using CrowdComms.Web.Api;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;

namespace CrowdComms.Web.Questions;

/// <summary>The endpoint with which programs read the questions of an event; the answers are part of a registrant.</summary>
public static class QuestionsApi
{
    /// <summary>Adds <c>/events/{event}/questions</c>.</summary>
    public static void MapQuestions(this IEndpointRouteBuilder api) =>
        api.MapEventGroup("/questions").WithTags("Questions")
            .MapGet("", Handlers.AtStart(ListAsync)).NeedsScope(ApiScope.Read).Refuses("validation");

    /// <summary>The questions that are asked now, in the order of the form. Staff.</summary>
    internal static async Task<Results<Ok<PageResponse<QuestionResponse>>,
        ProblemHttpResult>> ListAsync([AsParameters] Paging paging, HttpContext http, [FromServices] AnswerReader questions)
    {
        var rows = await questions.AskedAsync(http.Access.Event.Id, http.Access.Actor, http.RequestAborted);
        return rows.Failed(out var refused) ? refused.AsProblem() : TypedResults.Ok(rows.Value.Cut(paging, QuestionResponse.Of));
    }
}
