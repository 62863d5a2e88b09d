using CrowdComms.Data.Questions;
using CrowdComms.Web.Shared;

namespace CrowdComms.Web.Questions;

/// <summary>Reads the answers in a form that a browser sends without a script.</summary>
internal static class FormAnswers
{
    private const string Prefix = "Input.Answers.";

    /// <summary>The name of the form fields that belong to a question.</summary>
    internal static string Name(QuestionRow question) => $"{Prefix}{question.Id}";

    /// <summary>Whether a form answers a question that is not among <paramref name="questions"/>, because it was retired
    /// meanwhile.</summary>
    internal static bool HasOthers(HttpContext http, IEnumerable<QuestionRow> questions)
    {
        var known = questions.Select(Name).ToHashSet(StringComparer.Ordinal);
        return http.Request.HasFormContentType && http.Request.Form.Any(f => f.Key.StartsWith(Prefix, StringComparison.Ordinal)
            && !known.Contains(f.Key) && f.Value.Any(text => !string.IsNullOrWhiteSpace(text)));
    }

    /// <summary>The name of the hidden fields with the answer that the form showed when it was opened.</summary>
    internal static string SeenName(QuestionRow question) => $"{LateForm.Seen}Answers.{question.Id}";

    /// <summary>Returns the answers that the form showed when it was opened, and those that it sends.</summary>
    internal static AnswerCorrection CorrectionOf(HttpContext http, IReadOnlyList<QuestionRow> questions) =>
        new(Of(http, questions, SeenName), Of(http, questions));

    /// <summary>Returns an answer for each of <paramref name="questions"/>: an empty one if the form does not contain
    /// it, because an unticked checkbox sends nothing.</summary>
    internal static GivenAnswers Of(HttpContext http, IEnumerable<QuestionRow> questions) => Of(http, questions, Name);

    private static GivenAnswers Of(HttpContext http, IEnumerable<QuestionRow> questions, Func<QuestionRow, string> name) =>
        new(questions.ToDictionary(q => q.Id.ToString(), q => http.Request.HasFormContentType
            ? (IReadOnlyList<string>)[.. http.Request.Form[name(q)].OfType<string>().Distinct(StringComparer.Ordinal)] : []));
}
