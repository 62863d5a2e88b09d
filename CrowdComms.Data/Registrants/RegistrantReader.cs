using CrowdComms.Data.Common;
using CrowdComms.Data.Questions;
using Microsoft.EntityFrameworkCore;

namespace CrowdComms.Data.Registrants;

/// <summary>Reads a single registrant for staff.</summary>
public sealed class RegistrantReader(IDbContextFactory<CrowdCommsContext> contexts, EventQuestions questions)
{
    private const string Purpose = "see the registrants";

    /// <summary>The registrant of this id in this event.</summary>
    /// <returns>The row; <c>not_found</c> when the event has no such registrant, and to strangers.</returns>
    public async Task<Result<RegistrantRow>> GetAsync(Guid eventId, Guid id, Actor actor, CancellationToken cancellationToken)
    {
        if (actor.Refusal(MemberRole.Staff, eventId, Purpose) is { } refusal)
        {
            return refusal;
        }

        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        return await PeopleAt(context, eventId, id).Select(RegistrantRow.Of).SingleOrDefaultAsync(cancellationToken) is { } row ? row
            : Error.NotFound("person");
    }

    /// <summary>The registrant of this id in this event with their answers, in one statement.</summary>
    /// <returns>The row, whose answers are empty where the event asks nothing; <c>not_found</c> when the event has no such
    /// registrant, and to strangers.</returns>
    public async Task<Result<RegistrantRow>> GetWithAnswersAsync(Guid eventId, Guid id, Actor actor, CancellationToken cancellationToken)
    {
        if (actor.Refusal(MemberRole.Staff, eventId, Purpose) is { } refusal)
        {
            return refusal;
        }

        var asked = await questions.OfAsync(eventId, cancellationToken);
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var people = PeopleAt(context, eventId, id);
        if (asked.Count == 0)
        {
            return await people.Select(RegistrantRow.Of).SingleOrDefaultAsync(cancellationToken) is { } row
                ? row with { Answers = [] } : Error.NotFound("person");
        }

        // One row for each answer, and one for a registrant without any.
        var rows = await (
            from person in people.Include(r => r.Company).Include(r => r.PassType)
            join answer in context.Answers.AsNoTracking().Where(a => a.Value != "") on person.Id equals answer.RegistrantId into answers
            from answer in answers.DefaultIfEmpty()
            select new { Person = person, Answer = answer }).ToListAsync(cancellationToken);
        return rows.Count == 0 ? Error.NotFound("person") : RegistrantRows.Of(rows[0].Person) with
        {
            Answers = AnswerReader.Rows(asked, rows.Where(r => r.Answer is not null).Select(r => r.Answer!).ToList()),
        };
    }

    private static IQueryable<Registrant> PeopleAt(CrowdCommsContext context, Guid eventId, Guid id) =>
        context.Registrants.AsNoTracking().Where(r => r.EventId == eventId && r.Id == id);
}
