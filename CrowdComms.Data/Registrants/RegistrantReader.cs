using CrowdComms.Data.Common;
using Microsoft.EntityFrameworkCore;

namespace CrowdComms.Data.Registrants;

/// <summary>Reads a single registrant for staff.</summary>
public sealed class RegistrantReader(IDbContextFactory<CrowdCommsContext> contexts)
{
    /// <summary>The registrant of this id in this event.</summary>
    /// <returns>The row; <c>not_found</c> when the event has no such registrant, and to strangers.</returns>
    public async Task<Result<RegistrantRow>> GetAsync(Guid eventId, Guid id, Actor actor, CancellationToken cancellationToken)
    {
        if (actor.Refusal(MemberRole.Staff, eventId, "see the registrants") is { } refusal)
        {
            return refusal;
        }

        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var row = await context.Registrants.AsNoTracking().Where(r => r.EventId == eventId && r.Id == id)
            .Select(RegistrantRow.Of).SingleOrDefaultAsync(cancellationToken);
        return row is null ? Error.NotFound("person") : row;
    }
}
