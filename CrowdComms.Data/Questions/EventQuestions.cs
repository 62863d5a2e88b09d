using CrowdComms.Data.Live;
using Microsoft.EntityFrameworkCore;

namespace CrowdComms.Data.Questions;

/// <summary>Returns the questions of an event from <see cref="EntranceCache"/>, so that what shows answers asks the database for the
/// answers alone, and for nothing where an event has no questions.</summary>
public sealed class EventQuestions(IDbContextFactory<CrowdCommsContext> contexts, EntranceCache cache)
{
    /// <summary>The event's questions in the organisers' order, retired ones too. The caller has checked that the actor may see
    /// them.</summary>
    public async ValueTask<IReadOnlyList<QuestionRow>> OfAsync(Guid eventId, CancellationToken cancellationToken) =>
        (await cache.GetAsync(CachedKind.Questions, $"{eventId}", async stop =>
        {
            await using var context = await contexts.CreateDbContextAsync(stop);
            return await context.Questions.AsNoTracking().Where(q => q.EventId == eventId).InOrder()
                .Select(QuestionRow.Of).ToListAsync(stop);
        }, cancellationToken))!;
}
