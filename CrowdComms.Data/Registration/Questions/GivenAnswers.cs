namespace CrowdComms.Data.Registration.Questions;

/// <summary>What a form or a request answers. Questions that are not mentioned keep the answer they have.</summary>
/// <param name="Values">The id or the key of a question to its answer: one text, of several choices one each; none takes the answer away.</param>
public sealed record GivenAnswers(IReadOnlyDictionary<string, IReadOnlyList<string>> Values)
{
    /// <summary>Answers nothing.</summary>
    public static GivenAnswers None { get; } = new(new Dictionary<string, IReadOnlyList<string>>(StringComparer.Ordinal));

    /// <summary>Whether a person answers for themselves: then what is required must be there, and answers to what is asked of other passes are left out.</summary>
    public bool Complete { get; init; }
}
