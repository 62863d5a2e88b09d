using CrowdComms.Data.Common;

namespace CrowdComms.Data.Questions;

/// <summary>The errors of creating, changing, ordering and deleting questions.</summary>
public static class QuestionErrors
{
    /// <summary><c>question.kind_fixed</c>: the question has answers, which fit only its present kind.</summary>
    public static Error KindFixed { get; } = new(
        ErrorKind.Conflict, "question.kind_fixed",
        "People have already answered this question, so its answer type cannot change. Retire it and add another one.",
        new Dictionary<string, string[]>(
            StringComparer.Ordinal)
        { ["kind"] = ["People have already answered this question, so the answer type cannot change."] });

    /// <summary><c>question.answered</c>: the question has answers, which would be deleted with it.</summary>
    public static Error Answered(string label) =>
        new(ErrorKind.Conflict, "question.answered",
            $"People have already answered “{label}”. Retire it instead: it is no longer asked, and the answers are kept.");

    /// <summary><c>question.order_stale</c>: the new order does not name exactly the event's questions.</summary>
    public static Error Others { get; } = new(ErrorKind.Conflict, "question.order_stale",
        "The questions of this event have changed. Reload the list, then reorder it.");

    /// <summary><c>question.too_many</c>: the event asks the greatest number of questions already.</summary>
    public static Error TooMany { get; } = new(ErrorKind.Conflict, "question.too_many",
        $"An event can ask at most {QuestionRules.MostQuestions} questions. Retire one first.");

    /// <summary><c>validation</c>: a pass type of the request does not belong to this event.</summary>
    public static Error UnknownPassType { get; } = Error.Validation(
        new Dictionary<string,
            string[]>(
                StringComparer.Ordinal)
        {
            ["passTypes"] = ["One of these pass types no longer exists. Reload the page and "
                    + "choose again."]
        });
}
