using CrowdComms.Data.Questions;
using CrowdComms.Web.Shared;
using Microsoft.Extensions.Primitives;

namespace CrowdComms.Web.Questions;

/// <summary>Reads the answers in a form that a browser sends without a script.</summary>
internal static class FormAnswers
{
    private const string Prefix = "Input.Answers.", Seen = $"{LateForm.Seen}Answers.";

    /// <summary>The name of the form fields that belong to a question.</summary>
    internal static string Name(QuestionRow question) => $"{Prefix}{question.Id}";

    /// <summary>Returns the fields of a sent form that answer questions which its page does not ask any more, because they
    /// were retired or belong to another pass type; empty if there are none. An answer that is still the one which the form
    /// showed when it was opened does not count: nothing of it is lost.</summary>
    /// <param name="http">The request of the form.</param>
    /// <param name="asked">The questions that the page asks now.</param>
    internal static FormCollection Unasked(HttpContext http, IEnumerable<QuestionRow> asked)
    {
        if (!HttpMethods.IsPost(http.Request.Method) || !http.Request.HasFormContentType)
        {
            return FormCollection.Empty;
        }

        var (form, known) = (http.Request.Form, asked.Select(q => q.Id).ToHashSet());
        var lost = form.Keys.Select(QuestionOf).OfType<Guid>().Distinct()
            .Where(id => !known.Contains(id) && !Texts(form[$"{Prefix}{id}"]).SetEquals(Texts(form[$"{Seen}{id}"])));
        return new FormCollection(lost.SelectMany(id => new[] { LateForm.AskedField(id), $"{Seen}{id}", $"{Prefix}{id}" })
            .Where(form.ContainsKey).ToDictionary(name => name, name => form[name], StringComparer.Ordinal));
    }

    /// <summary>The name of the hidden fields with the answer that the form showed when it was opened.</summary>
    internal static string SeenName(QuestionRow question) => $"{Seen}{question.Id}";

    /// <summary>Returns the answers that the form showed when it was opened, and those that it sends.</summary>
    internal static AnswerCorrection CorrectionOf(HttpContext http, IReadOnlyList<QuestionRow> questions) =>
        new(Of(http, questions, SeenName), Of(http, questions));

    /// <summary>Returns an answer for each of <paramref name="questions"/>: an empty one if the form does not contain
    /// it, because an unticked checkbox sends nothing.</summary>
    internal static GivenAnswers Of(HttpContext http, IEnumerable<QuestionRow> questions) => Of(http, questions, Name);

    private static Guid? QuestionOf(string field) =>
        new[] { Prefix, Seen }.FirstOrDefault(p => field.StartsWith(p, StringComparison.Ordinal)) is { } prefix
        && Guid.TryParseExact(field[prefix.Length..], "D", out var id) ? id : null;

    // A browser sends line breaks of its own, which is no change.
    private static HashSet<string> Texts(StringValues texts) =>
        [.. texts.OfType<string>().Select(t => t.ReplaceLineEndings("\n").Trim()).Where(t => t.Length > 0)];

    private static GivenAnswers Of(HttpContext http, IEnumerable<QuestionRow> questions, Func<QuestionRow, string> name) =>
        new(questions.ToDictionary(q => q.Id.ToString(), q => http.Request.HasFormContentType
            ? (IReadOnlyList<string>)[.. http.Request.Form[name(q)].OfType<string>().Distinct(StringComparer.Ordinal)] : []));
}
