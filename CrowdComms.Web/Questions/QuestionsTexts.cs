using CrowdComms.Data.Languages;

namespace CrowdComms.Web.Questions;

/// <summary>The texts around the questions of an event.</summary>
internal static class QuestionsTexts
{
    internal static Texts L { get; } = Texts.Of(typeof(QuestionsTexts));
}
