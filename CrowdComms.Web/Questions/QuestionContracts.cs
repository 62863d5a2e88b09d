using CrowdComms.Data.Questions;

namespace CrowdComms.Web.Questions;

/// <summary>A question of an event.</summary>
/// <param name="Id">Which one.</param>
/// <param name="Key">What <c>answers</c> of a registrant call it.</param>
/// <param name="Label">As people read it.</param>
/// <param name="Kind">How it is answered.</param>
/// <param name="Help">A sentence that helps, if any.</param>
/// <param name="Required">Whether those who register themselves must answer it.</param>
/// <param name="Options">What to choose from.</param>
/// <param name="PassTypes">Holders of which pass types it is asked of; empty for everybody.</param>
public sealed record QuestionResponse(
    Guid Id, string Key, string Label, QuestionKind Kind, string? Help, bool Required, IReadOnlyList<string> Options, IReadOnlyList<Guid> PassTypes)
{
    internal static QuestionResponse Of(QuestionRow q) => new(q.Id, q.Key, q.Label, q.Kind, q.Help, q.Required, q.Options, q.PassTypeIds);
}
