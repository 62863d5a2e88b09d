using CrowdComms.Data.Common;
using CrowdComms.Data.Venue;
using Microsoft.EntityFrameworkCore;

namespace CrowdComms.Data.Questions;

/// <summary>Reads the event's questions and the answers that registrants gave, for staff.</summary>
public sealed class AnswerReader(IDbContextFactory<CrowdCommsContext> contexts, EventQuestions questions)
{
    private const string Purpose = "see people’s answers";

    /// <summary>The questions that the event asks now, in the organisers' order, for staff and the devices of
    /// stations.</summary>
    /// <returns>The questions; <c>device.revoked</c>, <c>forbidden</c> to a kiosk, <c>not_found</c> to
    /// strangers.</returns>
    public async Task<Result<IReadOnlyList<QuestionRow>>> AskedAsync(
        Guid eventId, Actor actor, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        return await RefusalAsync(context, eventId, actor, cancellationToken) is { } refusal ? refusal
            : (await questions.OfAsync(eventId, cancellationToken)).Where(q => !q.Retired).ToList();
    }

    /// <summary>One registrant's answers in the order of the questions, also those to retired questions.</summary>
    /// <returns>The answers, empty if there are none; <c>device.revoked</c>, <c>forbidden</c> to a kiosk,
    /// <c>not_found</c> to strangers.</returns>
    public async Task<Result<IReadOnlyList<AnswerRow>>> OfAsync(
        Guid eventId, Guid registrantId, Actor actor, CancellationToken cancellationToken)
    {
        var found = await OfManyAsync(eventId, [registrantId], actor, cancellationToken);
        return found.Failed(out var refusal) ? refusal : found.Value.GetValueOrDefault(registrantId, []).ToList();
    }

    /// <summary>The answers of several registrants, such as those on one page of a list; a registrant without answers
    /// is not in the result.</summary>
    /// <returns>The answers by registrant, in the order of the questions; <c>device.revoked</c>, <c>forbidden</c> to a
    /// kiosk, <c>not_found</c> to strangers.</returns>
    public async Task<Result<Dictionary<Guid, List<AnswerRow>>>> OfManyAsync(
        Guid eventId, IReadOnlyCollection<Guid> people, Actor actor, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        if (await RefusalAsync(context, eventId, actor, cancellationToken) is { } refusal)
        {
            return refusal;
        }

        var asked = await questions.OfAsync(eventId, cancellationToken);
        var answers = asked.Count == 0 ? [] : await context.Answers.AsNoTracking()
            .Where(a => a.EventId == eventId && people.Contains(a.RegistrantId) && a.Value != "").ToListAsync(cancellationToken);
        return answers.GroupBy(a => a.RegistrantId).ToDictionary(g => g.Key, g => Rows(asked, [.. g]));
    }

    /// <summary>The answers in the order of the questions.</summary>
    internal static List<AnswerRow> Rows(IReadOnlyList<QuestionRow> questions, IReadOnlyCollection<Answer> answers) =>
        Rows(questions, answers.ToDictionary(a => a.QuestionId, a => a.Value));

    /// <summary>The answers in the order of the questions, from the values by the id of the question.</summary>
    internal static List<AnswerRow> Rows(IReadOnlyList<QuestionRow> questions, IReadOnlyDictionary<Guid, string> values) =>
        [.. questions.Where(q => values.ContainsKey(q.Id))
            .Select(q => new AnswerRow(q.Id, q.Key, q.Label, q.Kind, values[q.Id]) { Options = q.Options })];

    private static async Task<Error?> RefusalAsync(
        CrowdCommsContext context, Guid eventId, Actor actor, CancellationToken cancellationToken) =>
            actor.StationRefusal(eventId, null, Purpose)
                ?? await DeviceRules.RefusalAsync(context, actor, new(DeviceRules.Staffed, Purpose), cancellationToken);
}
