using CrowdComms.Data.Audit;
using CrowdComms.Data.Common;
using CrowdComms.Data.Engines;
using Microsoft.EntityFrameworkCore;

namespace CrowdComms.Data.Questions;

/// <summary>Retires, deletes and orders questions, for organisers. Changes are audited.</summary>
public sealed class QuestionOrder(
    IDbContextFactory<CrowdCommsContext> contexts, IDatabaseEngine engine, TimeProvider clock)
{
    private readonly QuestionWriter _writer = new(contexts, engine, clock);

    /// <summary>Retires a question, so that it is not asked any more, or brings it back. Its answers stay.</summary>
    /// <returns>Its id, also if nothing had to change; <c>question.too_many</c>, <c>forbidden</c> to staff,
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

    /// <summary>Deletes a question that has no answers.</summary>
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

    /// <summary>Changes the order of the event's questions in forms and files.</summary>
    /// <param name="eventId">The event of the questions.</param>
    /// <param name="order">The id of every question of the event, retired ones too, once each.</param>
    /// <param name="actor">The organiser who orders them.</param>
    /// <param name="cancellationToken">Stops before anything is saved.</param>
    /// <returns>The event's id; <c>question.order_stale</c> where the event has other questions now, <c>forbidden</c>,
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
