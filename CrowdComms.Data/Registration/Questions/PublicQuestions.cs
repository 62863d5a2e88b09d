using Microsoft.EntityFrameworkCore;

namespace CrowdComms.Data.Registration.Questions;

/// <summary>What the public form asks.</summary>
internal static class PublicQuestions
{
    private static readonly Dictionary<Guid, string> Nothing = [];

    /// <summary>What is asked now, in its order.</summary>
    internal static async Task<IReadOnlyList<QuestionRow>> OfAsync(CrowdCommsContext context, Guid eventId, CancellationToken cancellationToken) =>
        await context.Questions.AsNoTracking().Where(q => q.EventId == eventId && !q.Retired).InOrder().Select(QuestionRow.Of).ToListAsync(cancellationToken);

    /// <summary>Looks at the answers before anything is written, so that all that is wrong with a form is said at once.</summary>
    internal static CheckedAnswers Check(PublicForm form, PublicPerson person) => AnswerRules.Check(
        form.Questions, form.Passes.FirstOrDefault(p => p.Code == person.PassType)?.Id, person.Answers with { Complete = true }, Nothing);
}
