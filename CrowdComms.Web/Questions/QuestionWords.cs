using CrowdComms.Data.Questions;
using static CrowdComms.Web.Questions.QuestionsTexts;

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

    /// <summary>The options that a form offers, each with the value that the form sends and its words. A retired one that
    /// the person chose is marked.</summary>
    internal static IReadOnlyList<Offer> Offers(QuestionRow question, IEnumerable<string> chosen) => question.Kind == QuestionKind.YesNo
        ? [new("yes", L["Yes"]), new("no", L["No"])]
        : [.. question.Offered(chosen).Select(o => new Offer(o.Id.ToString(), o.Retired ? L["{0} (no longer offered)", o.Text] : o.Text))];

    /// <summary>An option of a form.</summary>
    /// <param name="Value">What the form sends.</param>
    /// <param name="Words">What people read.</param>
    internal sealed record Offer(string Value, string Words);
}
