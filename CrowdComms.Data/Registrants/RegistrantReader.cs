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

        var found = await people.Select(RegistrantRow.Of)
            .Select(r => new
            {
                Row = r,
                Answers = context.Answers.Where(a => a.RegistrantId == id && a.Value != "").ToList(),
            }).AsSingleQuery().SingleOrDefaultAsync(cancellationToken);
        return found is null ? Error.NotFound("person") : found.Row with { Answers = AnswerReader.Rows(asked, found.Answers) };
    }
}
