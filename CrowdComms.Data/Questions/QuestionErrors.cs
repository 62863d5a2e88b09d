using CrowdComms.Data.Common;

namespace CrowdComms.Data.Questions;

/// <summary>The errors of creating, changing, ordering and deleting questions.</summary>
public static class QuestionErrors
{
    /// <summary><c>question.kind_fixed</c>: the question has answers, which fit only its present kind.</summary>
    public static Error KindFixed { get; } = new(
        ErrorKind.Conflict, "question.kind_fixed",
        "People answered this question already, so how it is answered stays. Retire it and ask another one.",
        new Dictionary<string, string[]>(
            StringComparer.Ordinal)
        { ["kind"] = ["People answered this question already, so this stays as it is."] });

    /// <summary><c>question.answered</c>: the question has answers, which would be deleted with it.</summary>
    public static Error Answered(string label) =>
        new(ErrorKind.Conflict, "question.answered",
            $"People answered “{label}” already. Retire it instead: it is asked no more, and the answers stay.");

    /// <summary><c>question.order_stale</c>: the new order does not name exactly the event's questions.</summary>
    public static Error Others { get; } = new(ErrorKind.Conflict, "question.order_stale",
        "The event has other questions by now. Load the list again, then order it.");

    /// <summary><c>question.too_many</c>: the event asks the greatest number of questions already.</summary>
    public static Error TooMany { get; } = new(ErrorKind.Conflict, "question.too_many",
        $"An event asks at most {QuestionRules.MostQuestions} questions. Retire one first.");

    /// <summary><c>validation</c>: a pass type of the request does not belong to this event.</summary>
    public static Error UnknownPassType { get; } = Error.Validation(
        new Dictionary<string,
            string[]>(
                StringComparer.Ordinal)
        {
            ["passTypes"] = ["One of these pass types is gone. Load the page again and "
                    + "choose again."]
        });
}
