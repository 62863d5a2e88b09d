using CrowdComms.Data.Audit;
using CrowdComms.Data.Common;
using CrowdComms.Data.Engines;
using Microsoft.EntityFrameworkCore;

namespace CrowdComms.Data.Questions;

/// <summary>Lists, creates and changes the questions of an event, for organisers. Changes are audited; of two edits at
/// the same time the later one wins.</summary>
public sealed class QuestionService(
    IDbContextFactory<CrowdCommsContext> contexts, IDatabaseEngine engine, TimeProvider clock)
{
    private readonly QuestionWriter _writer = new(contexts, engine, clock);

    /// <summary>The event's questions in their order, retired ones included.</summary>
    /// <returns>The rows; <c>forbidden</c> to staff, <c>not_found</c> to strangers.</returns>
    public async Task<Result<IReadOnlyList<QuestionRow>>> ListAsync(
        Guid eventId, Actor actor, CancellationToken cancellationToken)
    {
        if (actor.Refusal(MemberRole.Organiser, eventId, QuestionWriter.Purpose) is { } refusal)
        {
            return refusal;
        }

        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var rows = await context.Questions.AsNoTracking().Where(q => q.EventId == eventId).InOrder()
            .Select(QuestionRow.Of).ToListAsync(cancellationToken);
        var answered = await context.Questions.AsNoTracking()
            .Where(q => q.EventId == eventId && context.Answers.Any(a => a.QuestionId == q.Id)).Select(q => q.Id)
            .ToListAsync(cancellationToken);
        return rows.ConvertAll(row => row with { Answered = answered.Contains(row.Id) });
    }

    /// <summary>Creates a question, which comes last in the order.</summary>
    /// <returns>Its id; <c>validation</c>, <c>question.too_many</c>, <c>forbidden</c>, <c>not_found</c>.</returns>
    public Task<Result<Guid>> AddAsync(Guid eventId, QuestionDetails details, Actor actor,
        CancellationToken cancellationToken) => _writer.ChangeAsync(eventId, actor, async context =>
        {
            var others = await context.Questions.Where(q => q.EventId == eventId)
                .Select(q => new { q.Key, q.Position, q.Retired }).ToListAsync(cancellationToken);
            if (others.Count(q => !q.Retired) >= QuestionRules.MostQuestions)
            {
                return QuestionErrors.TooMany;
            }

            var taken = others.Select(q => q.Key).ToHashSet(StringComparer.Ordinal);
            var question = new Question
            {
                EventId = eventId,
                Key = QuestionRules.Key(details.Label ?? "", taken),
                Label = "",
                Position = others.Select(q => q.Position).DefaultIfEmpty(-1).Max() + 1
            };
            if (await DescribeAsync(context, question, details, cancellationToken) is { } problem)
            {
                return problem;
            }

            context.Questions.Add(question);
            context.AuditEntries.Add(QuestionAudit.Of(question, _writer.Act("Created", actor),
                AuditTrail.New(QuestionAudit.Fields(question))));
            return question.Id;
        }, cancellationToken);

    /// <summary>Replaces the properties of a question. Its key never changes. Stored answers stay with their option and
    /// show its new text; an option that is left out is retired and stays with the people who chose it.</summary>
    /// <returns>Its id; <c>validation</c>, <c>question.kind_fixed</c>, <c>forbidden</c>, <c>not_found</c>.</returns>
    public Task<Result<Guid>> ChangeAsync(Guid eventId, Guid id, QuestionDetails details, Actor actor,
        CancellationToken cancellationToken) => _writer.ChangeAsync(eventId, actor, async context =>
        {
            var question = await QuestionWriter.FindAsync(context, eventId, id, cancellationToken);
            if (question is null)
            {
                return Error.NotFound("question");
            }

            if (details.Kind != question.Kind
                && await context.Answers.AnyAsync(a => a.QuestionId == id, cancellationToken))
            {
                return QuestionErrors.KindFixed;
            }

            var before = QuestionAudit.Fields(question);
            if (await DescribeAsync(context, question, details, cancellationToken) is { } problem)
            {
                return problem;
            }

            var changes = AuditTrail.Between(before, QuestionAudit.Fields(question));
            context.AuditEntries.AddRange(changes.Count == 0 ? []
                : [QuestionAudit.Of(question, _writer.Act("Changed", actor), changes)]);
            return id;
        }, cancellationToken);

    private static async Task<Error?> DescribeAsync(
        CrowdCommsContext context, Question question, QuestionDetails details, CancellationToken cancellationToken)
    {
        if (QuestionRules.Check(details) is { Count: > 0 } problems)
        {
            return Error.Validation(problems);
        }

        // A pass type that was deleted stays in the list: an empty list would mean that everyone is asked the question.
        List<Guid> passTypes = [.. details.PassTypeIds.Distinct()];
        var known = await context.PassTypes.Where(p => p.EventId == question.EventId).Select(p => p.Id)
            .ToListAsync(cancellationToken);
        if (passTypes.Exists(id => !known.Contains(id) && !question.PassTypeIds.Contains(id)))
        {
            return QuestionErrors.UnknownPassType;
        }

        (question.Label, question.Help, question.Kind, question.Required) =
            (TextRules.Line(details.Label), TextRules.Lines(details.Help).OrNull(), details.Kind, details.Required);
        question.Options = QuestionRules.HasOptions(details.Kind)
            ? QuestionOptions.Changed(question.Options, QuestionOptions.Cleaned(details.Options)) : [];
        question.PassTypeIds = passTypes;
        return null;
    }
}
