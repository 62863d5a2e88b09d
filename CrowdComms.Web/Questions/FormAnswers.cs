using CrowdComms.Data.Questions;

namespace CrowdComms.Web.Questions;

/// <summary>Answers in a form that a browser sends without script.</summary>
internal static class FormAnswers
{
    /// <summary>The name of a question's fields.</summary>
    internal static string Name(QuestionRow question) => $"Input.Answers.{question.Id}";

    /// <summary>An answer for each of <paramref name="questions"/>: none where the form has none, as an unticked box sends nothing.</summary>
    internal static GivenAnswers Of(HttpContext http, IEnumerable<QuestionRow> questions) => new(questions.ToDictionary(
        q => q.Id.ToString(),
        q => http.Request.HasFormContentType ? (IReadOnlyList<string>)[.. http.Request.Form[Name(q)].OfType<string>()] : []));
}
