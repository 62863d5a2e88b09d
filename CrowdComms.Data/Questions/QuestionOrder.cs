using CrowdComms.Data.Audit;
using CrowdComms.Data.Common;
using CrowdComms.Data.Engines;
using Microsoft.EntityFrameworkCore;

namespace CrowdComms.Data.Questions;

/// <summary>Which questions are asked, and in which order. Organisers only; each change is audited.</summary>
public sealed class QuestionOrder(
    IDbContextFactory<CrowdCommsContext> contexts, IDatabaseEngine engine, TimeProvider clock)
{
    private readonly QuestionWriter _writer = new(contexts, engine, clock);

    /// <summary>Asks a question no more, or asks it again. Answers stay.</summary>
    /// <returns>Its id, also where it was so already; <c>question.too_many</c>, <c>forbidden</c>,
    /// <c>not_found</c>.</returns>
    public Task<Result<Guid>> RetireAsync(Guid eventId, Guid id, bool retired, Actor actor,
        CancellationToken cancellationToken) => _writer.ChangeAsync(eventId, actor, async context =>
        {
            var question = await QuestionWriter.FindAsync(context, eventId, id, cancellationToken);
            if (question is null || question.Retired == retired)
            {
                return question is null ? Error.NotFound("question") : id;
            }

            if (!retired
                && await context.Questions.CountAsync(q => q.EventId == eventId && !q.Retired,
                    cancellationToken) >= QuestionRules.MostQuestions)
            {
                return QuestionErrors.TooMany;
            }

            question.Retired = retired;
            context.AuditEntries.Add(
                QuestionAudit.Of(question, _writer.Act(retired ? "Retired" : "BroughtBack", actor), []));
            return id;
        }, cancellationToken);

    /// <summary>Deletes a question that nobody answered.</summary>
    /// <returns>Its id; <c>question.answered</c>, <c>forbidden</c>, <c>not_found</c>.</returns>
    public async Task<Result<Guid>> DeleteAsync(Guid eventId, Guid id, Actor actor, CancellationToken cancellationToken)
    {
        var label = "";
        return await _writer.ChangeAsync(eventId, actor, new QuestionChange(async context =>
        {
            var question = await QuestionWriter.FindAsync(context, eventId, id, cancellationToken);
            if (question is null)
            {
                return Error.NotFound("question");
            }

            label = question.Label;
            if (await context.Answers.AnyAsync(a => a.QuestionId == id, cancellationToken))
            {
                return QuestionErrors.Answered(label);
            }

            context.AuditEntries.Add(QuestionAudit.Of(question, _writer.Act("Deleted", actor),
                AuditTrail.Gone(QuestionAudit.Fields(question))));
            context.Questions.Remove(question);
            return id;
        })
        {
            FailureMeans = async context =>
                await context.Answers.AnyAsync(a => a.QuestionId == id, cancellationToken)
                    ? QuestionErrors.Answered(label) : null,
        }, cancellationToken);
    }

    /// <summary>Puts the questions into another order.</summary>
    /// <param name="eventId">The event.</param>
    /// <param name="order">Every question of the event, retired ones too, once.</param>
    /// <param name="actor">An organiser.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <returns>The event's id; <c>question.order_stale</c> where the event has other questions, <c>forbidden</c>,
    /// <c>not_found</c>.</returns>
    public Task<Result<Guid>> ReorderAsync(Guid eventId, IReadOnlyList<Guid> order, Actor actor,
        CancellationToken cancellationToken) => _writer.ChangeAsync(eventId, actor, async context =>
        {
            var questions = await context.Questions.Where(q => q.EventId == eventId)
                .ToDictionaryAsync(q => q.Id, cancellationToken);
            if (order.Count != questions.Count || !questions.Keys.ToHashSet().SetEquals(order))
            {
                return QuestionErrors.Others;
            }

            for (var position = 0; position < order.Count; position++)
            {
                var question = questions[order[position]];
                if (question.Position != position)
                {
                    context.AuditEntries.Add(QuestionAudit.Of(question, _writer.Act("Changed", actor),
                        [new FieldChange("position", question.Position.ToString(), position.ToString())]));
                    question.Position = position;
                }
            }

            return eventId;
        }, cancellationToken);
}
