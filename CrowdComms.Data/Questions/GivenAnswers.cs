using System.Text.Json;

namespace CrowdComms.Data.Questions;

/// <summary>The answers in a form or a request. Questions that are not mentioned keep their stored answer.</summary>
/// <param name="Values">From the id or the key of a question to its answer: one text, or one text per chosen option; an
/// empty list deletes the answer.</param>
public sealed record GivenAnswers(IReadOnlyDictionary<string, IReadOnlyList<string>> Values)
{
    /// <summary>No answers, which changes nothing.</summary>
    public static GivenAnswers None { get; } = new(new Dictionary<string,
        IReadOnlyList<string>>(StringComparer.Ordinal));

    /// <summary>Reads the answers of a JSON request: a text, a number, true or false, or a list of texts; null deletes
    /// an answer.</summary>
    public static GivenAnswers Of(IReadOnlyDictionary<string, JsonElement> json) =>
        new(json.ToDictionary(a => a.Key, a => Texts(a.Value), StringComparer.Ordinal));

    /// <summary>Whether people answer for themselves: then required questions must be answered, and answers to
    /// questions for other pass types are ignored.</summary>
    public bool Complete { get; init; }

    /// <summary>Whether these are all answers: then the answers to other questions are deleted.</summary>
    public bool Whole { get; init; }

    /// <summary>The ids or keys of questions whose answers are deleted; those that no question has are ignored.</summary>
    public IReadOnlyCollection<string> Deleted { get; init; } = [];

    /// <summary>Whether another person than the one of the stored answers gives them: then answers that are the same as the
    /// stored ones are deleted, mentioned or not.</summary>
    public bool OfAnother { get; init; }

    /// <summary>Whether the stored answer to a question is deleted.</summary>
    /// <param name="question">The question.</param>
    /// <param name="isMentioned">Whether these answers mention it.</param>
    /// <param name="isSame">Whether the answer would stay as it is stored.</param>
    internal bool Deletes(QuestionRow question, bool isMentioned, bool isSame) => (OfAnother && isSame)
        || (!isMentioned && (Whole || Deleted.Contains(question.Key) || Deleted.Contains(question.Id.ToString())));

    /// <summary>The answer to a question; empty for none.</summary>
    public IReadOnlyList<string> Of(QuestionRow question) => NameOf(question) is { } name ? Values[name] : [];

    /// <summary>The id or the key by which a question is mentioned; null where it is not.</summary>
    internal string? NameOf(QuestionRow question) =>
        new[] { question.Id.ToString(), question.Key }.FirstOrDefault(Values.ContainsKey);

    // A value of any other kind is kept as raw JSON text, so that the rules can name it in their sentence.
    private static IReadOnlyList<string> Texts(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Null or JsonValueKind.Undefined => [],
        JsonValueKind.True => [AnswerRules.Yes],
        JsonValueKind.False => [AnswerRules.No],
        JsonValueKind.Array => [.. value.EnumerateArray().SelectMany(Texts)],
        JsonValueKind.String or JsonValueKind.Number or JsonValueKind.Object => [value.ToString()],
    };
}
