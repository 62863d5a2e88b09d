using CrowdComms.Data.Questions;

namespace CrowdComms.Web.Questions;

/// <summary>The names of the kinds of questions on pages.</summary>
internal static class QuestionWords
{
    internal static string Of(QuestionKind kind) => kind switch
    {
        QuestionKind.Text => "Text",
        QuestionKind.Number => "Number",
        QuestionKind.Choice => "One choice",
        QuestionKind.Choices => "Several choices",
        QuestionKind.YesNo => "Yes or no",
    };
}
