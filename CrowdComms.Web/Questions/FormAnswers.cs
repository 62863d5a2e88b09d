using CrowdComms.Data.Questions;

namespace CrowdComms.Web.Questions;

/// <summary>Reads the answers in a form that a browser sends without a script.</summary>
internal static class FormAnswers
{
    /// <summary>The name of the form fields that belong to a question.</summary>
    internal static string Name(QuestionRow question) => $"Input.Answers.{question.Id}";

    /// <summary>Returns an answer for each of <paramref name="questions"/>: an empty one if the form does not contain
    /// it, because an unticked checkbox sends nothing.</summary>
    internal static GivenAnswers Of(HttpContext http, IEnumerable<QuestionRow> questions) => new(questions.ToDictionary(
        q => q.Id.ToString(),
        q => http.Request.HasFormContentType ? (IReadOnlyList<string>)[.. http.Request.Form[Name(q)].OfType<string>()] : []));
}
