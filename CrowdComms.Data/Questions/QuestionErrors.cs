using CrowdComms.Data.Common;

namespace CrowdComms.Data.Questions;

/// <summary>The refusals of this room.</summary>
public static class QuestionErrors
{
    /// <summary>Answers of another kind are there.</summary>
    public static Error KindFixed { get; } = new(
        ErrorKind.Conflict, "question.kind_fixed",
        "People answered this question already, so how it is answered stays. Retire it and ask another one.",
        new Dictionary<string, string[]>(
            StringComparer.Ordinal) { ["kind"] = ["People answered this question already, so this stays as it is."] });

    /// <summary>It would take answers with it.</summary>
    public static Error Answered(string label) =>
        new(ErrorKind.Conflict, "question.answered",
            $"People answered “{label}” already. Retire it instead: it is asked no more, and the answers stay.");

    /// <summary>The list has changed since it was read.</summary>
    public static Error Others { get; } = new(ErrorKind.Conflict, "question.order_stale",
        "The event has other questions by now. Load the list again, then order it.");

    /// <summary>No more fit.</summary>
    public static Error TooMany { get; } = new(ErrorKind.Conflict, "question.too_many",
        $"An event asks at most {QuestionRules.MostQuestions} questions. Retire one first.");

    /// <summary>The event has no such pass type.</summary>
    public static Error UnknownPassType { get; } = Error.Validation(
        new Dictionary<string,
            string[]>(
                StringComparer.Ordinal) { ["passTypes"] = ["One of these pass types is gone. Load the page again and "
                    + "choose anew."] });
}
