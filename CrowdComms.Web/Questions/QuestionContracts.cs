using CrowdComms.Data.Questions;

namespace CrowdComms.Web.Questions;

/// <summary>A question that the event asks registrants.</summary>
/// <param name="Id">The id of the question.</param>
/// <param name="Key">The key under which a registrant's <c>answers</c> contain it.</param>
/// <param name="Label">The question as people read it.</param>
/// <param name="Kind">The kind of answer that it expects.</param>
/// <param name="Help">A sentence that helps to answer it; null for none.</param>
/// <param name="Required">Whether people who register themselves must answer it.</param>
/// <param name="Options">The texts of the options to choose from; an answer names one by its text.</param>
/// <param name="PassTypes">The pass types whose holders are asked; empty for everyone.</param>
public sealed record QuestionResponse(
    Guid Id, string Key, string Label, QuestionKind Kind, string? Help, bool Required, IReadOnlyList<string> Options,
    IReadOnlyList<Guid> PassTypes)
{
    internal static QuestionResponse Of(QuestionRow q) => new(
        q.Id, q.Key, q.Label, q.Kind, q.Help, q.Required, [.. q.Offered().Select(o => o.Text)], q.PassTypeIds);
}
