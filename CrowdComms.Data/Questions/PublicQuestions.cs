using Microsoft.EntityFrameworkCore;

namespace CrowdComms.Data.Questions;

/// <summary>Reads the questions and answers for the public form.</summary>
internal static class PublicQuestions
{
    /// <summary>The questions that the event asks now, in the organisers' order.</summary>
    internal static async Task<IReadOnlyList<QuestionRow>> OfAsync(
        CrowdCommsContext context, Guid eventId, CancellationToken cancellationToken) =>
            await context.Questions.AsNoTracking().Where(q => q.EventId == eventId && !q.Retired).InOrder()
                .Select(QuestionRow.Of).ToListAsync(cancellationToken);

    /// <summary>One registrant's stored answers, in the shape that a form gives back.</summary>
    internal static async Task<GivenAnswers> AnswersAsync(
        CrowdCommsContext context, Guid registrantId, CancellationToken cancellationToken)
    {
        var answers = await context.Answers.AsNoTracking().Where(a => a.RegistrantId == registrantId)
            .Join(context.Questions, a => a.QuestionId, q => q.Id, (a, q) => new { q.Id, q.Kind, a.Value })
            .ToListAsync(cancellationToken);
        return new GivenAnswers(answers.ToDictionary(a => a.Id.ToString(), a => AnswerRow.Split(a.Kind, a.Value)));
    }
}
