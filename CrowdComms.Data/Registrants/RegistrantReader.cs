using CrowdComms.Data.Common;
using CrowdComms.Data.Questions;
using Microsoft.EntityFrameworkCore;

namespace CrowdComms.Data.Registrants;

/// <summary>Reads a single registrant for staff.</summary>
public sealed class RegistrantReader(IDbContextFactory<CrowdCommsContext> contexts, EventQuestions questions)
{
    /// <summary>The registrant of this id in this event, with their answers; one statement.</summary>
    /// <returns>The row; <c>not_found</c> when the event has no such registrant, and to strangers.</returns>
    public async Task<Result<RegistrantRow>> GetAsync(Guid eventId, Guid id, Actor actor, CancellationToken cancellationToken)
    {
        if (actor.Refusal(MemberRole.Staff, eventId, "see the registrants") is { } refusal)
        {
            return refusal;
        }

        var asked = await questions.OfAsync(eventId, cancellationToken);
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var people = context.Registrants.AsNoTracking().Where(r => r.EventId == eventId && r.Id == id);
        if (asked.Count == 0)
        {
            return await people.Select(RegistrantRow.Of).SingleOrDefaultAsync(cancellationToken) is { } row
                ? row with { Answers = [] } : Error.NotFound("person");
        }

        // One row for each answer, and one for a registrant without any.
        var rows = await (
            from row in people.Select(RegistrantRow.Of)
            join answer in context.Answers.AsNoTracking().Where(a => a.Value != "") on row.Id equals answer.RegistrantId into answers
            from answer in answers.DefaultIfEmpty()
            select new { Row = row, Answer = answer }).ToListAsync(cancellationToken);
        return rows.Count == 0 ? Error.NotFound("person") : rows[0].Row with
        {
            Answers = AnswerReader.Rows(asked, rows.Where(r => r.Answer is not null).Select(r => r.Answer!).ToList()),
        };
    }
}
