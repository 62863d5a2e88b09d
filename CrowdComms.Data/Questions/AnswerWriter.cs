using CrowdComms.Data.Audit;
using CrowdComms.Data.Common;
using Microsoft.EntityFrameworkCore;

namespace CrowdComms.Data.Questions;

/// <summary>Saves answers in the same transaction as the registrant who gave them.</summary>
internal static class AnswerWriter
{
    /// <summary>Checks answers, and adds them to the context, to be saved with the registrant.</summary>
    /// <param name="context">A context with an open transaction.</param>
    /// <param name="person">The registrant, with the pass type that they will have.</param>
    /// <param name="given">The answers; null changes nothing.</param>
    /// <param name="cancellationToken">Stops the queries.</param>
    /// <returns>The differences, for the audit, and the answers as they are now; <c>validation</c>, and then nothing was
    /// added.</returns>
    internal static async Task<Result<WrittenAnswers>> AnswerAsync(
        this CrowdCommsContext context, Answerer person, GivenAnswers? given, CancellationToken cancellationToken)
    {
        if (given is null)
        {
            return new WrittenAnswers([], null);
        }

        var questions = await context.Questions.AsNoTracking().Where(q => q.EventId == person.EventId).InOrder()
            .Select(QuestionRow.Of).ToListAsync(cancellationToken);
        var stored = await context.Answers
            .Where(a => a.EventId == person.EventId && a.RegistrantId == person.RegistrantId)
            .ToDictionaryAsync(a => a.QuestionId, cancellationToken);
        var checkedAnswers =
            AnswerRules.Check(questions, person.PassTypeId, given, stored.ToDictionary(a => a.Key, a => a.Value.Value));
        if (checkedAnswers.Problems.Count > 0)
        {
            return Error.Validation(checkedAnswers.Problems);
        }

        var changes = context.Put(person, new KnownAnswers(questions, stored.Values), checkedAnswers.Values);
        return new WrittenAnswers(changes, AnswerReader.Rows(questions, [.. context.Answers.Local
            .Where(a => a.RegistrantId == person.RegistrantId && a.Value.Length > 0)]));
    }

    /// <summary>Adds checked answers to the context.</summary>
    /// <param name="context">A context with an open transaction.</param>
    /// <param name="person">The registrant who gave them.</param>
    /// <param name="known">The event's questions in their order, and the registrant's stored answers, tracked.</param>
    /// <param name="values">The answers that differ, by question; an empty text deletes an answer.</param>
    /// <returns>The differences, for the audit.</returns>
    internal static List<FieldChange> Put(
        this CrowdCommsContext context, Answerer person, KnownAnswers known, IReadOnlyDictionary<Guid, string> values) =>
            [.. known.Questions.Where(q => values.ContainsKey(q.Id))
                .Select(q =>
                    Put(context, new Asked(person, q), known.Answers.FirstOrDefault(a => a.QuestionId == q.Id), values[q.Id]))];

    /// <summary>Sorts questions in the order of forms, files and the organisers' list.</summary>
    internal static IOrderedQueryable<Question> InOrder(this IQueryable<Question> questions) =>
        questions.OrderBy(q => q.Position).ThenBy(q => q.Id);

    private static FieldChange Put(
        CrowdCommsContext context, Asked at, Answer? stored, string value)
    {
        var (person, question) = at;
        var before = stored?.Value.OrNull();
        if (value.Length == 0)
        {
            context.Answers.Remove(stored!);
        }
        else if (stored is not null)
        {
            stored.Value = value;
        }
        else
        {
            context.Answers.Add(new Answer
            {
                EventId = person.EventId,
                RegistrantId = person.RegistrantId,
                QuestionId = question.Id,
                Value = value
            });
        }

        return new FieldChange($"answers.{question.Key}", before is null ? null
            : AnswerRow.Words(question, before), value.Length == 0 ? null : AnswerRow.Words(question, value));
    }

    /// <summary>A question, and the person who answers it.</summary>
    private sealed record Asked(Answerer Person, QuestionRow Question);
}

/// <summary>The answers that were written.</summary>
/// <param name="Changes">The differences, for the audit.</param>
/// <param name="Rows">All answers of the registrant in the order of the questions; null where none were given.</param>
internal sealed record WrittenAnswers(IReadOnlyList<FieldChange> Changes, IReadOnlyList<AnswerRow>? Rows);

/// <summary>What is known before answers are saved.</summary>
/// <param name="Questions">The event's questions in their order.</param>
/// <param name="Answers">The registrant's stored answers, tracked.</param>
internal sealed record KnownAnswers(IReadOnlyList<QuestionRow> Questions, IReadOnlyCollection<Answer> Answers);

/// <summary>A registrant whose answers are saved.</summary>
/// <param name="EventId">The event of the registrant.</param>
/// <param name="RegistrantId">The registrant.</param>
/// <param name="PassTypeId">The pass type that they will have, which decides the questions that concern them.</param>
internal sealed record Answerer(Guid EventId, Guid RegistrantId, Guid PassTypeId);
