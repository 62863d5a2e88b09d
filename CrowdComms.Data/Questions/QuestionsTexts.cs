using CrowdComms.Data.Languages;

namespace CrowdComms.Data.Questions;

/// <summary>The texts about answers to an event’s questions.</summary>
internal static class QuestionsTexts
{
    internal static Texts L { get; } = Texts.Of(typeof(QuestionsTexts));
}
