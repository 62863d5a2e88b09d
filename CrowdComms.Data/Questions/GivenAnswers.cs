using System.Text.Json;

namespace CrowdComms.Data.Questions;

/// <summary>What a form or a request answers. Questions that are not mentioned keep the answer they have.</summary>
/// <param name="Values">The id or the key of a question to its answer: one text, of several choices one each; none
/// takes the answer away.</param>
public sealed record GivenAnswers(IReadOnlyDictionary<string, IReadOnlyList<string>> Values)
{
    /// <summary>Answers nothing.</summary>
    public static GivenAnswers None { get; } = new(new Dictionary<string,
        IReadOnlyList<string>>(StringComparer.Ordinal));

    /// <summary>The answers of a request: a text, a number, true or false, a list of texts; null takes
    /// an answer away.</summary>
    public static GivenAnswers Of(IReadOnlyDictionary<string, JsonElement> json) =>
        new(json.ToDictionary(a => a.Key, a => Texts(a.Value), StringComparer.Ordinal));

    /// <summary>Whether a person answers for themselves: then what is required must be there, and answers to what is
    /// asked of other passes are left out.</summary>
    public bool Complete { get; init; }

    // What is none of these stays as it was written, so that the rules name it.
    private static IReadOnlyList<string> Texts(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Null or JsonValueKind.Undefined => [],
        JsonValueKind.True => [AnswerRules.Yes],
        JsonValueKind.False => [AnswerRules.No],
        JsonValueKind.Array => [.. value.EnumerateArray().SelectMany(Texts)],
        JsonValueKind.String or JsonValueKind.Number or JsonValueKind.Object => [value.ToString()],
    };
}
